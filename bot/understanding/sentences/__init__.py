"""From the sentences of a message to the part that asks, and the intents it may have."""
