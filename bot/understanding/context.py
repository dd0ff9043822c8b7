"""Words whose neighbours decide what they mean."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.understanding.reading import Term

_ADJECTIVES = frozenset(["efficient", "effective"])
_AVOIDED = frozenset(["escaped", "escape", "avoided", "avoid", "dodged", "spared", "without"])
_FAILED = frozenset(["fail", "fails", "failed", "failing"])
_WAY = {"up": "improve", "down": "worsen"}
_STEPS = frozenset(["one", "two", "three", "1", "2", "3"])
_PLACES = frozenset(["position", "place", "placed", "spot"])
_MOVERS = frozenset(["which", "who", "how many", "which service", "service list"])
#: Meanings of the services among which one has its place.
_FIELD = frozenset(["service list", "nation", "which service"])


def in_context(terms: Sequence[Term]) -> list[Term]:
    """The terms, those read anew whose meaning hangs on what stands beside them."""
    field = any(term.meaning in _FIELD for term in terms)
    compared = any(term.meaning == "compare" for term in terms)
    return [
        replace(term, kind="meaning", value="rank")
        if field and term.text in _PLACES  # "what position does Kent have among services"
        else replace(term, value="other")
        if compared and term.text == "others"  # "compared with others" asks for no more
        else _beside(terms[i - 1] if i else None, term, terms[i + 1 :])
        for i, term in enumerate(terms)
    ]


def _beside(before: Term | None, term: Term, rest: Sequence[Term]) -> Term:
    after = next((each for each in rest if each.kind != "filler"), None)
    following = rest[0].text if rest else ""
    if before and _says_nothing(before, term):
        return _filler(term, term.text)
    if (term.text in _FAILED and following == "to") or (
        term.text in _AVOIDED and after and after.kind == "grade"
    ):
        return _filler(term, "not")  # "failed to reach good" is no grade
    steps = following in _STEPS and "grade" in {each.meaning for each in rest[:3]}
    if term.text in _WAY and (steps or (before and before.meaning in _MOVERS)):
        return replace(term, kind="meaning", value=_WAY[term.text])  # "down two grades", "which up"
    if term.meaning == "rank" and term.text.endswith("than") and after and after.kind == "time":
        return replace(term, value="change")  # "better or worse than in 2018" looks back
    if term.meaning == "another" and after and after.text in _ADJECTIVES:
        return replace(term, value="improve")  # "any more efficient" asks for no more quotes
    return term


def _says_nothing(before: Term, term: Term) -> bool:
    if term.text == "people":  # "cautious people" are somebody, and no pillar
        return before.kind in ("loose", "unknown")
    # "What did it get that year?" asks for no date.
    return term.meaning == "year" and before.text in ("that", "same")


def _filler(term: Term, text: str) -> Term:
    return replace(term, kind="filler", value=text, text=text)
