"""Where things are kept: one file per kind of store."""
