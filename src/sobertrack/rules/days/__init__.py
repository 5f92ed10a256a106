"""Counting days: runs, milestones, check-in streaks. Pure functions; nothing of urges or people."""
