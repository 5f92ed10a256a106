"""sobertrack: a private, local-first sobriety and accountability tracker for the terminal."""

__version__ = "0.1.0"
