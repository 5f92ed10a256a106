"""What doctor looks at: everything is read, and nothing is written."""
