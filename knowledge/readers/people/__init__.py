"""People: who they are, what they are, and which words are theirs."""
