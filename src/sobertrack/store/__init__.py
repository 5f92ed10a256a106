"""The person's own files: the only disk there is; no rules and no words beyond errors."""
