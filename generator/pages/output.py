"""One file of the site, made when asked for."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class Output(msgspec.Struct, frozen=True):
    """A file of the site: its path below the output folder, with `/`, and what makes its bytes."""

    path: str
    make: Callable[[], bytes]
