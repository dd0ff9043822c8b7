"""Words that say in how many pillars something is to be true: "all three", "nothing but"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.understanding.meaning.amounts import ALL, ANY, NONE, Amount, amount_of
from bot.understanding.words.patterns import GRADE_NOUN, ROUND
from bot.understanding.words.text import EXCEPT
from knowledge.model import PILLARS, Pillar

SO_MANY = r"(?:at least |more than |at most |exactly |just |only )?(?:one|two|three|[123])"
AREAS = r"(?:pillar|area|categor|heading|theme|thing|aspect)\w*"
_PILLARS = rf"(?: (?:(?:out )?of )?(?:(?:the|its|their|these) )?(?:three )?{AREAS})"
_ROUNDS = rf"(?! (?:the |of the |of these )?(?:two )?(?:{ROUND}|services?)\b)"
_GRADE = r"(?:good|outstanding|inadequate|requires improvement)"
#: "Only good grades" are all of them, "only good for people" is something else.
_ONLY = (
    r"(?:only|solely)"
    rf"(?= (?:goods|outstandings|inadequates|{_GRADE} {GRADE_NOUN}(?! (?:for|in|at|on)\b)))"
    rf"|(?:(?<=got )|(?<=get )|(?<=had )|(?<=has ))only(?= {_GRADE}$)"
)
#: Words that say in how many pillars, all of them or those named beside the words.
_AMOUNTS: tuple[tuple[str, Amount | None, bool], ...] = (
    (r"(?:but )?not (?:in |for |at )?both|one or the other", Amount(1, 1), False),
    (rf"(?<!least )(?<!exactly )(?<!just )(?<!only )(?<!than )one{_PILLARS}", ANY, True),
    (rf"(?:all|every|each)(?: of)?{_PILLARS}|all three|all round|every(?:thing|where)", ALL, True),
    (rf"all (?:of )?(?:its|their|the) (?:three )?{GRADE_NOUN}", ALL, True),
    (r"across the board|(?:straight|all)(?= (?:good|outstanding|inadequate|requires))", ALL, True),
    (rf"(?:any|some|another)(?: of)?{_PILLARS}|(?:any|some)(?:thing|where)", ANY, True),
    (r"at least one", ANY, True),
    (rf"nothing (?:{EXCEPT}|but)|three times(?: over)?|thrice|{_ONLY}", ALL, True),
    (rf"(?:no|none(?: of)?){_PILLARS}|nothing|nowhere|(?:(?<=in )|(?<=for ))none", NONE, True),
    (rf"no {GRADE_NOUN}(?= (?:below|under|above|over|\w+ than)\b)", NONE, True),
    (r"none(?= (?:(?!outstanding)\w+ing|down|up)\b)", NONE, True),
    (rf"{SO_MANY}(?: or more)?{_PILLARS}", None, True),
    (r"(?:exactly|just|only) one of", Amount(1, 1), False),
    (rf"(?<!or )both(?: of)?{_ROUNDS}|each of{_ROUNDS}", ALL, False),
    (rf"either(?: of)?{_ROUNDS}|any of{_ROUNDS}", ANY, False),
    (rf"neither(?: of)?{_ROUNDS}", NONE, False),
)
#: All pillars but the one that follows: "everything except efficiency".
_ALL_BUT = re.compile(
    rf"\b(?:every(?:thing|where)|(?:all|every|each)(?: of)?{_PILLARS}|all three|all)"
    rf" (?:{EXCEPT}|but)(?: for| in| on| at)?(?: the)?(?= (?:effectiv|effici|people))"
)
_OTHERS = rf"(?:other|remaining)(?: two{_PILLARS}?|{_PILLARS})"
#: The pillars that are not named before: "the other two", "nothing else".
_REST = (
    (r"(?:any|some)(?:thing|where) else", ANY),
    (r"(?:nothing|nowhere) else", NONE),
    (rf"(?:any|some|either)(?: of)?(?: the)? {_OTHERS}|another{_PILLARS}?", ANY),
    (rf"(?:no|neither(?: of)?(?: the)?) {_OTHERS}", NONE),
    (rf"(?:every(?:thing|where) else|(?:both |all )?(?:of )?(?:the |its |their )?{_OTHERS})", ALL),
    (r"the (?:others|rest)", ALL),
)
_COUNTS: tuple[tuple[re.Pattern[str], Amount | None, bool, tuple[Pillar, ...]], ...] = (
    *((re.compile(rf"\b(?:{words})\b"), amount, True, ()) for words, amount in _REST),
    *(
        (re.compile(rf"\b(?:{words})\b"), amount, False, PILLARS if of_all else ())
        for words, amount, of_all in _AMOUNTS
    ),
)
#: Without one of these words nothing is counted: most questions need no closer look.
_MAY_COUNT = re.compile(
    rf"\b(?:{AREAS}|three|every\w*|any\w*|some\w*|no\w*|all|both|each|n?either|other|another"
    r"|remaining|rest|others|one|across|straight|only|solely|thrice)\b"
)
_MAY_BE_REST = re.compile(r"else|other|remaining|rest")


class Counted(NamedTuple):
    """Such words from ``start`` to ``end``: in how many of which pillars.

    ``pillars`` are none where those named beside the words are meant; ``rest`` marks "the
    other two", and ``all_but`` all of them without the one that follows.
    """

    start: int
    end: int
    amount: Amount
    pillars: tuple[Pillar, ...] = ()
    rest: bool = False
    all_but: bool = False


def counted(text: str) -> Iterator[Counted]:
    """All such words of a question, those first that others may be part of."""
    for found in _ALL_BUT.finditer(text):
        yield Counted(*found.span(), ALL, all_but=True)
    if not _MAY_COUNT.search(text):
        return
    others = _MAY_BE_REST.search(text)
    for words, amount, rest, pillars in _COUNTS:
        if rest and not others:
            continue
        for found in words.finditer(text):
            many = amount or amount_of(re.sub(_PILLARS, "", found[0])) or ANY
            yield Counted(*found.span(), many, pillars, rest)
