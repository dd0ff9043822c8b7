"""What stands beside a term of a sentence."""

from collections.abc import Sequence

from bot.understanding.reading import Term


def after_text(terms: Sequence[Term], i: int) -> str:
    """What is typed after a term, or nothing."""
    return terms[i + 1].text if i + 1 < len(terms) else ""


def next_told(terms: Sequence[Term], i: int) -> Term | None:
    """The next term that is more than a filler."""
    return next((term for term in terms[i + 1 :] if term.kind != "filler"), None)


def is_time(term: Term | None) -> bool:
    """Whether a term names an inspection's time."""
    return term is not None and term.kind == "time"
