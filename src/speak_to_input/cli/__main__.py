"""`python -m speak_to_input.cli`, which is what `up` starts."""

from speak_to_input.cli.app import main

main()
