"""Figures with their uncertainty, found in a text: numbers, their qualifiers, and what they count."""

from pledgebook.extract.figures.finder import find_figures

__all__ = ["find_figures"]
