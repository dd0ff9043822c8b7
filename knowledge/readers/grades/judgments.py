"""The judgments of a document: every sound pair with its service and inspection."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec import Struct

from knowledge.model import Change, Judgment, Span, Unread
from knowledge.readers.grades.apposition import fold
from knowledge.readers.grades.gradings import Pair, pair_up, year_after
from knowledge.readers.grades.lexicon import TURNS, Token, tokenise
from knowledge.readers.grades.minutes import is_minutes, set_forward
from knowledge.readers.grades.recalled import in_this_respect, moved_since, recalled, takes_up
from knowledge.readers.grades.timing import NOW, UNKNOWN, When, carried, recalls_inspection, whens
from knowledge.readers.services.elsewhere import names_elsewhere
from knowledge.readers.services.services import Names, same
from knowledge.readers.text.text import Text, word_set

#: "It …", "But it …", "In 2021/22 it …", "For efficiency, the service …".
_PRONOUN = re.compile(
    r"(?:(?:But|And|Yet|Now|However,?|(?:In|On|At|For|Since|As for) [^.;:]{2,60}?,?) )?"
    r"(?i:it|its|they|the (?:fire )?(?:service|brigade)(?:'s)?|that service)\b"
)


class Reading(Struct, frozen=True):
    """The judgments of a document, and sentences that look like one but could not be read.

    ``changes`` are those that take up the judgment before: "This is a fall from good in 2018."
    """

    judgments: tuple[Judgment, ...]
    changes: tuple[Change, ...]
    unread: tuple[Unread, ...]


class Line(Struct, frozen=True):
    """A sentence to read, and the number of its paragraph.

    ``lead`` is what a list entry goes on with: "The service was graded: - good for people".
    ``section`` is the service that the heading above names, if it names one.
    """

    span: Span
    paragraph: int
    lead: Span | None = None
    section: str | None = None


class Setting(Struct, frozen=True):
    """A sentence with what decides whom and when its facts are about.

    ``about`` is the service it speaks of, or None where that is not plain.
    """

    span: Span
    plain: str
    paragraph: int
    tokens: tuple[Token, ...]
    times: Sequence[When]
    about: str | None
    elsewhere: bool


def settings(text: Text, lines: Iterable[Line], names: Names) -> Iterator[Setting]:
    """Follow from sentence to sentence which service and which time is meant."""
    home = None if names.roundup else names.service
    minuted = is_minutes(text)
    before, paragraph, about = NOW, -1, home
    tokens: tuple[Token, ...] = ()
    for line in lines:
        if line.paragraph != paragraph:
            lower = text.lower[line.span.start : line.span.end]
            tokens = tokens if takes_up(lower) and line.paragraph == paragraph + 1 else ()
            before = before if recalls_inspection(lower) else NOW
            paragraph = line.paragraph
            about = about if _PRONOUN.match(text.plain, line.span.start) else home
            if names.roundup and line.section:
                about = line.section
        lead = tokenise(text, line.lead, names) if line.lead else ()
        read = fold((*lead, *tokenise(text, line.span, names)))
        read = set_forward(read) if minuted else read
        tokens = in_this_respect(read, tokens)
        times = whens(tokens, before)
        about = _about(text, line.span, tokens, names, about)
        plain = text.plain[line.span.start : line.span.end]
        elsewhere = names_elsewhere(text, line.span, names)
        yield Setting(line.span, plain, paragraph, tokens, times, about, elsewhere)
        before = UNKNOWN if elsewhere else carried(tokens, times, before)


def read_judgments(
    text: Text, sentences: Iterable[Setting], names: Names, inspection: str | None
) -> Reading:
    """Read the judgments in prose. ``inspection`` names the one the document is about."""
    judgments: list[Judgment] = []
    changes: list[Change] = []
    unread: list[Unread] = []
    found: list[Judgment] = []
    paragraph = -1
    for sentence in sentences:
        setting = sentence
        gradings = pair_up(setting.plain, setting.tokens)
        graded = {(judgment.service, judgment.pillar) for judgment in found}
        if len(graded) == 1 and setting.paragraph == paragraph:
            ((about, pillar),) = graded
            taken_up = recalled(setting.tokens, pillar)
            if taken_up:  # only both sentences together say which pillar was given what
                both = text.span(found[0].span.start, setting.span.end)
                setting = msgspec.structs.replace(setting, about=about, span=both)
                gradings = taken_up
                moved = moved_since(setting.tokens)
                if moved:
                    since = taken_up.pairs[0].year
                    changes.append(Change(about, pillar, moved, since, both))
        pairs = () if setting.elsewhere else gradings.pairs
        found = list(_judgments(setting, pairs, names, inspection))
        judgments += found
        if gradings.left_over or len(found) < len({(p.pillar, p.at) for p in gradings.pairs}):
            unread.append(Unread(text.line_at(setting.span.start), setting.span.text, _WHY))
        paragraph = setting.paragraph
    return Reading(tuple(judgments), tuple(changes), tuple(unread))


_WHY = "a grade that could not be given to a pillar of one inspection with certainty"


def _about(
    text: Text, span: Span, tokens: Sequence[Token], names: Names, about: str | None
) -> str | None:
    """Follow which service a "It …" means: the one the sentence before was about."""
    named = [token.value for token in tokens if token.kind == "service"]
    if named:
        # Of several, the first is what a sentence is about, and only if that is plain.
        several = any(not same(name, named[0]) for name in named)
        return None if several and not same(named[0], names.service) else named[0]
    if _PRONOUN.match(text.plain, span.start, span.end):
        return about
    return about if names.roundup else names.service


def _judgments(
    setting: Setting, pairs: Sequence[Pair], names: Names, inspection: str | None
) -> Iterator[Judgment]:
    # "From good in 2018/19 to inadequate in 2021/22": of several years each has its own grade.
    several = len({token.value for token in setting.tokens if token.kind == "year"}) > 1
    for pair in pairs:
        when = setting.times[pair.at]
        own_year = year_after(setting.tokens, pair.at) if several else None
        if own_year:
            when = When(own_year, explicit=True)
        if pair.earlier:
            when = When(pair.year, pair.year is not None, True)
        for each in _services(setting, pair.at, names):
            own = same(each, names.service)
            named = when.named or (inspection if own or names.roundup else None)
            # Another service's grade counts only where its inspection is named.
            if when.known and (own or names.roundup or named):
                name = names.service if own and names.service else each
                yield Judgment(name, named, pair.pillar, pair.grade, setting.span)


def _services(setting: Setting, at: int, names: Names) -> list[str]:
    """Give the service graded; two of "Both services were …", if no others are named before."""
    service = _service(setting.tokens, at, setting.about)
    if not _BOTH.search(setting.plain):
        return [service] if service else []
    found: list[str] = []
    for mention in names.mentions:
        if mention.start < setting.span.start and not any(same(mention.name, n) for n in found):
            found.append(mention.name)
    return found if len(found) == 2 else []


_BOTH = re.compile(
    r"\b(?:[Bb]oth(?: of the)?|[Tt]he two) (?:fire (?:and rescue )?)?(?:services|brigades)\b"
)


def _service(tokens: Sequence[Token], at: int, about: str | None) -> str | None:
    """Give the service graded: the one its clause names, if the sentence names several."""
    named = {token.value for token in tokens if token.kind == "service"}
    if not named:
        return about
    if len(named) == 1:
        return named.pop()
    relative = _in_relative(tokens, at)
    if relative:
        return relative
    start = max((i for i in range(at) if tokens[i].value in TURNS), default=0)
    end = min((i for i in range(at, len(tokens)) if tokens[i].value in TURNS), default=len(tokens))
    clause = [i for i in range(start, end) if tokens[i].kind == "service"]
    inside = {tokens[i].value for i in clause}
    if len(inside) > 1:  # "Like Loamshire, Barset …": whom it is compared with is not graded
        inside = {tokens[i].value for i in clause if not _compared(tokens, i)}
    return inside.pop() if len(inside) == 1 else None


def _in_relative(tokens: Sequence[Token], at: int) -> str | None:
    """Give the service of a clause of its own: "… Barset, which was rated good"."""
    for i in range(at - 1, 0, -1):
        if tokens[i].value in TURNS:
            return None
        if tokens[i].value in ("which", "who") and tokens[i - 1].value == ",":
            before = tokens[i - 2] if i > 1 else None
            return before.value if before and before.kind == "service" else None
    return None


def _compared(tokens: Sequence[Token], i: int) -> bool:
    return i > 0 and tokens[i - 1].value in _COMPARING


_COMPARING = word_set("like unlike than alongside beside with as behind")


def settle(text: Text, judgments: Sequence[Judgment]) -> tuple[tuple[Judgment, ...], list[Unread]]:
    """Keep one judgment for each service, inspection and pillar.

    Said twice alike, the first stands; said in two ways, neither does, and both are unread.
    """
    first: dict[_Key, Judgment] = {}
    clashing: set[_Key] = set()
    for judgment in judgments:
        if first.setdefault(_key(judgment), judgment).grade != judgment.grade:
            clashing.add(_key(judgment))
    told = dict.fromkeys(each.span for each in judgments if _key(each) in clashing)
    unread = [Unread(text.line_at(span.start), span.text, _CLASHES) for span in told]
    return tuple(judgment for key, judgment in first.items() if key not in clashing), unread


_Key = tuple[str, str | None, str]
_CLASHES = "a grade that the same document also gives differently"


def _key(judgment: Judgment) -> _Key:
    return judgment.service, judgment.inspection, judgment.pillar
