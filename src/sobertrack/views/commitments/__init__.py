"""The words for promises, activities, appointments and the plan for afterwards."""
