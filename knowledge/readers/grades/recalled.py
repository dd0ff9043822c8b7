"""Judgments that take up the one before: "This is a fall from good in 2018."."""

import re
from collections.abc import Sequence

import msgspec

from knowledge.model import PILLARS, Direction, Pillar
from knowledge.readers.grades.gradings import Gradings, Pair
from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.lists import CLOSERS, PREPOSITIONS
from knowledge.readers.text.text import word_set


def recalled(tokens: Sequence[Token], pillar: Pillar) -> Gradings | None:
    """Read what "this" was graded before as the ``pillar``'s: "in 2018 this was good"."""
    grades = [i for i, token in enumerate(tokens) if token.kind == "grade"]
    kinds = " ".join(t.kind if t.kind in ("grade", "year") else t.value for t in tokens)
    if not _RECALLED.fullmatch(kinds):
        return None
    at = grades[0]
    year = next(token.value for token in tokens if token.kind == "year")
    grade = tokens[at].grade
    return Gradings((Pair(pillar, grade, at, earlier=True, year=year),), False) if grade else None


_WHEN = r"(?:in|at) (?:(?:its|the|our) )?year(?: inspection)?"
_WE = r"(?:we|inspectors|they|hmicfrs)"
#: "It was good", "we said that it required improvement", "we graded it as good".
_WAS = (
    rf"(?:(?:{_WE} (?:said|found|told) (?:that )?)?"
    r"(?:this|that|it|(?:the|its) (?:grade|rating|judgment|judgement|mark)) (?:was )?"
    rf"(?:(?:rated|graded|judged|only|also) )*|(?:{_WE} )(?:rated|graded|judged|found) "
    r"(?:this|that|it) (?:as |to be )?)grade"
)
#: "This is a fall from good in 2018."
_FELL_FROM = (
    r"(?:this|that|it) (?:is|was|represents|marks) an? (?:\w+ ){1,2}?(?:from|on) (?:a )?grade"
)
#: "That's an improvement on 2018, when we graded it as inadequate."
_IMPROVED_ON = (
    rf"(?:this|that|it)(?:'s| is| was) an? (?:\w+ ){{1,2}}(?:on|from|since) year , when {_WAS}"
)
_RECALLED = re.compile(
    rf"(?:{_WHEN} (?:, )?{_WAS}|{_WAS} {_WHEN}|{_FELL_FROM} {_WHEN}|{_IMPROVED_ON})(?: \.)?"
)


def moved_since(tokens: Sequence[Token]) -> Direction | None:
    """Give the way that a noun of moving tells: a "fall" is a decline."""
    return next((_NOUNS[token.value] for token in tokens if token.value in _NOUNS), None)


_NOUNS: dict[str, Direction] = {
    "fall": "declined",
    "drop": "declined",
    "decline": "declined",
    "rise": "improved",
    "improvement": "improved",
}


def compares(words: str) -> bool:
    """Tell "it kept its good rating", "it rose from good": of the inspection after another."""
    return _COMPARES.search(words) is not None


_COMPARES = re.compile(
    r"\b(?:(?:kept|retained|held|maintained|remained|stayed)(?: (?:its|the|a|at|as|rated|graded))*"
    r"|from(?: (?:a|being|rated))*) (?:outstanding|good|adequate|inadequate|requir)"
)


def in_this_respect(tokens: tuple[Token, ...], before: Sequence[Token]) -> tuple[Token, ...]:
    """Put the pillars named ``before`` in the place of words for them.

    "Good in this respect", "for the other two", "for both".
    """
    named = [token for token in before if token.kind == "pillars"]
    pillars = {pillar for token in named for pillar in token.pillars}
    read = list(tokens)
    if not any(token.kind == "pillars" for token in tokens):
        read = _other_two(read, named[0]) if len(pillars) == 1 else read
        read = _both(read, named) if len(pillars) == 2 else read
    for i in range(len(read) - 2, 0, -1) if len(pillars) == 1 else ():
        if read[i].value in ("this", "that", "same") and read[i + 1].value in _RESPECTS:
            start = i - 1 if [t.value for t in read[i - 1 : i + 1]] == ["the", "same"] else i
            taken_up = msgspec.structs.replace(named[0], start=read[i].start, end=read[i + 1].end)
            read[start : i + 2] = [taken_up]
    return tuple(read)


def takes_up(lower: str) -> bool:
    """Tell whether words may speak of a matter named in another paragraph: "the same area"."""
    return _THE_SAME.search(lower) is not None


def _other_two(tokens: list[Token], named: Token) -> list[Token]:
    """Put the two pillars that are not ``named`` in the place of "the other two"."""
    for i in range(len(tokens) - 2):
        words = [token.value for token in tokens[i : i + 3]]
        if words[:2] == ["the", "other"] and words[2] in ("two", "2"):
            others = tuple(pillar for pillar in PILLARS if pillar not in named.pillars)
            both = msgspec.structs.replace(named, pillars=others, start=tokens[i].start)
            return [*tokens[:i], both, *tokens[i + 3 :]]
    return tokens


def _both(tokens: list[Token], named: Sequence[Token]) -> list[Token]:
    """Put the two pillars ``named`` in the place of "both"."""
    pillars = tuple(p for p in PILLARS if any(p in token.pillars for token in named))
    for i in range(2, len(tokens)):
        ends = (
            i + 1 == len(tokens) or tokens[i + 1].kind == "mark" or tokens[i + 1].value in CLOSERS
        )
        if tokens[i].value == "both" and tokens[i - 1].value in PREPOSITIONS and ends:
            taken_up = msgspec.structs.replace(tokens[i], kind="pillars", pillars=pillars)
            return [*tokens[:i], taken_up, *tokens[i + 1 :]]
    return tokens


_THE_SAME = re.compile(r"\bin the same (?:respect|regard|area|pillar|category)\b")
_RESPECTS = word_set("respect regard area pillar category")
