"""What the person types: thin commands, prompts, the session; nothing imports it."""
