"""Anything in any order against a real agent and a real Chromium."""
