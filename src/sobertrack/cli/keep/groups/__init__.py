"""Groups: what a person looks for, what suits them, and what they keep of their own."""
