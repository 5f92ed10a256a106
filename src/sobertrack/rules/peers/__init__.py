"""Groups and meetings: finding, choosing, attending, comparing. Pure functions."""
