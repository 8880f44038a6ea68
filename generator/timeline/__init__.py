"""Events → timeline: one entry for one happening, in order, as the editor corrected it."""
