"""Ids from content: the same text gives the same id on every machine."""

import hashlib


def content_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, 64 hexadecimal digits; lone surrogates are hashed as they stand."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(prefix: str, *parts: str) -> str:
    """``prefix`` and 16 hexadecimal digits of the parts: 64 bits, a chance clash in 10 million ids below 1e-5."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return f"{prefix}-{hashlib.blake2b(joined, digest_size=8).hexdigest()}"
