"""Matching by learning: which of many labels a sentence belongs to, or none of them."""
