"""The services: thin routes over the conversation."""
