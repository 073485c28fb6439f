"""One turn of conversation over ports: an utterance in, what was done and said out."""
