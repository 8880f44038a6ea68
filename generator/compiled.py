"""Whether the program runs compiled to machine code (see setup.py at the top of the repository)."""

from __future__ import annotations

from importlib.util import find_spec

_COMPILED = "generator.events.occurrences"
"""One of the modules that are compiled, where any is."""


def is_compiled() -> bool:
    """Whether the rooms of setup.py are machine code, and not run by Python from their sources."""
    found = find_spec(_COMPILED)
    return found is not None and not (found.origin or "").endswith(".py")
