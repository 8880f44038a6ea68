"""Text → date expressions: where the words are, what they mean, and how they were read."""
