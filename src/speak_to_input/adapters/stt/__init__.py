"""Speech to text: one file per provider, each behind `ports.SpeechToText`."""
