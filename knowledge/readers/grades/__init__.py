"""Judgments: in prose, lists, labels and tables; when they were given, and how they moved."""
