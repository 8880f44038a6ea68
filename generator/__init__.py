"""Escalation timelines: articles in, a published chronology out."""

__version__ = "0.1.0"
