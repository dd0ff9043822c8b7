"""Words whose neighbours decide what they mean."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.reading import Term

_ADJECTIVES = frozenset(["efficient", "effective"])


def in_context(terms: Sequence[Term]) -> list[Term]:
    """The terms, those read anew whose meaning hangs on what stands beside them."""
    return [
        _beside(terms[i - 1] if i else None, term, terms[i + 1 :]) for i, term in enumerate(terms)
    ]


def _beside(before: Term | None, term: Term, rest: Sequence[Term]) -> Term:
    after = next((each for each in rest if each.kind != "filler"), None)
    if before and term.text == "people" and before.kind in ("loose", "unknown"):
        return _filler(term)  # "cautious people" are somebody, and no pillar
    if before and term.meaning == "year" and before.text in ("that", "same"):
        return _filler(term)  # "what did it get that year?"
    if term.meaning == "rank" and term.text.endswith("than") and after and after.kind == "time":
        return replace(term, value="change")  # "better or worse than in 2018" looks back
    if term.meaning == "another" and after and after.text in _ADJECTIVES:
        return replace(term, value="improve")  # "any more efficient" asks for no more quotes
    return term


def _filler(term: Term) -> Term:
    return replace(term, kind="filler", value=term.text)
