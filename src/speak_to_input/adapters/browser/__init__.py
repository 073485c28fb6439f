"""Web forms in Chromium, one browser context per session; `fake.py` keeps the same port in memory."""
