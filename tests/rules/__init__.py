"""Rules against small journals, and against days counted one by one."""
