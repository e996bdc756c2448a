"""The flows of OCHA's Financial Tracking Service, written and read."""
