#!/bin/sh
# Prove the product: run every check, go on after a failure, end with what passed, failed and did not run.
set -u
cd "$(dirname "$0")/.." || exit
. scripts/say.sh

bin=.venv/bin
report=var/test-report.txt
skipped=var/test-skipped.txt
mkdir -p var/coverage
rm -f var/coverage/data* "$report" "$skipped"
touch "$report" "$skipped"

step() { # NAME COMMAND...: run one check and note how it ended
    name=$1
    shift
    say "== $name"
    began=$(date +%s)
    if "$@"; then result=passed; else result=FAILED; fi
    printf '%-8s %4s s  %s\n' "$result" "$(($(date +%s) - began))" "$name" >>"$report"
}

not_run() { # NAME REASON
    printf '%-8s         %s: %s\n' "NOT RUN" "$1" "$2" >>"$report"
}

page=src/speak_to_input/adapters/browser/page

page_script() { # the built script is committed; does it come from the committed source?
    if ! command -v npm >/dev/null 2>&1; then
        not_run "types and build of the page script" "npm is not installed (the tests in Chromium do run the script)"
    elif [ -d $page/node_modules ] || npm ci --prefix $page --silent --no-audit --no-fund; then
        step "types and build of the page script" same_after_build
    else
        not_run "types and build of the page script" "its build tools could not be installed: npm ci --prefix $page"
    fi
}

web_application() { # types, its own tests, how much a first visit loads, and whether the client is the contract's
    if [ ! -d web/node_modules ] || [ ! -f web/dist/index.html ]; then
        not_run "web application" "it is not built here: it needs Node.js 20.19 or newer"
        return
    fi
    step "types of the web application" npm run types --prefix web --silent
    step "dialogues for the web application" env PYTHONPATH=. $bin/python scripts/dialogues.py
    step "tests of the web application" npm test --prefix web --silent
    step "first load of the web application" npm run budget --prefix web --silent
    step "client of the web application" same_client
}

same_client() {
    cp web/src/client/agent.d.ts var/agent.d.ts.before
    cp web/src/client/voice.d.ts var/voice.d.ts.before
    npm run client --prefix web --silent >/dev/null &&
        cmp var/agent.d.ts.before web/src/client/agent.d.ts && cmp var/voice.d.ts.before web/src/client/voice.d.ts
}

same_after_build() {
    cp $page/built/page.js var/page.js.before
    npm run build --prefix $page --silent && cmp var/page.js.before $page/built/page.js
}

# Two processes of tests: each waits for browsers and clocks half of its time. A file stays with one of them,
# so its services start once.
both="--numprocesses 2 --dist loadfile"

coverage_of_all() {
    $bin/coverage combine --quiet && $bin/coverage report
}

step "lint" $bin/ruff check --quiet .
step "format" $bin/ruff format --check --quiet .
# What only reads runs beside what builds: one process each.
{
    step "types" $bin/mypy
    step "one-way imports" $bin/lint-imports --no-cache
    step "no secrets" sh scripts/secrets.sh
    step "security lint" $bin/bandit --quiet --recursive src --configfile pyproject.toml
} &
page_script
web_application
wait
other_way='tests/e2e/test_voice_in_chromium.py::test_speaking_in_chromium_fills_the_page_and_is_answered[socket]'
# These are thousands of ways through lines that the other tests have covered: counting lines doubles their time.
many="tests/corpus tests/unit/evaluation tests/unit/vi/test_roundtrip.py tests/unit/vi/test_values.py tests/unit/vi/test_lettered_values.py tests/unit/dialog/test_talks.py"
left_out=""
for path in $many; do left_out="$left_out --ignore $path"; done
# All other tests wait for pages and clocks half of their time, these only compute: they take what is left over.
# shellcheck disable=SC2086
step "corpus of sentences, values and talks, evaluation, round trips" nice -n 19 $bin/python -m pytest --numprocesses 2 --quiet $many \
    --skipped-list="$skipped" >var/corpus.log 2>&1 &
# shellcheck disable=SC2086
step "unit and contract tests" $bin/coverage run -m pytest $both --quiet tests --ignore tests/e2e $left_out --skipped-list="$skipped"
# Lines are not counted here: nine of ten have been by now, and pages answer sooner.
# shellcheck disable=SC2086
step "tests in a real Chromium" $bin/python -m pytest $both --quiet tests/e2e --skipped-list="$skipped" --durations 12 \
    --ignore tests/e2e/test_voice_conversation.py --ignore tests/e2e/test_voice_resilience.py \
    --ignore tests/e2e/test_command_line.py --ignore tests/e2e/chaos --ignore tests/e2e/test_voice_as_installed.py --ignore tests/e2e/test_voice_interrupted.py --ignore tests/e2e/test_voice_relayed.py \
    --ignore tests/e2e/test_web_history.py --ignore tests/e2e/test_web_look.py \
    --ignore tests/e2e/test_strange_pages.py --ignore tests/e2e/acts/test_evening_at_the_counter.py --ignore tests/e2e/acts/test_going_on.py \
    --ignore tests/e2e/test_corpus_snapshots.py \
    --ignore tests/e2e/test_web_talk.py --ignore tests/e2e/test_no_network.py --ignore tests/e2e/test_web_check.py \
    --ignore tests/e2e/test_web_pages.py --ignore tests/e2e/test_web_voice.py --ignore tests/e2e/test_web_recording.py --ignore tests/e2e/test_web_novice.py --ignore tests/e2e/test_web_accounts.py \
    --ignore tests/e2e/test_web_access.py --ignore tests/e2e/test_web_camera.py --ignore-glob 'tests/e2e/test_web_journeys*.py' \
    --ignore tests/e2e/test_web_records_spoken.py --ignore tests/e2e/test_voice_in_chromium.py \
    --ignore tests/e2e/test_records_by_sentence.py --ignore tests/e2e/test_web_unsaved.py --ignore tests/e2e/test_agent_stops.py \
    --ignore tests/e2e/test_live_stage.py --ignore tests/e2e/test_leaving_page.py \
    --ignore tests/e2e/test_web_session.py --ignore tests/e2e/test_bank_forms.py --ignore tests/e2e/test_start_page.py \
    --ignore tests/e2e/test_browser_sessions.py
wait
# Sound keeps real time: beside other tests words are lost ("mở ơn vay vốn"), so nothing else runs now.
step "speaking in a real Chromium" $bin/python -m pytest --quiet tests/e2e/test_voice_in_chromium.py --deselect "$other_way"
cat var/corpus.log
step "coverage of lines" coverage_of_all
not_run "forms against their snapshots in the corpus, speaking over the WebSocket" "they take half a minute: make e2e (speaking over WebRTC ran)"
not_run "voice: conversations over WebRTC, fields filled by speech with nothing told beforehand, a relay alone, killed services, babble, four at once, spoken journeys, states of the microphone, the check before talking and recording in the web application, a start with no network" \
    "they take minutes: make e2e (speaking in Chromium ran)"
not_run "web application in Chromium: whole journeys, every size of screen, how it looks, a novice, history, accounts, camera, access (keyboard, names, 200 %)" "they take minutes: make e2e"
not_run "whole records by sentences, what was typed and not saved, an agent that stops in the middle, the live picture of a page, leaving one half filled" "they take minutes: make e2e"
not_run "web application beyond the first loan (touched by hand, files, reload, list of fields), the bank's own pages without any agent, the start page, many sessions in one browser" "they take two minutes: make e2e (the first loan ran)"
not_run "thirty pages of as many styles of markup, each filled by a sentence; whole evenings at the counter; a session that goes on after the agent was killed" "they take a minute: make e2e (habits of pages, one by one, ran)"
not_run "the command line beside services that run" "it takes a minute: make e2e"
not_run "chaos: a page, its ledger and its replies over 300 random steps" "they take minutes: make e2e (CHAOS_STEPS, CHAOS_SEED for others)"
not_run "known vulnerabilities of dependencies" \
    "needs a vulnerability feed; where one is reachable: pip-audit --strict -r requirements/runtime.txt"

say "== Result"
cat "$report"
sed 's/^/NOT RUN          /' "$skipped"
failures=$(grep -c '^FAILED' "$report")
[ "$failures" = 0 ] || fail "$failures of the checks failed."
