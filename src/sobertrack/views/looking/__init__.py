"""The words for today, the log and reports."""
