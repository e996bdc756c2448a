"""Dates found in a text, as EDTF: said, or reckoned from the document's own."""

from pledgebook.extract.dates.finder import find_dates

__all__ = ["find_dates"]
