"""Statements: direct quotations of a whole sentence or more, with who said them."""

from pledgebook.extract.statements.reader import read_statements

__all__ = ["read_statements"]
