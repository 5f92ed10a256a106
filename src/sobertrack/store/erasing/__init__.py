"""Erasing for good: the only place where anything in the notebook is rewritten."""
