"""Readers: from the text of a document to the facts it states, each with its span."""
