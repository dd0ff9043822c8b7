"""Questions about many services at once: lists and counts, moves, the best, comparisons."""
