"""Sound for tests: transcribed voices out of a pinned package, and how texts are compared."""
