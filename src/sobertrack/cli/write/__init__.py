"""Commands for what happened: one module per command that writes an entry."""
