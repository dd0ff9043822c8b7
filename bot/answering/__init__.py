"""From what is asked to what the documents say: one file for each family of questions."""
