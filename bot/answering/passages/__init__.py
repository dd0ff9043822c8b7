"""Sentences of the documents: found by subject, measured against a question, shown."""
