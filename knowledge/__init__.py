"""What is known: the sources, the facts built from them, and the language people write."""
