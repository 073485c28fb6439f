"""Speak to Input: say it in Vietnamese, and the web form in front of you is filled."""
