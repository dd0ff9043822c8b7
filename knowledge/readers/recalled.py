"""Judgments that take up the one before: "This is a fall from good in 2018."."""

import re
from collections.abc import Sequence

from knowledge.model import Direction, Pillar
from knowledge.readers.gradings import Gradings, Pair
from knowledge.readers.lexicon import Token


def recalled(tokens: Sequence[Token], pillar: Pillar) -> Gradings | None:
    """Read "In 2018 this was good" after a sentence that graded one pillar."""
    grades = [i for i, token in enumerate(tokens) if token.kind == "grade"]
    kinds = " ".join(t.kind if t.kind in ("grade", "year") else t.value for t in tokens)
    if not _RECALLED.fullmatch(kinds):
        return None
    at = grades[0]
    year = next(token.value for token in tokens if token.kind == "year")
    grade = tokens[at].grade
    return Gradings((Pair(pillar, grade, at, earlier=True, year=year),), False) if grade else None


_WHEN = r"(?:in|at) (?:(?:its|the|our) )?year(?: inspection)?"
_WAS = (
    r"(?:this|that|it|(?:the|its) (?:grade|rating|judgment|judgement|mark)) was "
    r"(?:(?:rated|graded|judged|only|also) )*grade"
)
#: "This is a fall from good in 2018."
_FELL_FROM = (
    r"(?:this|that|it) (?:is|was|represents|marks) an? (?:\w+ ){1,2}?(?:from|on) (?:a )?grade"
)
#: "That's an improvement on 2018, when we graded it as inadequate."
_IMPROVED_ON = (
    r"(?:this|that|it)(?:'s| is| was) an? (?:\w+ ){1,2}(?:on|from|since) year , when "
    r"(?:(?:we|it|inspectors|they|hmicfrs) )?(?:was )?(?:graded|judged|rated) (?:it |this )?"
    r"(?:as )?grade"
)
_RECALLED = re.compile(
    rf"(?:{_WHEN} (?:, )?{_WAS}|{_WAS} {_WHEN}|{_FELL_FROM} {_WHEN}|{_IMPROVED_ON})(?: \.)?"
)


def moved_since(tokens: Sequence[Token]) -> Direction | None:
    """Give the direction of "a fall from …" or "an improvement on …"."""
    return next((_NOUNS[token.value] for token in tokens if token.value in _NOUNS), None)


_NOUNS: dict[str, Direction] = {
    "fall": "declined",
    "drop": "declined",
    "decline": "declined",
    "rise": "improved",
    "improvement": "improved",
}
