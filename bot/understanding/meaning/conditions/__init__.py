"""Conditions on a service: words, cut into runs, each said of it, and joined."""
