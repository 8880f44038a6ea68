"""Work in which Python need not look for garbage."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_garbage(*, last: bool = False) -> Iterator[None]:
    """A stretch of work that makes few cycles: looking for some among millions of objects would cost a fifth of it.

    After the `last` of a process, which is about to end, what was made is not looked through either.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if last:
            gc.freeze()
        if enabled:
            gc.enable()
