"""Commands for the hard moments: one module per command."""
