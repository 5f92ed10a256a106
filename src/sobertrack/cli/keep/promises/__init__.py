"""The parts of `promise`."""
