"""From typed text to words as they were meant, and what each run of them may mean."""
