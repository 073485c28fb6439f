#!/bin/sh
# Write the locks of requirements/ anew from pyproject.toml: newest versions, hashes, no registry address.
set -eu
cd "$(dirname "$0")/.."
uv=.venv/bin/uv
compile() { # OUTPUT [MORE...]: lock pyproject.toml with MORE for Python 3.11 and newer, any system
    output=$1
    shift
    "$uv" pip compile "$@" --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file "$output" >/dev/null
}
compile requirements/runtime.txt pyproject.toml
compile requirements/voice.txt pyproject.toml --extra espeak --extra voice --constraint requirements/runtime.txt
compile requirements/dev.txt pyproject.toml --extra espeak --extra voice --extra aws --extra denoise --extra sherpa --group dev --constraint requirements/voice.txt
echo uv | compile requirements/bootstrap.txt -
echo "Locked: requirements/*.txt. Now run: make setup test"
