"""Bases of the values that modules compiled to machine code define.

A compiled class takes its options from its base, not from its own `class` line, which type checkers read: so a value
there is written `class Clause(Leaf, frozen=True)`. This module is not compiled.
"""

from __future__ import annotations

import msgspec


class Frozen(msgspec.Struct, frozen=True):
    """A value that cannot change."""


class Leaf(msgspec.Struct, frozen=True, gc=False):
    """One that refers to nothing that leads back to it, so that the collector of garbage may leave it out."""
