"""Speed of the product, measured as a caller meets it: from text to verified value. `make bench` runs it."""
