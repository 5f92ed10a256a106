"""How a line of words is read before a command is known: arguments, options, what was meant, help pages."""
