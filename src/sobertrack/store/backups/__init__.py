"""Backups: made, kept, checked and given back. Each is one .tar.gz that any computer can open without sobertrack."""
