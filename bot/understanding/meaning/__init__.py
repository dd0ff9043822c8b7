"""What a question asks, as data: its slots, conditions, bounds and amounts."""
