"""What the notebook holds: frozen values and how people say days; no files, no clock, no printing."""
