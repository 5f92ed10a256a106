"""Other programs' formats: bytes to values and back, one module each; never touches the disk."""
