"""The words of a question that its conditions are made of, in order, each with its part."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from bot.understanding.amounts import ALL, ANY, NONE, Amount, amount_of
from bot.understanding.asked import WAYS
from bot.understanding.bounds import bounded
from bot.understanding.reading import Term
from knowledge.model import GRADES, PILLARS, Direction, Grade, Pillar

#: What a word does in a question: names a thing, denies, joins, or says of how many.
Part = Literal["pillar", "grade", "move", "time", "service", "amount", "not", "join", "aux", "only"]
#: What stands right before a word: "to good", "than for people".
Link = Literal["", "from", "to", "than", "as", "for"]


class Atom(Struct, frozen=True, kw_only=True):
    """A run of words from ``start`` to ``end`` of the wording, and what it does there.

    ``value`` is the time or the service that is named, or the joining word. An amount is one
    of the pillars ``pillars``, or of those that are named beside it. ``rest`` marks "the
    other two", ``plain`` a "same" or "better" that no verb makes a move.
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


_MOVES: dict[str, Direction] = {**WAYS, "ahead": "improved", "behind": "declined"}
_PLAIN = frozenset(["same", "better", "worse", "higher", "lower", "equal", "level", "stronger"])
_SO_MANY = r"(?:at least |more than |at most |exactly |just |only )?(?:one|two|three|[123])"
_AREAS = r"(?:pillar|area|categor|heading|theme)\w*"
_PILLARS = rf"(?: (?:(?:of )?(?:the|its|their|these) )?(?:three )?{_AREAS})"
_ROUNDS = (
    r"(?! (?:the |of the |of these )?(?:two )?(?:inspection|time|round|year|occasion|service))"
)
#: Words that say in how many pillars, all of them or those named beside the words.
_AMOUNTS: tuple[tuple[str, Amount | None, bool], ...] = (
    (r"(?:but )?not both|one or the other", Amount(1, 1), False),
    (rf"(?<!least )(?<!exactly )(?<!just )(?<!only )(?<!than )one{_PILLARS}", ANY, True),
    (rf"(?:all|every|each)(?: of)?{_PILLARS}|all three|all round|everything", ALL, True),
    (r"across the board|straight(?= (?:good|outstanding|inadequate|requires))", ALL, True),
    (rf"(?:any|some|another)(?: of)?{_PILLARS}|(?:any|some)(?:thing|where)", ANY, True),
    (r"at least one|(?<=in )another|(?<=for )another", ANY, True),
    (rf"(?:no|none(?: of)?){_PILLARS}|nothing|nowhere|(?:(?<=in )|(?<=for ))none", NONE, True),
    (rf"{_SO_MANY}(?: or more)?{_PILLARS}", None, True),
    (r"(?:exactly|just|only) one of", Amount(1, 1), False),
    (rf"both(?: of)?{_ROUNDS}|each of{_ROUNDS}", ALL, False),
    (rf"either(?: of)?{_ROUNDS}|any of{_ROUNDS}", ANY, False),
    (rf"neither(?: of)?{_ROUNDS}", NONE, False),
)
_REST = (
    (rf"(?:the |its |their )?other two{_PILLARS}?|the others", ALL),
    (rf"(?:no|not any|without any) other{_PILLARS}?", NONE),
)
_WORDS: tuple[tuple[Part, str], ...] = (
    ("not", r"not|never|without|no longer"),
    ("join", r"and|but|or|nor|while|whilst|whereas|yet|although|though|then"),
    ("aux", r"did|do|does|was|were|is|are|has|have|had"),
    ("only", r"(?<!the )(?:only|solely)(?! (?:one|ones|service|brigade)\b)"),
)
#: Words that make a "same" that follows a move.
_KEPT = re.compile(r"\b(?:ke(?:ep|pt)|h[eo]ld|stay|remain|stuck)\w*(?: with| at)?(?: the)? $")
#: What "the same" is of, where it is no grade.
_OTHER_SAME = re.compile(r" (?:number|services?|times?|years?|inspections?|" + _AREAS + r")\b")
#: "Up" and "down" without a verb: "efficiency unchanged, people down".
_BARE = re.compile(r"\b(?:\w+iveness|\w+iency|people|and|but|while) (?P<way>up|down)\b")
#: What keeps its grade: a move, though "kept" alone is none.
_HELD = r"(?:held|kept|maintained|retained) (?:on to )?(?:its|their|the)(?! good| outstanding)"
_LINKS: tuple[tuple[Link, str], ...] = (
    ("from", r"(?:from|out of|off|los(?:t|e|es|ing)|shed)(?: an?| the| its| their)?"),
    ("to", r"(?:to|into)(?: an?| the)?"),
    ("than", r"than(?: it was| they were| it did| they did)?(?: for| on| in| at)?"),
    ("as", r"as(?: it was| it did)?(?: for| on| in| at)?"),
    ("for", r"(?:for|on|in|at)(?: the)?"),
)


def atoms_of(terms: Sequence[Term]) -> tuple[Atom, ...]:
    """The atoms of a question, in order and none within another."""
    text = " ".join(term.text for term in terms)
    found: list[Atom] = []
    for atom in (*_named(terms, text), *_counted(text), *_joining(text)):
        if all(atom.end <= other.start or other.end <= atom.start for other in found):
            found.append(atom)
    ordered = sorted(found, key=lambda atom: atom.start)
    return tuple(atom for atom in ordered if not _is_of_bound(atom, found, text))


def _is_of_bound(atom: Atom, found: Sequence[Atom], text: str) -> bool:
    """Whether a move only leads to a bound: "fell short of good", "dropped below good"."""
    if atom.part != "move":
        return False
    after = next((each for each in found if each.start == atom.end + 1), None)
    return after is not None and after.part == "grade" and len(after.grades) > 1


def _named(terms: Sequence[Term], text: str) -> Iterator[Atom]:
    """What terms name: pillars, grades, moves, times and services."""
    end = -1
    for term in terms:
        start, end = end + 1, end + 1 + len(term.text)
        link = _link(text[:start])
        if term.kind == "pillar":
            pillar = next(each for each in PILLARS if each == term.value)
            yield Atom(part="pillar", start=start, end=end, link=link, pillars=(pillar,))
        elif term.kind == "grade":
            grade = next(each for each in GRADES if each == term.value)
            grades, first, last = bounded(text, start, end, grade)
            yield from _so_many(text, first)
            yield Atom(part="grade", start=first, end=last, link=_link(text[:first]), grades=grades)
        elif term.kind in ("time", "service"):
            part: Part = "time" if term.kind == "time" else "service"
            yield Atom(part=part, start=start, end=end, link=link, value=term.value)
        elif term.meaning in _MOVES and not _OTHER_SAME.match(text[end:]):
            yield from _moved(term, text, start, link)


def _moved(term: Term, text: str, start: int, link: Link) -> Iterator[Atom]:
    """A move; "did not improve" is one that is denied."""
    way, end = _MOVES[term.value], start + len(term.text)
    kept = _KEPT.search(text[:start]) is not None
    if term.text.startswith("not "):
        yield Atom(part="not", start=start, end=start + 3)
        start, way = start + 4, "improved"
    plain = term.text in _PLAIN and not kept
    yield Atom(part="move", start=start, end=end, link=link, ways=(way,), plain=plain)


def _so_many(text: str, before: int) -> Iterator[Atom]:
    """A number right before a grade: "exactly one good"."""
    found = re.search(
        rf"(?<!the )(?<!the only )(?<!good )(?<!improvement )\b({_SO_MANY}) (?:a )?$", text[:before]
    )
    if found:
        amount = amount_of(found[1])
        yield Atom(
            part="amount", start=found.start(1), end=found.end(1),
            amount=amount or ANY, pillars=PILLARS,
        )  # fmt: skip


def _counted(text: str) -> Iterator[Atom]:
    """In how many pillars something is to be true."""
    for words, of in _REST:
        for found in re.finditer(rf"\b(?:{words})\b", text):
            yield Atom(part="amount", start=found.start(), end=found.end(), amount=of, rest=True)
    for words, amount, of_all in _AMOUNTS:
        for found in re.finditer(rf"\b(?:{words})\b", text):
            yield Atom(
                part="amount", start=found.start(), end=found.end(),
                amount=amount or amount_of(re.sub(_PILLARS, "", found[0])) or ANY,
                pillars=PILLARS if of_all else (),
            )  # fmt: skip


def _joining(text: str) -> Iterator[Atom]:
    for found in re.finditer(rf"\b(?:{_HELD})\b", text):
        yield Atom(part="move", start=found.start(), end=found.end(), ways=("same",))
    for found in _BARE.finditer(text):
        way: Direction = "improved" if found["way"] == "up" else "declined"
        yield Atom(part="move", start=found.start("way"), end=found.end(), ways=(way,))
    for part, words in _WORDS:
        for found in re.finditer(rf"\b(?:{words})\b", text):
            yield Atom(part=part, start=found.start(), end=found.end(), value=found[0])


def _link(before: str) -> Link:
    """What the words right before a place make of what follows."""
    for link, words in _LINKS:
        if re.search(rf"\b(?:{words}) $", before):
            return link
    return ""
