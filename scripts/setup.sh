#!/bin/sh
# Make this checkout ready to run: virtual environment, locked packages, a browser. Safe to repeat.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

oldest="(3, 11)"
stamp=.venv/.installed

usable() { # PYTHON: whether it runs and is new enough
    "$1" -c "import sys; sys.exit(sys.version_info < $oldest)" 2>/dev/null
}

makes_venvs() {
    usable "$1" && "$1" -c "import ensurepip, venv" 2>/dev/null
}

# The distribution's own Python comes first: it is built with profile-guided optimisation and understands an utterance a
# seventh faster than one built without (docs/adr/0019-the-interpreter-counts-for-more.md). One that lacks the module for
# virtual environments is the last resort: that module has to be installed first.
find_python() {
    pythons=${PYTHON:-/usr/bin/python3 python3 python3.13 python3.12 python3.11}
    for serves in makes_venvs usable; do
        for python in $pythons; do
            if $serves "$python"; then
                echo "$python"
                return
            fi
        done
    done
    fail "Python 3.11 or newer is needed; install it (Debian: apt-get install python3 python3-venv) or name one: PYTHON=/path/to/python3 make setup"
}

make_venv() {
    usable .venv/bin/python && return
    python=$(find_python)
    say "Virtual environment: .venv ($("$python" --version))"
    rm -rf .venv
    if ! "$python" -m venv .venv 2>/dev/null; then
        can_apt && install_packages python3-venv
        rm -rf .venv
        "$python" -m venv .venv || fail "$python cannot make virtual environments; run: apt-get install python3-venv"
    fi
}

fingerprint() { # of all that decides what is installed
    { .venv/bin/python --version; pwd; cat pyproject.toml requirements/*.txt; } | cksum
}

install_python_packages() {
    wanted=$(fingerprint)
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
    say "Python packages: requirements/dev.txt"
    rm -f "$stamp"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
    # uv reads its own settings, pip its own: where a machine's mirror is known to one of them only, that one works.
    .venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements/dev.txt ||
        .venv/bin/python -m pip install --quiet --require-hashes -r requirements/dev.txt ||
        fail "The packages could not be installed; see the lines above. Behind a proxy or mirror set UV_DEFAULT_INDEX (uv) or PIP_INDEX_URL (pip)."
    .venv/bin/uv pip install --quiet --python .venv/bin/python --offline --no-deps --no-build-isolation --editable .
    echo "$wanted" >"$stamp"
}

make_venv
install_python_packages
sh scripts/setup-browser.sh
sh scripts/setup-speech.sh
sh scripts/setup-samples.sh
sh scripts/setup-web.sh
say "Ready. Try: make run"
