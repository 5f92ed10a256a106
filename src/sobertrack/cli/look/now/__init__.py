"""The parts of the bare screen that are rare, each imported only when it has something to say."""
