"""How well and how fast speech is heard: `python -m bench.voice`."""
