"""How blocks look on each medium; no facts and no words of its own."""
