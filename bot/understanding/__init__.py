"""From what somebody typed to what they ask: text, spelling, mentions, intents, conversation."""
