"""One module for each thing that a person keeps: from a table to a value and back."""
