"""Judgments in prose: pairs of pillars and grades, sentence by sentence.

A pair is recorded only where every word between the pillar and the grade is known to join
them, and where the grade is given to the service itself. Everything else is left alone.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
from msgspec import Struct

from knowledge.model import PILLARS, Grade, Pillar
from knowledge.readers.grades.doubts import ELSEWHERE, is_claim, is_doubtful, pillar_between
from knowledge.readers.grades.frames import MOVES, is_framed
from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.lists import (
    AFTER_GRADE,
    PREPOSITIONS,
    ends_clause,
    pillars_fronted,
    pillars_left,
    pillars_picked,
    pillars_right,
    pillars_turned,
)
from knowledge.readers.grades.moves import moved_until
from knowledge.readers.grades.subjects import back
from knowledge.readers.text.text import word_set


class Pair(Struct, frozen=True):
    """A pillar with its grade; ``at`` is the grade's place among the sentence's tokens.

    ``earlier`` says that it is a grade the pillar came from ("up from good in 2018").
    """

    pillar: Pillar
    grade: Grade
    at: int
    earlier: bool = False
    year: str | None = None


class Gradings(Struct, frozen=True):
    """The pairs of a sentence, and whether some grade beside a pillar was left unread."""

    pairs: tuple[Pair, ...]
    left_over: bool


def pair_up(sentence: str, tokens: Sequence[Token]) -> Gradings:
    """Pair pillars and grades in one sentence."""
    grades = [i for i, token in enumerate(tokens) if token.kind == "grade"]
    if not grades or sentence.rstrip("\"' ").endswith("?"):
        return Gradings((), False)
    if ELSEWHERE.search(sentence):
        return Gradings((), _has_pillar(tokens))
    pairs = _respective(tokens, grades) or _each(tokens, grades)
    pairs = [*pairs, *_by_elimination(tokens, pairs), *_others(tokens, grades, pairs)]
    pairs += [then for pair in pairs if (then := _as_then(tokens, pair))]
    read = {pair.at for pair in pairs}
    left_over = [at for at in grades if at not in read and _looks_given(tokens, at)]
    return Gradings(tuple(pairs), _has_pillar(tokens) and bool(left_over))


def _as_then(tokens: Sequence[Token], pair: Pair) -> Pair | None:
    """Give the earlier grade of a pillar, the same as its own: "good, as it was in 2018/19"."""
    after = tokens[pair.at + 1 : pair.at + _NEAR]
    kinds = (token.kind if token.kind in _KINDS else token.value for token in after)
    words = " ".join(kinds)
    found = _AS_THEN.match(words)
    if pair.earlier or found is None:
        return None
    year = tokens[pair.at + 1 + len(found.group().split()) - 1].value
    return msgspec.structs.replace(pair, earlier=True, year=year)


#: What says that it was so before stands within so many tokens of the grade.
_NEAR = 18
_KINDS = frozenset({"year", "pillars", "grade"})
_FOR = r"(?:for|in|at|on|across|under) pillars "
_AS_THEN = re.compile(
    rf"(?:{_FOR})?(?:(?:[-,] )?as it (?:was|had been|did)"
    # Of several grades all were the same: "good for people and good for efficiency - the same as".
    rf"|(?:(?:, )?(?:and )?grade {_FOR})*(?:[-,] )?the same (?:(?:grade|rating|judge?ment) )?"
    r"(?:as |that )?(?:it (?:had|got|received|was given) )?)"
    r"\s?in (?:(?:its|our) )?year\b"
)


def _looks_given(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a grade is given, and does not describe a noun after it: "good value"."""
    return (
        _known(tokens[at]) == "requires improvement"
        or ends_clause(tokens, at)
        or (tokens[at + 1].value in PREPOSITIONS | {"rating", "grade"})
    )


def _has_pillar(tokens: Sequence[Token]) -> bool:
    return any(token.kind in ("pillars", "some") for token in tokens)


def _each(tokens: Sequence[Token], grades: Sequence[int]) -> list[Pair]:
    pairs: list[Pair] = []
    for at in grades:
        if is_doubtful(tokens, at) or is_claim(tokens) or _is_listed(tokens, at):
            continue
        if _is_earlier(tokens, at):
            pairs += _earlier(tokens, at, pairs, grades)
            continue
        token = tokens[at]
        right = pillars_right(tokens, at)
        turned = pillars_turned(tokens, at)
        if turned:
            pairs += [Pair(p, _known(token), at) for p in turned]
        elif right and is_framed(tokens, at, _follows(pairs, tokens, at)):
            pairs += [Pair(p, _known(token), at) for p in right]
        elif not right:
            left = (
                pillars_left(tokens, at)
                or pillars_fronted(tokens, at)
                or pillars_picked(tokens, at)
                or _taken_up(tokens, at, pairs)
            )
            pairs += [Pair(p, _known(token), at) for p in left]
    return pairs


def _is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Tell a list of all the grades there are: "good, adequate and inadequate"."""
    after, before = tokens[at + 1 : at + 4], tokens[max(0, at - 3) : at][::-1]
    return _lists(after) or _lists(before)


def _lists(beside: Sequence[Token]) -> bool:
    following = next((t for t in beside if t.value not in (",", "and", "or")), None)
    return bool(beside) and beside[0] is not following and _is_grade(following)


def _is_grade(token: Token | None) -> bool:
    return token is not None and token.kind == "grade"


def _taken_up(tokens: Sequence[Token], at: int, pairs: Sequence[Pair]) -> Sequence[Pillar]:
    """Give the pillars that "it" takes up behind "when" or ";": "for people, when it was good"."""
    start = back(tokens, at - 1, _TAKES_UP)
    if not pairs and 0 < start < at - 2 and tokens[start].value == ";" and ends_clause(tokens, at):
        # "It was not rated good for people; it was rated inadequate."
        denied = [i for i in range(start) if tokens[i].kind == "grade" and is_doubtful(tokens, i)]
        return pillars_right(tokens, denied[0]) if len(denied) == 1 else ()
    if tokens[start].value != "when" or not ends_clause(tokens, at):
        return ()
    if [token.value for token in tokens[at + 1 : at + 2]] == ["in"]:  # "… inadequate in two"
        return ()
    return _last_graded(pairs) if pairs else moved_until(tokens, start)


_TAKES_UP = word_set("it this that was were been rated graded judged also still only had as")


def _last_graded(pairs: Sequence[Pair]) -> Sequence[Pillar]:
    last = max((pair.at for pair in pairs if not pair.earlier), default=-1)
    return [pair.pillar for pair in pairs if pair.at == last]


def _known(token: Token) -> Grade:
    assert token.grade is not None
    return token.grade


def _follows(pairs: Sequence[Pair], tokens: Sequence[Token], at: int) -> bool:
    """A grade carries on an earlier one only if no other subject has come between."""
    if not pairs:
        return False
    last = max(pair.at for pair in pairs)
    return not any(t.kind == "word" and t.value in ("which", "who") for t in tokens[last:at])


def _is_earlier(tokens: Sequence[Token], at: int) -> bool:
    if bracketed_year(tokens, at):
        return True
    before = [token.value for token in tokens[max(0, at - 5) : at]]
    while before and before[-1] in ("a", "an", "being", "rated", "graded", "rating", "of", "the"):
        before.pop()
    return (
        before[-1:] == ["from"]
        or before[-2:]
        in (
            ["compared", "with"],
            ["compared", "to"],
            ["having", "been"],
            ["than", "the"],
        )
        or before[-1:] in (["previously"], ["formerly"])
    )


def _earlier(
    tokens: Sequence[Token], at: int, pairs: Sequence[Pair], grades: Sequence[int]
) -> list[Pair]:
    """Pair an earlier grade with the pillars of the grade it belongs to: "up from good in 2018"."""
    year = bracketed_year(tokens, at) or year_after(tokens, at) or _since(tokens, at)
    pillars: Sequence[Pillar] = ()
    own = pillars_right(tokens, at)
    later = [i for i in grades if i > at and not _is_earlier(tokens, i)]
    if own:
        pillars = own
    elif later and _joined_by_to(tokens, at, later[0]):
        pillars = pillars_right(tokens, later[0]) or pillars_left(tokens, later[0])
    else:
        pillars = _last_graded(pairs) or pillars_left(tokens, at)
    return [Pair(p, _known(tokens[at]), at, earlier=True, year=year) for p in pillars]


def _since(tokens: Sequence[Token], at: int) -> str | None:
    """Give the year since which something moved from the grade: "from good … since 2018"."""
    moved = at > 1 and tokens[at - 1].value == "from" and tokens[at - 2].value in MOVES
    words = [token.value for token in tokens]
    if not moved or words.count("since") != 1 or words.count("from") != 1:
        return None
    after = tokens[words.index("since") + 1 :][:3]
    return next((token.value for token in after if token.kind == "year"), None)


def _joined_by_to(tokens: Sequence[Token], start: int, end: int) -> bool:
    return any(t.value == "to" for t in tokens[start:end]) and not pillar_between(
        tokens, start, end
    )


def bracketed_year(tokens: Sequence[Token], at: int) -> str | None:
    """Give the year that stands in brackets with a grade: "(2018/19: good)"."""
    before = tokens[max(0, at - 3) : at]
    if len(before) > 1 and before[-1].value == "(":
        year, end = year_after(tokens, at), tokens[at + 1 : at + 4]
        return year if any(token.value == ")" for token in end) else None
    opened = len(before) == 3 and before[0].value == "(" and before[1].kind == "year"
    return before[1].value if opened and before[2].value in (":", ",", "-") else None


def year_after(tokens: Sequence[Token], at: int) -> str | None:
    """Give the year that stands right behind a grade: "good in 2018/19"."""
    for token in tokens[at + 1 : at + 5]:
        if token.kind == "year":
            return token.value
        if token.value not in ("in", "its", "the", "at", "inspection", "last", "previous"):
            return None
    return None


def _respective(tokens: Sequence[Token], grades: Sequence[int]) -> list[Pair]:
    """Pair as many grades as pillars in their order, where it says "respectively"."""
    if not any(token.value == "respectively" for token in tokens):
        return []
    pillars = [pillar for token in tokens for pillar in token.pillars]
    if len(pillars) != len(grades) or any(is_doubtful(tokens, at) for at in grades):
        return []
    return [
        Pair(pillar, _known(tokens[at]), at) for pillar, at in zip(pillars, grades, strict=True)
    ]


def _by_elimination(tokens: Sequence[Token], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Pair the grade of some pillars with those that have none: "good in two, with people …"."""
    for at, token in enumerate(tokens):
        if token.kind != "some":
            continue
        grade = next((i for i in range(at - 1, -1, -1) if tokens[i].kind == "grade"), None)
        if grade is None or not _reaches(tokens, grade, at) or is_doubtful(tokens, grade):
            continue
        if not is_framed(tokens, grade, follows=True):
            continue
        others = {p.pillar for p in pairs if p.at > grade and not p.earlier}
        left = [pillar for pillar in PILLARS if pillar not in others]
        if len(left) == int(token.value) and any(p.at > grade for p in pairs):
            yield from (Pair(pillar, _known(tokens[grade]), grade) for pillar in left)


def _others(
    tokens: Sequence[Token], grades: Sequence[int], pairs: Sequence[Pair]
) -> Iterator[Pair]:
    """Pair the grade of "the other two" with the pillars that are not named."""
    named = {pair.pillar for pair in pairs if not pair.earlier}
    for at in grades if len(named) == 1 else ():
        words = [token.value for token in tokens[at + 1 : at + 5]]
        others = words[:1] and words[0] in PREPOSITIONS and words[1:3] == ["the", "other"]
        if not others or words[3:] not in (["two"], ["2"]) or is_doubtful(tokens, at):
            continue
        if is_framed(tokens, at, follows=True) and ends_clause(tokens, at + 4):
            yield from (Pair(p, _known(tokens[at]), at) for p in PILLARS if p not in named)


def _reaches(tokens: Sequence[Token], grade: int, at: int) -> bool:
    between = [token.value for token in tokens[grade + 1 : at]]
    return bool(between) and all(word in PREPOSITIONS | AFTER_GRADE for word in between)
