"""Grades of one service: now and then, checked, explained, and of the areas of a pillar."""
