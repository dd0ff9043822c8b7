"""Words whose neighbours decide what they mean."""

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from bot.understanding.reading import Term

_ADJECTIVES = frozenset(["efficient", "effective"])
_AVOIDED = frozenset(["escaped", "escape", "avoided", "avoid", "dodged", "spared", "without"])
_FAILED = frozenset(["fail", "fails", "failed", "failing"])
#: Words before "year" that make it no question of a date: "that year", "a year".
_YEARLY = frozenset(["that", "same", "in", "the", "a", "per", "each", "every"])
_ARTICLES = frozenset(["the", "a", "my", "our", "its", "their", "every", "each"])
_STAYED = frozenset(["stay", "stayed", "stays", "staying"])
_WAY = {"up": "improve", "down": "worsen"}
_AHEAD = {"ahead": "improve", "behind": "worsen"}
_STEPS = frozenset(["one", "two", "three", "1", "2", "3"])
#: Meanings of those who may have gone up or down: "which up since 2018".
_MOVERS = frozenset(["which", "who", "how many", "which service", "service list"])
_PLACES = frozenset(["position", "place", "placed", "spot"])
#: Meanings of the services among which one has its place.
_FIELD = frozenset(["service list", "nation", "which service"])


def in_context(terms: Sequence[Term]) -> list[Term]:
    """The terms, those read anew whose meaning hangs on what stands around them."""
    return [
        next((found for read in _READINGS if (found := read(terms, i))), term)
        for i, term in enumerate(terms)
    ]


def _as_filler(terms: Sequence[Term], i: int) -> Term | None:
    """Give "cautious people", who are no pillar, and "that year", which asks for no date."""
    before, term = terms[i - 1] if i else None, terms[i]
    if before is None:
        return None
    if term.meaning == "thanks" and before.meaning == "who":  # "who thanked the crews"
        return replace(term, value="strength")
    if term.text == "team" and before.meaning == "hello":
        return replace(term, kind="filler", value=term.text)
    if term.meaning in ("area", "purpose") and (before.kind == "pillar" or _is_point(before, term)):
        return replace(term, kind="filler", value=term.text)  # "the people pillar"
    people = term.text == "people" and before.kind in ("loose", "unknown")
    year = term.meaning == "year" and (before.text in _YEARLY or _is_time(_next(terms, i)))
    return replace(term, kind="filler", value=term.text) if people or year else None


def _is_point(before: Term, term: Term) -> bool:
    return before.text == "that" and term.text == "point"  # "at that point"


def _as_not(terms: Sequence[Term], i: int) -> Term | None:
    """Give "failed to reach good" and "escaped an inadequate", which name no grade got."""
    term, after = terms[i], _next(terms, i)
    failed = term.text in _FAILED and i + 1 < len(terms) and terms[i + 1].text == "to"
    avoided = term.text in _AVOIDED and after is not None and after.kind == "grade"
    return replace(term, kind="filler", value="not", text="not") if failed or avoided else None


def _as_word(terms: Sequence[Term], i: int) -> Term | None:
    """Give "4" for "for": "good 4 efficiency"."""
    after = terms[i + 1] if i + 1 < len(terms) else None
    named = after is not None and (
        after.kind in ("pillar", "service", "time") or after.text in _ARTICLES
    )
    found = terms[i].kind == "number" and terms[i].text == "4" and named
    return replace(terms[i], kind="filler", value="for", text="for") if found else None


def _as_extreme(terms: Sequence[Term], i: int) -> Term | None:
    """Give "least efficient" and "most effective"."""
    follows = i + 1 < len(terms) and terms[i + 1].text in _ADJECTIVES
    found = {"least": "worst", "most": "best"}.get(terms[i].text) if follows else None
    return replace(terms[i], kind="meaning", value=found) if found else None


def _as_move(terms: Sequence[Term], i: int) -> Term | None:
    """Give "down two grades", "which up since 2018" and "higher now than in 2018"."""
    term, rest = terms[i], terms[i + 1 :]
    if term.meaning in _AHEAD and _is_time(_after_than(terms, i)):
        return replace(term, value=_AHEAD[term.meaning])
    if term.text in _STAYED and rest and rest[0].kind == "grade":
        return replace(term, kind="meaning", value="same")
    if term.text not in _WAY or not rest:
        return None
    steps = rest[0].text in _STEPS and "grade" in {each.meaning for each in rest[:3]}
    moved = steps or (i > 0 and terms[i - 1].meaning in _MOVERS)
    return replace(term, kind="meaning", value=_WAY[term.text]) if moved else None


def _as_comparison(terms: Sequence[Term], i: int) -> Term | None:
    """Give "better or worse than in 2018", "any more efficient" and "compared with others"."""
    term, after = terms[i], _next(terms, i)
    if term.meaning == "rank" and term.text.endswith("than") and _is_time(after):
        return replace(term, value="change")
    if term.meaning == "another" and after is not None and after.text in _ADJECTIVES:
        return replace(term, value="improve")
    compared = term.text == "others" and any(each.meaning == "compare" for each in terms)
    return replace(term, value="other") if compared else None


def _as_rank(terms: Sequence[Term], i: int) -> Term | None:
    """Give "what position does Kent have among services", where it is nobody's job."""
    if terms[i].text not in _PLACES or not any(term.meaning in _FIELD for term in terms):
        return None
    return replace(terms[i], kind="meaning", value="rank")


_READINGS: tuple[Callable[[Sequence[Term], int], Term | None], ...] = (
    _as_filler,
    _as_not,
    _as_word,
    _as_extreme,
    _as_move,
    _as_comparison,
    _as_rank,
)


def _next(terms: Sequence[Term], i: int) -> Term | None:
    return next((term for term in terms[i + 1 :] if term.kind != "filler"), None)


def _after_than(terms: Sequence[Term], i: int) -> Term | None:
    than = next((j for j in range(i + 1, len(terms)) if terms[j].text == "than"), len(terms))
    return _next(terms, than)


def _is_time(term: Term | None) -> bool:
    return term is not None and term.kind == "time"
