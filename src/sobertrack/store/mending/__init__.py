"""What doctor does when it is told to: copies are kept of everything, and nothing is deleted."""
