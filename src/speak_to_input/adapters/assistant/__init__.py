"""Ways to reach the one who answers utterances."""
