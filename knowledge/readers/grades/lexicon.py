"""The words of grading: a sentence as pillars, grades, years, services and what is between."""

import re
from collections.abc import Iterator
from typing import Literal

import msgspec
from msgspec import Struct

from knowledge.model import PILLARS, Grade, Pillar, Span
from knowledge.readers.services.services import Names
from knowledge.readers.text.text import Text, word_set

TokenKind = Literal["pillars", "some", "grade", "year", "service", "word", "mark"]

_THING = (
    r"(?:areas?|pillars?|categories|category|criteria|headings?|sections?|themes?|fields?|counts)"
)
_WHOM = r"(?:its|their|the service's|our)(?: own)?"
_IT = r"(?:it|the (?:fire )?(?:and rescue )?(?:service|brigade)|they)"
_HOW = rf"(?:how(?: well)?|the way(?: that| in which)?|the extent to which) {_IT}"
_STAFF = r"(?:people|staff|workforce|employees|firefighters|workers|personnel|crews)"
_THEM = rf"(?:{_WHOM} {_STAFF}|(?:those|(?:the )?(?:people|staff)) who work (?:for it|there))"
_SAFE_NOUN = r"(?:people|the public|communities|residents|its communities|us|everyone|everybody)"
_FROM_FIRE = r"(?: from (?:the risk of )?fires?(?: and other (?:risks|emergencies))?)?"
_SAFE = rf"keep(?:ing|s)? {_SAFE_NOUN} safe(?: and secure)?{_FROM_FIRE}"
#: Not "keeping people safe on the roads": that is a part of it.
_WHOLE = (
    r"\b(?! (?:(?:on|near|around|with|at|when|who|from)\b|in (?!(?:20|its |our |the (?:la|20)))))"
)
#: What follows "in" where it tells the time of a grade, not a place.
_TIME = (
    r"(?:20|its|our|this|that|the (?:la|20)|\w+ (?:years|months)"
    r"|(?:an?|the) (?:\w+ )?(?:report|inspection|review|assessment|space|course)\b)"
)
_PEOPLE = (
    rf"{_HOW} (?:looks?|looked) after {_THEM}",
    rf"{_HOW} (?:treats|treated|cares for|cared for|supports|supported|manages|managed) {_THEM}",
    rf"(?:looking|looks?) after (?:{_THEM}|people|staff)\b",
    rf"(?:the )?extent to which (?:the service|{_IT}|[a-z][\w' &]+?) looks after its people",
    r"(?:people|staff) management",
    rf"(?:managing|management of|treatment of|treating|caring for) {_THEM}",
    (
        rf"(?:{_WHOM} )?people(?: management)?\b"
        r"(?! (?:(?:who|to|that|of|with|from|living|and communities|safe)\b"
        rf"|in\b(?! {_TIME})|at\b(?! its)))"
    ),
)
_MONEY = r"(?:resources|money|finances|budget)"
#: How well it does so is part of the same words: "using its resources efficiently".
_WELL = (
    r"(?: (?:efficiently|effectively|well|wisely|properly|better))?"
    r"(?:,? and (?:gives|giving|provides|providing|offers|offering) (?:good |better )?"
    r"value for money)?"
)
#: "Good value for money" is praise, "good for value for money" a grade.
_RESOURCES = (
    rf"{_HOW} (?:uses|used|manages|managed|spends|spent) {_WHOM} {_MONEY}{_WELL}",
    rf"(?:using|managing|making the most of) {_WHOM} {_MONEY}{_WELL}(?! to)",
    # "Best use of resources" is the name of an area.
    rf"making (?:the )?best use of {_WHOM} (?:money|finances|budget)",
    rf"(?<!best )(?:the |{_WHOM} )?(?:efficient )?use of (?:{_WHOM} )?resources{_WELL}(?! to)",
    r"(?:(?<=for )|(?<=on )|(?<=at ))(?:providing )?value for money",
)
_EXTENT = r"(?:(?:the )?extent to which [\w' &]{2,60}? )?(?:is|was)"
#: "… at keeping people safe", up to the verb that gives the grade.
_AT = (
    r" (?:at|in) [^.;:]{5,120}?(?= (?:is|was|requires?|required|remains|remained|has|requiring)\b)"
)
_PATTERNS: tuple[tuple[Pillar, str], ...] = (
    ("effectiveness", rf"{_EXTENT} effective{_AT}"),
    ("efficiency", rf"{_EXTENT} efficient{_AT}"),
    ("efficiency", rf"(?:how efficiently {_IT}|efficiently) {_SAFE}"),
    ("effectiveness", rf"(?:how effectively|{_HOW}) (?:{_IT} )?{_SAFE}{_WHOLE}"),
    (
        "effectiveness",
        rf"(?:how |being )effective(?:ly)?(?: {_IT} (?:is|was|were|are))?(?: (?:at|in) {_SAFE})?",
    ),
    (
        "efficiency",
        rf"(?:how |being )efficient(?:ly)?(?: {_IT} (?:is|was|were|are))?(?: (?:at|in) {_SAFE})?",
    ),
    (
        "effectiveness",
        r"providing an effective (?:fire (?:and rescue )?)?service(?: to the public)?",
    ),
    ("efficiency", r"providing an efficient (?:fire (?:and rescue )?)?service(?: to the public)?"),
    ("people", "|".join(_PEOPLE)),
    ("efficiency", "|".join(_RESOURCES)),
    ("effectiveness", rf"(?<!cost-)(?<!cost )effectiveness(?: (?:at|in) {_SAFE})?"),
    ("efficiency", rf"(?<!energy )(?<!fuel )efficiency(?: (?:at|in) {_SAFE})?"),
    (
        "effectiveness",
        rf"(?:effectively )?keeping {_SAFE_NOUN} safe(?: and secure)?{_FROM_FIRE}{_WHOLE}",
    ),
)
_ALL = (
    r"(?:(?:all|each of the|every one of the) (?:of (?:the|its|those) )?(?:three|3)"
    rf"(?: (?:inspection )?{_THING})?"
    r"|(?:every|each) (?:pillar|area|category))"
)
_SOME = (
    r"(?P<count>one|two|both|1|2) (?:out )?of (?:those |the |these |its )?"
    rf"(?:three|3)(?: {_THING})?|(?P<few>two|both) (?:areas|pillars|categories)"
)
_YEAR = r"(?:20\d\d ?[/-] ?(?:20)?\d\d|20\d\d)(?!\d)"
_GRADE = r"outstanding|good|adequate|inadequate|requir(?:e|es|ed|ing)[ -]improvement\b(?!s)"
_INSPECTORATE = (
    r"(?:(?:his|her) majesty's |hm )?inspectorate of constabulary"
    r" and fire (?:and|&) rescue services?"
)
_TOKEN = re.compile(
    "|".join(
        [rf"(?P<p{i}>\b(?:{pattern})\b)" for i, (_, pattern) in enumerate(_PATTERNS)]
        + [
            rf"(?P<inspectorate>\b{_INSPECTORATE}\b)",
            rf"(?P<all>\b{_ALL}\b)",
            rf"(?P<some>\b{_SOME}\b)",
            rf"(?P<year>\b{_YEAR})",
            rf"(?P<grade>\b(?:{_GRADE})\b)",
            r"(?P<word>[^\W_](?:[\w/]|-(?=\w)|'(?=\w)|,(?=\d))*)",
            r"(?P<mark>--|[^\w\s])",
        ]
    )
)


#: Words and marks at which a sentence turns to another thing or time.
TURNS = word_set("but while whereas although though however yet ; -")


class Token(Struct, frozen=True):
    """A piece of a sentence. ``value`` is in lower case; a year or service is as worded."""

    kind: TokenKind
    value: str
    start: int
    end: int
    pillars: tuple[Pillar, ...] = ()
    grade: Grade | None = None


def tokenise(text: Text, sentence: Span, names: Names) -> tuple[Token, ...]:
    """Cut a sentence into tokens; a service's name is one token, quotation marks are none."""
    tokens: list[Token] = []
    at = sentence.start
    for mention in names.mentions_in(sentence.start, sentence.end):
        if at <= mention.start and mention.end <= sentence.end:
            tokens += _scan(text, at, mention.start, names)
            tokens.append(Token("service", mention.name, mention.start, mention.end))
            at = mention.end
    tokens += _scan(text, at, sentence.end, names)
    return tuple(tokens)


def _scan(text: Text, start: int, end: int, names: Names) -> Iterator[Token]:
    # Small letters throughout spare the pattern the search for both.
    for found in _TOKEN.finditer(text.lower[start:end]):
        token = _token(text, found, start)
        if names.in_parts and found.lastgroup == _PART:
            yield msgspec.structs.replace(token, kind="word", pillars=())
        elif token.value in _TWO_WORDS:
            yield from _parted(token)
        elif token.value not in ('"', "'"):
            yield token


_PART = f"p{_PATTERNS.index(('efficiency', '|'.join(_RESOURCES)))}"
#: "It's" is "it is", but for the space.
_TWO_WORDS = {"it's": ("it", "is"), "they're": ("they", "are")}


def _parted(token: Token) -> Iterator[Token]:
    first, second = _TWO_WORDS[token.value]
    cut = token.start + len(first)
    yield Token("word", first, token.start, cut)
    yield Token("word", second, cut, token.end)


def _token(text: Text, found: re.Match[str], offset: int) -> Token:
    kind, words = found.lastgroup or "mark", found.group()
    start, end = offset + found.start(), offset + found.end()
    if kind in ("count", "few"):
        kind = "some"
    if kind == "all":
        return Token("pillars", words, start, end, PILLARS)
    if kind == "some":
        one = found.group("count") in ("one", "1")
        return Token("some", "1" if one else "2", start, end)
    if kind == "grade":
        return Token("grade", words, start, end, (), _grade(words))
    if kind == "year":
        return Token("year", "".join(text.raw[start:end].split()), start, end)
    if kind.startswith("p") and kind[1:].isdigit():
        return Token("pillars", words, start, end, (_PATTERNS[int(kind[1:])][0],))
    # The month keeps its capital, to be told from the verb.
    value = "May" if text.plain[start:end] == "May" else words
    value = kind if kind == "inspectorate" else value
    return Token("mark" if kind == "mark" else "word", value, start, end)


def _grade(words: str) -> Grade:
    match words:
        case "outstanding" | "good" | "adequate" | "inadequate":
            return words
        case _:
            return "requires improvement"
