"""Commands for where a person stands: one module per command that only reads."""
