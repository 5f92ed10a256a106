"""What keeps the journal safe from full disks and from programs that put old files back; it never changes a record."""
