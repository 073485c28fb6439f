"""The browser agent: conversations and pages over HTTP, port 7863."""
