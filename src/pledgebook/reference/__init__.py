"""Curated language facts and their loader: data files checked once when loaded."""
