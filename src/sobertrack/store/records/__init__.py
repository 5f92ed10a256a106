"""The journal in its parts: lines, ids, devices, reading, marks, caches. The tables are not known here."""
