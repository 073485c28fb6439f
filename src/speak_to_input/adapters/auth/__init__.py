"""Accounts: who people are, and what proves it."""
