"""Timeline → files: pages, charts, feeds, exports, published whole."""
