"""One file per provider behind each port."""
