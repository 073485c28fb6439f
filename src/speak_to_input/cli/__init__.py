"""The command line: `speak-to-input up | agent | fill | say | parse | doctor`."""

from speak_to_input.cli.app import main

__all__ = ["main"]
