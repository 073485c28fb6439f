"""Choosing one interpretation of a whole utterance among all candidates."""
