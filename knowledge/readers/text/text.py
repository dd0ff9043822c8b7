"""A document's text, its lines and its sentences, all by offsets into the original."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise

from msgspec import Struct

from knowledge.model import Span

_FOLDS = {
    '"': "“”„‟″«»",
    "'": "‘’‚‛′´`",
    "-": "‐‑‒–—―−",
    " ": "\t\x0b\x0c\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009"
    "\u200a\u200b\u202f\u205f\u2060\u3000\ufeff",
}
#: One character for one character, so that an offset means the same before and after.
_FOLD = str.maketrans({old: new for new, olds in _FOLDS.items() for old in olds})

_BREAKS = str.maketrans("\r\n\x85\u2028\u2029\x1c\x1d\x1e\x1f", " " * 9)
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]+")
_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"')\]]*+(?=\s+[\"'(\[]*[A-Z0-9£]|\s*$)|(?<=[a-z])\.(?=[A-Z][a-z])"
)
#: No abbreviation is longer.
_LOOK_BACK = 24
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Rev|Hon|Cllr|Sgt|Lt|Col|Gen|Insp|Supt|Cmdr|Sr"
    r"|vs|cf|approx|[Ee]\.g|[Ii]\.e|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_NUMBER = re.compile(r"\s*\d")
_NUMBER_SIGN = re.compile(r"\b(?:[Nn]os?|pp?|para|paras|[Ff]ig)\.$")
#: Words that open a sentence: one stuck to a small letter opens one without a space before it.
_OPENERS = (
    "This|That|The|These|Those|It|We|I|Our|My|Your|In|On|At|For|To|From|By|With|His|Her|Its|Their"
    "|He|She|They|There|Here|You|An?|As|If|When|While|Although|But|And|Since|After|Before|Between"
    "|During|Under|Overall|However|Most|Some|All|Each|Every|Both|One|Two|Three|No|None|Not|What"
    "|How|Why|Where|Who|Following|Inspectors|Staff"
)
#: A heading or link text that runs into the sentence after it: "Read more about BarsetThis is …",
#: "What happened next?The service …", "The station cat“Whiskers” …".
_RUN_ON = re.compile(
    rf"(?<=[a-z\d])(?=(?:{_OPENERS})(?:['’]\w+)?\s[\w\"'])|(?<=[a-z][?!])(?=[A-Z])|(?<=[a-z])(?=“[A-Z])"
)
#: Two words stuck together; whether they are two only the rest of the document tells.
_STUCK = re.compile(r"(?<![\w'])(?P<left>[A-Z]?[a-z]{3,})(?P<right>[A-ZÀ-Þ][a-zß-ÿ]+)\b")
_PILLAR_HEADINGS = frozenset({"effectiveness", "efficiency", "people"})
#: No heading that runs into a sentence has more words.
_LONGEST_LEAD = 14
#: So many words in capitals inside are looked at in one line.
_FEW = 3


def folded(text: str) -> str:
    """The text with typographic marks and spaces made plain, character for character."""
    return text.translate(_FOLD)


class Line(Struct, frozen=True):
    """A line that is not blank: its number from 1, and where its content starts and ends."""

    number: int
    start: int
    end: int


class Text(Struct, frozen=True):
    """A document's text as it came (``raw``) and with typographic marks made plain.

    Both have the same length, so patterns run over ``plain`` and spans come from ``raw``.
    ``lower`` is ``plain`` in small letters with blanks for line breaks, of that length too.
    ``words`` are all the words of letters in it.
    """

    raw: str
    plain: str
    lower: str
    lines: tuple[Line, ...]
    words: frozenset[str]

    def span(self, start: int, end: int) -> Span:
        """Give the span of these offsets without the white space around it."""
        piece = self.plain[start:end]
        start += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        return Span(start, end, self.raw[start:end])

    def line_span(self, number: int | None) -> Span | None:
        """Give the span of the line with this number, or None for none."""
        found = (self.span(line.start, line.end) for line in self.lines if line.number == number)
        return next(found, None)

    def line_at(self, offset: int) -> int:
        """Give the number, from 1, of the line that holds ``offset``."""
        return self.lines[self.line_index(offset)].number if self.lines else 1

    def line_index(self, offset: int) -> int:
        """Give the place among the lines of the last one that starts at ``offset`` or before."""
        return max(0, bisect_right(self.lines, offset, key=lambda line: line.start) - 1)


def word_set(words: str) -> frozenset[str]:
    """Give the set of the words in a list written as one string."""
    return frozenset(words.split())


def read_text(raw: str) -> Text:
    """Fold typographic marks and find the lines."""
    plain = raw.translate(_FOLD)
    return Text(raw, plain, lowered(plain), tuple(_lines(plain)), frozenset(_WORD.findall(plain)))


def lowered(plain: str) -> str:
    """Give words in small letters and every white space as a blank, one character for one."""
    plain = plain.translate(_BREAKS)
    small = plain.lower()
    if len(small) == len(plain):
        return small
    return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain)


def _lines(plain: str) -> Iterator[Line]:
    number, before = 1, 0
    for found in _LINE.finditer(plain):
        number += len(re.findall(r"\r\n|[\r\n\u2028\u2029\x85]", plain[before : found.start()]))
        before = found.start()
        content = found.group().strip()
        if content:
            start = found.start() + found.group().index(content)
            yield Line(number, start, start + len(content))


def sentences(text: Text, start: int, end: int) -> tuple[Span, ...]:
    """Split the stretch of text from ``start`` to ``end`` into sentences."""
    cuts = [start, *_cuts(text.plain, start, end), end]
    spans = (text.span(a, b) for a, b in pairwise(cuts))
    return tuple(span for span in spans if span.text)


def _cuts(plain: str, start: int, end: int) -> Iterator[int]:
    piece = plain[start:end]
    for found in _END.finditer(piece):
        before = piece[max(0, found.start() - _LOOK_BACK) : found.end()].rstrip("\"')]")
        if _ABBREVIATION.search(before):
            continue
        if _NUMBER_SIGN.search(before) and _NUMBER.match(piece, found.end()):
            continue
        yield start + found.end()


def after_navigation(text: Text, start: int, end: int) -> int:
    """Give where the sentence proper starts when a heading runs into it, else ``start``."""
    cuts = [found.start() for found in _RUN_ON.finditer(text.raw, start, end)]
    cuts += _stuck(text, start, end)
    at = min(cuts, default=start)
    lead = text.plain[start:at]
    heading = not re.search(r"[.!?,;:]\s|[.,;:\"]", lead) and len(lead.split()) <= _LONGEST_LEAD
    return at if heading else start


def _stuck(text: Text, start: int, end: int) -> Iterator[int]:
    """Find "EffectivenessBarset requires …": both words are the document's elsewhere too.

    A small word into which a capital runs ("What our leaders sayRenée …") is no name at all.
    """
    for found in islice(_STUCK.finditer(text.plain, start, end), _FEW):
        left, right = found.group("left"), found.group("right")
        known = {left, left.lower()} & (text.words | _PILLAR_HEADINGS)
        if left.islower() or (right in text.words and known):
            yield found.start("right")
