"""IATI 2.03 activities, written and read."""
