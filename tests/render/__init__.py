"""How blocks look on each medium."""
