"""The text of a document: its lines, sentences, marks and dates, and the words it is read by."""
