"""What puts right a value that the form holds: said how, of which field, and what it is then.

`correct.corrected` is the only door. What repairs a value within the sentence that tells it belongs to the beam.
"""
