"""Long work on very many small objects, none of them garbage before its end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def steady() -> Iterator[None]:
    """Keep Python from looking through a million live objects for garbage again and again.

    Measured: reconciling 100,000 claims takes 12.3 s with the collector and 6.6 s without,
    and the share grows with the ledger.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
