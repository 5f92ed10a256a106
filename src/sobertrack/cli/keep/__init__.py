"""Commands for kept things: one module per noun."""
