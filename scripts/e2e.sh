#!/bin/sh
# All tests in a real Chromium: first those without sound, two files at a time, then those that hear and speak, whose
# recogniser needs the machine for itself. Goes on after a failure and fails in the end.
set -u
cd "$(dirname "$0")/.." || exit
pytest=".venv/bin/python -m pytest --quiet --durations 12"
export CHAOS_STEPS="${CHAOS_STEPS:-300}"
sound="tests/e2e/test_voice_*.py tests/e2e/test_web_voice.py tests/e2e/test_web_recording.py tests/e2e/test_web_journeys_spoken.py"
ignored=""
for file in $sound; do ignored="$ignored --ignore $file"; done

failed=0
# shellcheck disable=SC2086
$pytest --numprocesses 2 --dist loadfile tests/e2e $ignored || failed=1
# shellcheck disable=SC2086
$pytest $sound || failed=1
exit $failed
