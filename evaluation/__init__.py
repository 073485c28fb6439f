"""Measures understanding: the corpus, and synthetic sentences beside it. Not part of the shipped package."""
