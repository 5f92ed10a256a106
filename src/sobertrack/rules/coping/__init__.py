"""Urges, triggers, strategies and what helped. Pure functions."""
