"""What is decided about one command: about values, about moving and pressing; `core.decide` puts it together."""
