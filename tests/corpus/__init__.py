"""The language as cases: sentences, and what they ask of a form."""
