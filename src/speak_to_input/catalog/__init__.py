"""The only reader of the data files in lexicon/ and workflows/."""
