"""Sentence + date → event: what happened, on which rung, whether it did, and who says so."""
