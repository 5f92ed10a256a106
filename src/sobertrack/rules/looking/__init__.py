"""What a look back or a look at today brings together. Pure functions; no other group knows this one."""
