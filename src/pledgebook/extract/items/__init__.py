"""Goods and services found in a text, with their quantities."""

from pledgebook.extract.items.finder import find_items

__all__ = ["find_items"]
