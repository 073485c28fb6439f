"""One turn of conversation: hear a text, act on the form, answer."""
