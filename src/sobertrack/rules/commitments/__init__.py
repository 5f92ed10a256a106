"""Promises, activities, appointments, the plan for afterwards. Pure functions."""
