"""How people say days and times, and the spans between them."""
