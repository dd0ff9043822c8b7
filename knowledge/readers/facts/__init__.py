"""What else a document states: figures, causes of concern, praise, terms, contacts."""
