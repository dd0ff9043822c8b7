"""Pillars beside a grade: which words may stand between the two, on either side."""

from collections.abc import Sequence
from itertools import takewhile

from knowledge.model import Pillar
from knowledge.readers.grades.frames import MOVES, grades_it, is_framed
from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.subjects import back
from knowledge.readers.text.text import word_set

PREPOSITIONS = word_set("for in at on under across regarding concerning")
AFTER_GRADE = word_set(
    "rating ratings grade grades mark score judgment judgement verdict overall again once "
    "more also too both now still its the their of area areas category categories pillar pillars "
    "when it comes came to board terms well our regard regards respect relation question matter"
)
_BEFORE_GRADE = word_set(
    "pillar category area was were is are be been being has have had remain remains remained stay "
    "stays stayed staying remaining still again now also both all rated graded judged ranked found "
    "deemed considered assessed marked classed given as to at a an rating of grade : - overall "
    "the service it then previously formerly only alike equally"
)
_LINKS = word_set(", and & for in at its the their both on")
CLOSERS = word_set(
    "and but while with in by up down after at from when though although whereas by last this "
    "following compared since pillar pillars category categories area areas respectively as "
    "inspected assessed examined looked today yesterday which inspectors rather not for again "
    "overall too on it then still alike equally"
)
_SUBJECT_LEADS = word_set(
    ", ; : - and but while with for its the their that on in whereas although though said "
    "both under our of at as overall however now because since when where service's brigade's only"
)


def list_from(tokens: Sequence[Token], i: int) -> tuple[list[Pillar], int]:
    """Give the pillars of a list from ``i`` on, and the next place: "A", "A, B and C"."""
    pillars, end = list(tokens[i].pillars), i + 1
    pending: list[Pillar] = []
    j = end
    while True:
        k = j
        while k < len(tokens) and tokens[k].value in _LINKS:
            k += 1
        if k == j or k >= len(tokens) or tokens[k].kind != "pillars":
            return pillars, end
        closes = any(t.value in ("and", "&") for t in tokens[j:k])
        pending += tokens[k].pillars
        j = k + 1
        if closes:
            return pillars + pending, j


def pillars_right(tokens: Sequence[Token], at: int) -> list[Pillar]:
    """Give the pillars to the right of their grade: "good for effectiveness and people"."""
    i, joined = at + 1, False
    while i < len(tokens) and tokens[i].kind != "pillars":
        token = tokens[i]
        if token.kind == "year" and tokens[i - 1].value == "in":
            joined = False
        elif token.value in PREPOSITIONS or _introduces(tokens, i):
            joined = True
        elif token.value not in AFTER_GRADE:
            return []
        i += 1
    if not joined or i == len(tokens):
        return []
    pillars, end = list_from(tokens, i)
    following = tokens[end] if end < len(tokens) else None
    ends = following is None or following.kind in ("mark", "grade") or following.value in CLOSERS
    if following is not None and following.value == "of":
        of = [t.value for t in tokens[end + 1 : end + 3]]
        ends = of in _OF_SERVICE or of[:1] == ["inspection"]
    if following is not None and following.value == "by":
        ends = ends and _by_inspectors(tokens, end)
    if following is not None and following.value == "in":
        ends = ends and _in_time(tokens, end)
    return pillars if ends else []


def pillars_turned(tokens: Sequence[Token], at: int) -> list[Pillar]:
    """Give the pillars of a grade that opens its clause: ""Good" was the verdict on people"."""
    words = [token.value for token in tokens[at + 1 : at + 5]]
    if len(words) < 4 or at + 5 >= len(tokens) or tokens[at + 5].kind != "pillars":
        return []
    turned = words[0] in ("was", "is") and words[1] == "the" and words[2] in _VERDICTS
    starts = at == 0 or tokens[at - 1].kind == "mark"
    pillars, end = list_from(tokens, at + 5)
    ends = end == len(tokens) or tokens[end].kind == "mark" or tokens[end].value in CLOSERS
    return pillars if turned and starts and ends and words[3] in PREPOSITIONS else []


_VERDICTS = word_set("verdict grade rating judgment judgement mark")


def _introduces(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether words at ``i`` lead to a pillar: "when it comes to", "in terms of"."""
    before = tokens[i - 1]
    if tokens[i].value not in ("to", "of"):
        return False
    return before.value in _PHRASES or before.grade == "requires improvement"


_OF_SERVICE = tuple(
    [whose, what]
    for whose in ("its", "the", "their")
    for what in ("service", "services", "operations", "work")
)
_PHRASES = word_set("comes came regard regards respect relation terms question matter area pillar")
_OCCASIONS = word_set(
    "inspection inspections report reports report's assessment assessments round review visit "
    "letter findings results programme summary year years month week table "
    "january february march april May june july august september october november december"
)


def _in_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "in" leads to an inspection, and to nothing that narrows a grade."""
    clause = takewhile(lambda t: t.kind != "mark", tokens[at + 1 :])
    return any(t.kind == "year" or t.value in _OCCASIONS for t in clause)


def _by_inspectors(tokens: Sequence[Token], at: int) -> bool:
    return any(
        t.value in ("inspectors", "hmicfrs", "inspectorate", "watchdog", "majesty's", "inspector")
        for t in tokens[at + 1 : at + 5]
    )


def pillars_left(tokens: Sequence[Token], at: int) -> list[Pillar]:
    """Give the pillars to the left of their grade: "effectiveness and people were rated good"."""
    beside = _beside(tokens, at)
    i = at - 1 if beside is None else beside
    while i >= 0 and tokens[i].kind != "pillars":
        if i > 1 and tokens[i].value == "which" and tokens[i - 2].kind == "pillars":
            i -= 2
            continue
        if _for_which(tokens, i):
            i -= 3
            continue
        subject = _before_description(tokens, i)
        if subject is not None:
            i = subject
            continue
        if not (tokens[i].value in _BEFORE_GRADE or _skips_from(tokens, i, at)):
            return []
        i -= 1
    if i < 0 or (beside is None and not ends_clause(tokens, at)) or _are_persons(tokens, i):
        return []
    start = i
    while (start > 0 and tokens[start - 1].kind == "pillars") or _linked(tokens, start):
        start -= 1
    while tokens[start].kind != "pillars":
        start += 1
    pillars, end = list_from(tokens, start)
    if end <= i or not is_subject(tokens, start):
        return list(tokens[i].pillars) if end <= i and tokens[i - 1].value == "," else []
    return pillars


def pillars_picked(tokens: Sequence[Token], at: int) -> list[Pillar]:
    """Give the pillar that a clause picks out: "it was effectiveness that was rated good"."""
    i = at - 1
    while i > 0 and tokens[i].value in _BEFORE_GRADE:
        i -= 1
    before = [token.value for token in tokens[max(0, i - 3) : i - 1]]
    picks = tokens[i].value == "that" and before in (["it", "was"], ["it", "is"])
    found = picks and tokens[i - 1].kind == "pillars" and ends_clause(tokens, at)
    return list(tokens[i - 1].pillars) if found else []


def _are_persons(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether people are persons, and no pillar: "its people are outstanding"."""
    before = back(tokens, i - 1, frozenset({",", "and", "&"}))
    listed = 0 <= before < i - 1 and tokens[before].kind == "pillars"
    alone = tokens[i].value.endswith("people") and not listed
    return alone and [t.value for t in tokens[i + 1 : i + 2]] in (["are"], ["were"])


def _for_which(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a "which" at ``i`` is of a pillar before it: "effectiveness, for which"."""
    if i < 3 or tokens[i].value != "which" or tokens[i - 1].value not in PREPOSITIONS:
        return False
    return tokens[i - 2].value == "," and tokens[i - 3].kind == "pillars"


def _beside(tokens: Sequence[Token], at: int) -> int | None:
    """Give the place of the pillar beside a grade set between marks: "efficiency (good)"."""
    i = at - 1
    while i > 0 and tokens[i].value in _GIVEN:
        i -= 1
    if i < 1 or tokens[i].value not in (",", "("):
        return None
    end = at + 1
    while end < len(tokens) and (tokens[end].kind == "year" or tokens[end].value == "in"):
        end += 1
    closes = (")",) if tokens[i].value == "(" else (",", ";", ".", ")")
    if end == len(tokens) or tokens[end].value in closes:
        i -= 2 if tokens[i - 1].value in _PILLAR_NOUNS else 1
        return i if i >= 0 and tokens[i].kind == "pillars" else None
    return None


_GIVEN = word_set("rated graded judged ranked deemed assessed marked classed found given as")
_PILLAR_NOUNS = word_set("pillar area category rating grade")


def _before_description(tokens: Sequence[Token], i: int) -> int | None:
    """Step over what is set between two marks: "efficiency, inspectors found, was …"."""
    if tokens[i].value not in (",", "-"):
        return None
    opening = next((j for j in range(i - 1, 0, -1) if tokens[j].value == tokens[i].value), 0)
    if not opening or any(token.kind == "pillars" for token in tokens[opening:i]):
        return None
    subject = opening - (2 if tokens[opening - 1].value in _PILLAR_NOUNS else 1)
    return subject if subject >= 0 and tokens[subject].kind == "pillars" else None


def _linked(tokens: Sequence[Token], i: int) -> bool:
    j = i - 1
    while j > 0 and tokens[j].value in _LINKS:
        j -= 1
    return j >= 0 and j < i and tokens[j].kind == "pillars" and tokens[i - 1].value in _LINKS | {""}


def _skips_from(tokens: Sequence[Token], i: int, at: int) -> bool:
    """Step over "rose from good in 2018 to" on the way to the pillar."""
    between = tokens[i:at]
    stepped = tokens[i].value in MOVES | {"from", "in", "up", "down", "back"}
    return stepped or (
        tokens[i].kind in ("grade", "year") and any(t.value == "to" for t in between)
    )


def is_subject(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether the pillar at ``start`` is what its clause is about."""
    if start == 0:
        return True
    before = tokens[start - 1]
    if grades_it(tokens, start - 1):
        return True
    if before.value == "s":  # the possessive of a service's name
        return start > 1 and tokens[start - 2].kind == "service"
    return before.kind in ("service", "year") or before.value in _SUBJECT_LEADS


def pillars_fronted(tokens: Sequence[Token], at: int) -> Sequence[Pillar]:
    """Give the pillars that open a clause, whose grade ends it: "for people, it was rated good"."""
    start = next((i for i in range(at - 1, -1, -1) if tokens[i].value in (";", "but", "while")), -1)
    if at < start + 4 or tokens[start + 1].value not in PREPOSITIONS:
        return ()
    first = start + 2 if tokens[start + 2].kind == "pillars" else start + 3
    if tokens[first].kind != "pillars" or not ends_clause(tokens, at):
        return ()
    pillars, end = list_from(tokens, first)
    ends = tokens[end].value in _OPENS_CLAUSE or tokens[end].kind == "service"
    return pillars if ends and is_framed(tokens, at, follows=False) else ()


_OPENS_CLAUSE = word_set(", it the they we inspectors hmicfrs")


def ends_clause(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the clause ends after ``at``: "efficiency was good value" is no judgment."""
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    if after.value == "for":  # "for the first time"
        return "time" in [token.value for token in tokens[at + 2 : at + 5]]
    if after.value == "as":  # "was graded inadequate as well"
        return [token.value for token in tokens[at + 2 : at + 3]] == ["well"]
    return (after.kind == "mark" and after.value != "-") or after.value in _AFTER_CLAUSE


_AFTER_CLAUSE = word_set(
    "and but while in by up down though although whereas again overall too compared with last "
    "this after at since despite which - when where because thanks so yet"
)
