"""What can be seen of a running service: correlation id, log lines, metrics. Never speech or values."""
