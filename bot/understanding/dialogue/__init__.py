"""What was said before, and what it lends to a question that leaves things open."""
