"""What is known and decided about speech that comes in: bias, rejection, completeness, manners. Pure."""
