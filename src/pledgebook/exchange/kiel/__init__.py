"""The Ukraine Support Tracker of the Kiel Institute: its main data sheet, written and read."""
