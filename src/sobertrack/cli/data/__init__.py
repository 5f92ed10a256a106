"""Commands for the files themselves: one module per command."""
