"""A file → an article: its text, its blocks and sentences, its source and publication date."""
