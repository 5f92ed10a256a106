"""The words for cravings: strategies, plans, letters, numbers to call."""
