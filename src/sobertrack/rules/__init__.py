"""What follows from the notebook: pure functions of (entries, today); no files, no clock, no words for people."""
