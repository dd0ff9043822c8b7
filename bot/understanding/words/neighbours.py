"""What stands beside a term of a sentence, and what a term may be read as for that."""

from collections.abc import Callable, Sequence, Set
from typing import NamedTuple

from bot.understanding.words.reading import Term


class Reading(NamedTuple):
    """A way to read a term anew by its neighbours, or not at all.

    ``of`` are the texts, values and kinds of the terms that it looks at: no other is touched.
    """

    read: Callable[[Sequence[Term], int], Term | None]
    of: Set[str]


def after_text(terms: Sequence[Term], i: int) -> str:
    """What is typed after a term, or nothing."""
    return terms[i + 1].text if i + 1 < len(terms) else ""


def next_told(terms: Sequence[Term], i: int) -> Term | None:
    """The next term that is more than a filler."""
    return next((term for term in terms[i + 1 :] if term.kind != "filler"), None)


def is_time(term: Term | None) -> bool:
    """Whether a term names an inspection's time."""
    return term is not None and term.kind == "time"
