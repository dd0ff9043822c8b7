"""Rows of figures, which only the row that names their columns explains."""

from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown


def with_columns(row: Shown, facts: Facts) -> list[Shown]:
    """A passage, and behind a row of figures the one that names the columns."""
    heading = row.passage.heading or ""
    if "\t" not in heading:
        return [row]
    named = [
        shown
        for shown in facts.shown
        if shown.document is row.document and shown.passage.span.text == heading
    ]
    return [row, *named]
