"""The nouns that every room shares. Standard library only; frozen values; no room's logic."""
