"""Commands that make something for another person: nothing is ever sent."""
