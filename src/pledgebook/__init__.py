"""Pledgebook: public statements about international assistance, kept as a ledger that anyone can check."""

__version__ = "0.1.0"
