"""What a story tells for long texts whose fields nobody names: which words, and for what sort of field."""
