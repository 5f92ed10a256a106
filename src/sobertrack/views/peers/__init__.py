"""The words for groups and meetings."""
