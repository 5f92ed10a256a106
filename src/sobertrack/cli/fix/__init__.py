"""Commands for mending: one module per command that corrects what was written."""
