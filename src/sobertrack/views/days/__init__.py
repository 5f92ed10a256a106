"""The words for counters, runs, check-ins, slips and milestones."""
