"""Supporters, contacts, help lines, and what a person shares. Pure functions."""
