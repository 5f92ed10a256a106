"""Meeting lists of fellowships: imported, searched, followed, exported. One module a command."""
