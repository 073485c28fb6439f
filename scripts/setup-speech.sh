#!/bin/sh
# See to it that replies can be spoken: a package brings eSpeak NG; where it has none, Debian's program serves.
set -eu
cd "$(dirname "$0")/.."
. scripts/say.sh

can_speak() {
    .venv/bin/python -c "
import sys
from speak_to_input.adapters.tts.espeak_engine import find_engine
from speak_to_input.errors import ConfigurationError
try:
    find_engine(None)
except ConfigurationError:
    sys.exit(1)"
}

can_speak && exit
if can_apt && install_packages espeak-ng && can_speak; then exit; fi
say "No eSpeak NG was found, so replies are shown and not spoken; run: sudo apt-get install espeak-ng"
