"""The words of a question that its conditions are made of, in order, each with its part."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from bot.understanding.meaning.amounts import ALL, ANY, NONE, Amount, amount_of
from bot.understanding.meaning.bounds import bounded
from bot.understanding.meaning.conditions.condition import BOTH
from bot.understanding.meaning.conditions.in_how_many import AREAS, SO_MANY, counted
from bot.understanding.meaning.mentions import WAYS, Place
from bot.understanding.words.closed_class import AUXILIARIES
from bot.understanding.words.patterns import GRADE_NOUN, PILLAR_NOUN, ROUND
from bot.understanding.words.reading import Term
from bot.understanding.words.text import EXCEPT
from knowledge.model import GRADES, PILLARS, Direction, Grade, Pillar

#: What a word does in a question: names a thing, denies, joins, or says of how many.
Part = Literal[
    "pillar", "grade", "move", "time", "service", "amount", "not", "join", "aux", "only", "all but"
]
#: What stands right before a word: "to good", "than for people".
Link = Literal["", "from", "to", "than", "as", "for"]


class Atom(Struct, frozen=True, kw_only=True):
    """A run of words from ``start`` to ``end`` of the wording, and what it does there.

    ``value`` is the time or the service that is named, or the joining word. An amount is one
    of the pillars ``pillars``, or of those that are named beside it. ``rest`` marks "the
    other two", ``plain`` a "same" or "better" that no verb makes a move, ``ended`` what says
    that something was and is not: "no longer".
    """

    part: Part
    start: int
    end: int
    link: Link = ""
    value: str = ""
    pillars: tuple[Pillar, ...] = ()
    grades: tuple[Grade, ...] = ()
    ways: tuple[Direction, ...] = ()
    amount: Amount = ALL
    rest: bool = False
    plain: bool = False
    ended: bool = False


_EITHER_WAY: tuple[Direction, ...] = ("improved", "declined")
#: Meanings by which something moves, or stands to another.
MOVES: dict[str, tuple[Direction, ...]] = {
    **{meaning: (way,) for meaning, way in WAYS.items()},
    "ahead": ("improved",),
    "behind": ("declined",),
    "change": _EITHER_WAY,
}
_PLAIN = frozenset(["same", "better", "worse", "higher", "lower", "equal", "level", "stronger"])
_PILLAR_BEFORE = re.compile(r"iveness\b|iency\b|\bpeople\b")
_BEFORE_GRADE = re.compile(
    rf"(?<!the )(?<!the only )(?<!good )(?<!improvement )\b(?:(?P<many>{SO_MANY})(?: an?)?"
    r"|(?P<any>an?|any)|(?P<none>no|zero|not (?:one|a single))) $"
)
_OF_PILLAR = re.compile(r"\w* (?:for|in|on|at) (?:the |its |their )?(?:effectiv|effici|people)")
_NOT = (
    r"not(?<!\bor not$)|never|without|no longer|excluding|avoid(?:ed|ing)?"
    r"|(?:had )?los(?:t|e|ing) (?:that|this|it)"
    r"(?= (?:by|in|since|for|on|at|now|rating|grade|mark)\b|$)"
    r"|(?:other than|except(?: for)?|leav(?:e|ing) out) (?:those|the ones|any|the services)"
)
_JOIN = (
    r"as well as|and|but|or|nor|while|whilst|whereas|yet|although|though|then|despite|after|with"
)
_AUX = rf"had been|{'|'.join(sorted(AUXILIARIES))}|now|currently|today|still|end(?:ed)? up"
_WORDS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    ("not", re.compile(rf"\b(?:{_NOT})\b")),
    ("join", re.compile(rf"\b(?:{_JOIN})\b")),
    ("aux", re.compile(rf"\b(?:{_AUX})\b")),
    ("only", re.compile(r"(?<!the )\b(?:only|solely)\b(?! (?:one|ones|service|brigade)\b)")),
)
#: "Good at nothing but people", "not good at anything but people".
_BUT_ONE = re.compile(
    rf"\b(?:nothing|nowhere|(?P<any>anything|anywhere)) (?:{EXCEPT}|but)(?: for| in| on| at)?"
    r"(?: the)?(?= (?:effectiv|effici|people))"
)
#: "Efficiency is the only pillar where", "the only thing it got outstanding for".
_THE_ONLY = re.compile(
    rf"\b(?:(?:is|was|are|were|be) )?the (?:only|one|sole) (?:{PILLAR_NOUN}|thing|aspect)\b"
    r"|(?<=iveness |iciency )the only one\b|(?<=people )the only one\b"
)
#: Of all the inspections there are.
_BOTH = re.compile(
    r"(?:(?:in|at|on|for|through) )?(?:both|each)(?: of)?(?: the)?(?: two)? "
    rf"{ROUND}|throughout|twice|always"
)
_ENDED = frozenset(["no longer", "any more", "anymore"])
#: What leads to a grade that a service did not have before.
_BECAME = re.compile(r"\b(?P<verb>bec[ao]m(?:e|es|ing)|newly)(?: an?)? $")
_CHANGED = re.compile(r"(?:chang|mov|shift|budg|transform)")
_DENIED_MOVE = re.compile(
    r"(?P<not>not?) (?:(?P<better>improv|(?:get|got|getting|do|doing|any) better|better|go up"
    r"|gone up)|(?:chang|mov|shift|budg))"
)
#: Words that make a "same" that follows a move.
_KEPT = re.compile(r"\b(?:ke(?:ep|pt)|h[eo]ld|stay|remain|stuck)\w*(?: with| at)?(?: the)? $")
#: What "the same" is of, where it is no grade.
_OTHER_SAME = re.compile(r" (?:number|services?|times?|years?|inspections?|" + AREAS + r")\b")
#: "Up" and "down" without a verb: "efficiency unchanged, people down".
_BARE = re.compile(
    r"\b(?:\w+iveness|\w+iency|people|and|but|while|yet|not|n?either|n?or)"
    r" (?P<way>up|down)\b"
    r"|(?P<led>\bup|\bdown)(?= (?:in|for|on|at) )"
)
#: What keeps its grade: a move, though "kept" alone is none.
_HELD = re.compile(
    r"\b(?:h[eo]lds?|holding|kept|keeps?|maintain(?:ed|s)?|retain(?:ed|s)?)(?: on to)?"
    r"(?: its| their| the)?(?! (?:an? )?(?:good|outstanding|requires|ri|inadequate)\b)"
    r"(?! (?:it|on|an?|nothing|no|same|the same)\b)\b"
)
_MARK = (
    r"(?: it was| they were| it did| they did)?(?: (?:its|their|the|both)(?: own)?)?"
    rf"(?: {GRADE_NOUN})?(?: for| on| in| at)?"
)
#: What sets one pillar against the next: "the people grade above the efficiency grade".
_AGAINST = re.compile(
    r"\b(?:(?P<up>above|ahead of|beats?|exceeds?|tops?)|(?:below|behind|trails?))"
    r" (?:(?:its|their|the)(?: own)? )?$"
)
_NEAR = 40  # characters before a word in which what links it may stand
_LINKS: tuple[tuple[Link, re.Pattern[str]], ...] = (
    (
        "from",
        re.compile(
            r"\b(?:(?:from|out of|off|los(?:t|e|es|ing)|shed)(?: an?| the| its| the[ir]+e?)?) $"
        ),
    ),
    ("to", re.compile(rf"\b(?:(?:to|into)(?: an?| the)?) $|{_BECAME.pattern}")),
    ("than", re.compile(rf"\b(?:than{_MARK}) $")),
    ("as", re.compile(rf"\b(?<!well )(?:as{_MARK}) $")),
    ("for", re.compile(r"\b(?:(?:for|on|in|at)(?: the)?) $")),
)


def atoms_of(terms: Sequence[Term]) -> tuple[Atom, ...]:
    """The atoms of a question, in order and none within another."""
    text = " ".join(term.text for term in terms)
    found: list[Atom] = []
    # In "worse than good" nothing moves.
    named = sorted(_named(terms, text), key=lambda atom: len(atom.grades) < 2)
    for atom in (*named, *_but_one(text), *_counted(text), *_joining(text)):
        if all(atom.end <= other.start or other.end <= atom.start for other in found):
            found.append(atom)
    ordered = sorted(found, key=lambda atom: atom.start)
    return tuple(_held(a, found) for a in ordered if not _is_of_bound(a, found))


def moves_without_verb(text: str) -> bool:
    """Whether something moves, or stays, by words that mean no move elsewhere."""
    bare = ("up" in text or "down" in text) and _BARE.search(text)
    return bool(bare or _HELD.search(text))


def is_move(term: Term) -> bool:
    """Whether a term says how something moved or stands, and not only between what times."""
    return term.meaning in MOVES and (term.meaning != "change" or bool(_CHANGED.match(term.text)))


def _is_of_bound(atom: Atom, found: Sequence[Atom]) -> bool:
    """Whether a move only leads to a bound: "fell short of good", "dropped below good"."""
    after = _right_after(atom, found)
    leads = atom.part == "move" and after is not None and after.part == "grade"
    return leads and after is not None and len(after.grades) > 1


def _held(atom: Atom, found: Sequence[Atom]) -> Atom:
    """A move that only says that a grade was kept, as all inspections: "stuck at good"."""
    after = _right_after(atom, found)
    if atom.ways != ("same",) or atom.plain or after is None or after.part != "grade":
        return atom
    return Atom(part="time", start=atom.start, end=atom.end, value=BOTH)


def _right_after(atom: Atom, found: Sequence[Atom]) -> Atom | None:
    """The atom that follows with no more than a small word between."""
    return next((each for each in found if 0 < each.start - atom.end <= len(" at a ")), None)


def _named(terms: Sequence[Term], text: str) -> Iterator[Atom]:
    """What terms name: pillars, grades, moves, times and services."""
    end = -1
    for term in terms:
        start, end = end + 1, end + 1 + len(term.text)
        if term.kind == "pillar":
            link = _link(text[:start])
            pillar = next(each for each in PILLARS if each == term.value)
            against = _AGAINST.search(text[:start])
            if against:
                way: Direction = "improved" if against["up"] else "declined"
                yield Atom(part="move", start=against.start(), end=start - 1, ways=(way,))
                link = "than"
            yield Atom(part="pillar", start=start, end=end, link=link, pillars=(pillar,))
        elif term.kind == "grade":
            grade = next(each for each in GRADES if each == term.value)
            grades, (first, last) = bounded(text, Place(start, end), grade)
            yield from _so_many(text, first, last)
            yield from _reached(text, first)
            yield Atom(part="grade", start=first, end=last, link=_link(text[:first]), grades=grades)
        elif term.kind in ("time", "service") and not _BOTH.fullmatch(term.text):
            part: Part = "time" if term.kind == "time" else "service"
            link = _link(text[:start])
            value = term.value
            if value == "last":  # "worse than last time" is the one before
                value = "previous" if link in ("than", "as", "from") else "latest"
            ended = term.text in _ENDED
            yield Atom(part=part, start=start, end=end, link=link, value=value, ended=ended)
        elif is_move(term) and not _OTHER_SAME.match(text[end:]):
            yield from _moved(term, text, start)


def _moved(term: Term, text: str, start: int) -> Iterator[Atom]:
    """A move; "did not improve" is one that is denied."""
    ways, end, link = MOVES[term.value], start + len(term.text), _link(text[:start])
    kept = _KEPT.search(text[:start]) is not None
    denied = _DENIED_MOVE.match(term.text)
    if denied:
        yield Atom(part="not", start=start, end=start + denied.end("not"))
        start += denied.end("not") + 1
        ways = ("improved",) if denied["better"] else _EITHER_WAY
    plain = term.text in _PLAIN and not kept
    yield Atom(part="move", start=start, end=end, link=link, ways=ways, plain=plain)


def _reached(text: str, before: int) -> Iterator[Atom]:
    """The move to a grade by a verb that is none elsewhere: "became good"."""
    found = _BECAME.search(text[:before])
    if found:
        start, end = found.span("verb")
        yield Atom(part="move", start=start, end=end, ways=_EITHER_WAY)


def _so_many(text: str, before: int, after: int) -> Iterator[Atom]:
    """A number, an article or a "no" right before a grade: "exactly one good", "an inadequate"."""
    found = _BEFORE_GRADE.search(text[:before])
    if found and found["none"]:
        # "No good for people" denies it of that pillar, "no inadequates" of all.
        pillars = () if _OF_PILLAR.match(text[after:]) else PILLARS
        start, end = found.span("none")
        yield Atom(part="amount", start=start, end=end, amount=NONE, pillars=pillars)
    elif found:
        amount = amount_of(found["many"]) if found["many"] else ANY
        start, end = found.span("many" if found["many"] else "any")
        if found["many"] or not _PILLAR_BEFORE.search(text[:start]):
            yield Atom(part="amount", start=start, end=end, amount=amount or ANY, pillars=PILLARS)


def _but_one(text: str) -> Iterator[Atom]:
    for found in _THE_ONLY.finditer(text):
        yield Atom(part="only", start=found.start(), end=found.end(), value="the")
    for found in _BUT_ONE.finditer(text):
        if not found["any"] or re.search(r"\bnot\b", text[: found.start()]):
            yield Atom(part="only", start=found.start(), end=found.end(), value=found[0])


def _counted(text: str) -> Iterator[Atom]:
    """In how many pillars something is to be true."""
    for start, end, amount, pillars, rest, all_but in counted(text):
        part: Part = "all but" if all_but else "amount"
        yield Atom(part=part, start=start, end=end, amount=amount, rest=rest, pillars=pillars)


def _joining(text: str) -> Iterator[Atom]:
    for found in _HELD.finditer(text):
        yield Atom(part="move", start=found.start(), end=found.end(), ways=("same",))
    for found in _BOTH.finditer(text):
        yield Atom(part="time", start=found.start(), end=found.end(), value=BOTH)
    for found in _BARE.finditer(text):
        way: Direction = "improved" if found[0].endswith("up") else "declined"
        start = found.end() - len(found["way"] or found["led"])
        yield Atom(part="move", start=start, end=found.end(), ways=(way,))
    for part, words in _WORDS:
        for found in words.finditer(text):
            value = "and" if found[0] == "as well as" else found[0]
            start, ended = found.start(), found[0] in _ENDED
            yield Atom(part=part, start=start, end=found.end(), value=value, ended=ended)


def _link(before: str) -> Link:
    """What the words right before a place make of what follows."""
    near = before[-_NEAR:]
    return next((link for link, words in _LINKS if words.search(near)), "")
