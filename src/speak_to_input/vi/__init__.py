"""Spoken and written Vietnamese to values and back; pure, no I/O, no clock."""
