#!/bin/sh
# All tests in a real Chromium: first those without sound, two files at a time, then those that hear and speak, whose
# recogniser needs the machine for itself. Goes on after a failure and fails in the end.
# A test that could not run (no samples of voices, no Node.js, a busy machine) is a failure too, told with its reason:
# E2E_MAY_SKIP=1 says that this is wished.
# Pictures that the tests took are put on one sheet, for whoever changed something to look at.
set -u
cd "$(dirname "$0")/.." || exit
. scripts/say.sh
skipped=var/e2e-skipped.txt
mkdir -p var
: >"$skipped"
pytest=".venv/bin/python -m pytest --quiet --durations 12 --skipped-list=$skipped"
export CHAOS_STEPS="${CHAOS_STEPS:-300}"
sound="tests/e2e/test_voice_*.py tests/e2e/test_web_voice.py tests/e2e/test_web_recording.py tests/e2e/test_web_journeys_spoken.py tests/e2e/test_web_talk.py tests/e2e/test_no_network.py tests/e2e/test_web_records_spoken.py"
pictures=var/web
began=$pictures/.began
ignored=""
for file in $sound; do ignored="$ignored --ignore $file"; done

mkdir -p "$pictures"
: >"$began"
failed=0
# shellcheck disable=SC2086
$pytest --numprocesses 2 --dist loadfile tests/e2e $ignored || failed=1
# shellcheck disable=SC2086
$pytest $sound || failed=1

if [ -s "$skipped" ]; then
    sed 's/^/NOT RUN  /' "$skipped"
    if [ -z "${E2E_MAY_SKIP:-}" ]; then
        failed=1
        say "$(wc -l <"$skipped" | tr -d ' ') tests did not run, which counts as a failure (E2E_MAY_SKIP=1 lets them be left out)."
    fi
fi
.venv/bin/python scripts/contact_sheet.py "$pictures" "$began" || failed=1
exit $failed
