"""Ratios against peers, growth at three sizes, claims gained and lost."""
