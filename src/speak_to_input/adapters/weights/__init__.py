"""Weights of speech models: where they come from, checked by hash, for recognisers and voices alike."""
