#!/bin/sh
# Prove the product: run every check, go on after a failure, end with what passed, failed and did not run.
set -u
cd "$(dirname "$0")/.." || exit
. scripts/say.sh

bin=.venv/bin
report=var/test-report.txt
mkdir -p var/coverage
rm -f var/coverage/data* "$report"
touch "$report"
failures=0

step() { # NAME COMMAND...: run one check and note how it ended
    name=$1
    shift
    say "== $name"
    began=$(date +%s)
    if "$@"; then result=passed; else
        result=FAILED
        failures=$((failures + 1))
    fi
    printf '%-8s %4s s  %s\n' "$result" "$(($(date +%s) - began))" "$name" >>"$report"
}

not_run() { # NAME REASON
    printf '%-8s         %s: %s\n' "NOT RUN" "$1" "$2" >>"$report"
}

page_script_tests() {
    tests=$(git ls-files --cached --others --exclude-standard 'src/*.test.js' 'src/*.test.mjs' 'bank_forms/*.test.js' 'bank_forms/*.test.mjs')
    [ -n "$tests" ] || return 0
    if ! command -v node >/dev/null 2>&1; then
        not_run "tests of the page script" "node is not installed (the end-to-end tests do run the script)"
        return
    fi
    # File names hold no spaces: git ls-files would have quoted them.
    # shellcheck disable=SC2086
    step "tests of the page script" node --test $tests
}

coverage_of_all() {
    $bin/coverage combine --quiet && $bin/coverage report
}

step "lint" $bin/ruff check --quiet .
step "format" $bin/ruff format --check --quiet .
step "types" $bin/mypy
step "one-way imports" $bin/lint-imports --no-cache
step "no secrets" sh scripts/secrets.sh
step "security lint" $bin/bandit --quiet --recursive src --configfile pyproject.toml
page_script_tests
step "unit, contract and corpus tests" $bin/coverage run -m pytest --quiet tests/unit tests/contract tests/corpus
step "tests in a real Chromium" $bin/coverage run -m pytest --quiet tests/e2e
step "coverage of lines" coverage_of_all
not_run "known vulnerabilities of dependencies" \
    "needs a vulnerability feed; where one is reachable: pip-audit --strict -r requirements/runtime.txt"

say "" "== Result"
cat "$report"
[ "$failures" = 0 ] || fail "$failures of the checks failed."
