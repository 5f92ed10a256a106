"""Groups, meetings, and lists of meetings."""
