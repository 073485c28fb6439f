"""Where things are kept: conversations and files, one file per provider."""
