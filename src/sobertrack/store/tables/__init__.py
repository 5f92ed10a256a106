"""TOML files and the tables in them: read, changed in place, replaced whole."""
