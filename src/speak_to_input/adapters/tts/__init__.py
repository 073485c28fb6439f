"""Text to speech: one file per provider, wrappers beside them."""
