"""The web application on one address: its files, and the way to the agent and the voice service."""
