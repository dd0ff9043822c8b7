"""Services and the inspectorate by name: who a document, or a sentence, is about."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from knowledge.readers.services.places import (
    Mention,
    full_mentions,
    key,
    lowered,
    tidy,
)
from knowledge.readers.services.sections import OPENING, announces_several, graded_places, headed
from knowledge.readers.text.text import Text

_INSPECTORATE = re.compile(r"\b(?:HMICFRS|HMCFRS|HMFSI)\b")
_INSPECTORATE_IN_FULL = re.compile(
    r"\bMajesty's Inspectorate of Constabulary and Fire (?:and|&) Rescue Services?\b"
)


_LOOK_BACK = 20


class Names(Struct, frozen=True):
    """Who a document names: its own service, every mention of any, and the inspectorate.

    ``wordings`` are all the words by which it names services. ``roundup`` tells that it
    opens by announcing several. ``in_parts`` tells that parts of a pillar are graded too: then
    "using its resources" is such a part, where else it is what efficiency means.
    ``organisation`` is the service's name in full as worded, ``organisations`` every service's.
    """

    service: str | None
    organisation: str | None
    organisations: dict[str, str]
    mentions: tuple[Mention, ...]
    inspectorate: str | None
    wordings: frozenset[str]
    roundup: bool
    in_parts: bool

    def in_full(self, name: str) -> str:
        """Give a service's full name, if the document gives it."""
        return self.organisations.get(key(name), name)

    def last_before(self, at: int) -> Mention | None:
        """Give the mention nearest before an offset."""
        place = bisect_left(self.mentions, at, key=lambda mention: mention.start)
        return self.mentions[place - 1] if place else None

    def mentions_in(self, start: int, end: int) -> tuple[Mention, ...]:
        """Give the mentions that overlap a stretch of the text, in reading order."""
        first = bisect_right(self.mentions, start, key=lambda mention: mention.start)
        last = bisect_right(self.mentions, end - 1, key=lambda mention: mention.start)
        if first and self.mentions[first - 1].end > start:
            first -= 1
        return self.mentions[first:last]


def read_names(text: Text, titled: str | None, publisher: str | None = None) -> Names:
    """Find the services a document names; ``titled`` is the one its title gives, if any.

    What a service publishes is about itself, even if it names another in full and itself not.
    """
    full = _in_full(text, full_mentions(text.plain, titled))
    full += tuple(headed(text, {mention.name for mention in full}))
    placed = tuple(graded_places(text, {mention.name for mention in full}))
    full += placed
    service = titled or _issuer(text, publisher) or _most_named(text, full)
    service = None if placed == full and len({m.name for m in placed}) > 1 else service
    wordings: dict[str, list[str]] = {}
    for mention in full:
        if is_whole(text, mention):
            words = tidy(text.raw[mention.start : mention.end])
            wordings.setdefault(key(mention.name), []).append(words)
    proper = {name: _proper(worded) for name, worded in wordings.items()}
    organisation = (proper.get(key(service)) or _short(text, full, service)) if service else None
    found = _INSPECTORATE.search(text.plain)
    known = {key(m.name): m.name for m in full} | ({key(service): service} if service else {})
    known |= _abbreviations(text.plain, full)
    mentions = sorted(_all(text.plain, full, known), key=lambda m: m.start)
    in_full = _INSPECTORATE_IN_FULL.search(text.plain)
    inspectorate = found.group() if found else "HMICFRS" if in_full else None
    several = service is None and len({m.name for m in full}) > 1
    roundup = several or (titled is None and announces_several(text, full))
    worded = frozenset(text.plain[m.start : m.end] for m in mentions)
    in_parts = titled is not None or bool(_AREAS.search(text.plain))
    return Names(
        service, organisation, proper, tuple(mentions), inspectorate, worded, roundup, in_parts
    )


#: The body that runs a service, by whose name it is known too.
_AUTHORITY = re.compile(r" (?:Combined )?Fire (?:and Rescue )?Authority$")


def _issuer(text: Text, publisher: str | None) -> str | None:
    """Give the service that publishes a document, if the document names it by its place."""
    plain = _AUTHORITY.sub(" Fire and Rescue Service", (publisher or "").replace("&", "and"))
    named = [mention.name for mention in full_mentions(plain, None) if mention.end == len(plain)]
    return next((name for name in named if any(_worded(text.plain, [name, name.upper()]))), None)


#: Since 2023 the inspectorate grades eleven areas and no pillar.
_AREAS = re.compile(
    r"\b(?:11|[Ee]leven) (?:\w+ ){0,2}?(?:areas|questions|categories|criteria|themes|topics)\b"
)


def _in_full(text: Text, full: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Give the mentions, with a name that only a headline cuts short put in full.

    "Marle fire service praised" stands above a report on Marle and Isle of Wend's.
    """
    headline = text.lines[0].end if text.lines else 0
    inside = {mention.name for mention in full if mention.start >= headline}
    whole = {
        short: [name for name in inside if name.startswith(f"{short} and ")]
        for short in {mention.name for mention in full} - inside
    }
    royal = {name: [f"Royal {name}"] for name in inside if f"Royal {name}" in inside}
    whole |= royal
    return tuple(
        replace(mention, name=whole[mention.name][0])
        if len(whole.get(mention.name, ())) == 1
        else mention
        for mention in full
    )


def _proper(wordings: Iterable[str]) -> str:
    """Choose the proper name, with most capitals: "… Fire and Rescue Service"."""
    mixed = (lowered(words) if words.isupper() else words for words in wordings)
    return max(mixed, key=lambda words: sum(map(str.isupper, words)))


def same(name: str | None, other: str | None) -> bool:
    """Tell whether two names mean one service ("Ouseley & Fenwick", "Ouseley and Fenwick")."""
    return name is not None and other is not None and key(name) == key(other)


def _short(text: Text, full: tuple[Mention, ...], service: str) -> str | None:
    """Give "Barset FRS" for a service that the document never names in full."""
    named = (tidy(text.raw[m.start : m.end]) for m in full if same(m.name, service))
    return next((words for words in named if words.endswith("FRS")), None)


def is_whole(text: Text, mention: Mention) -> bool:
    """Tell whether a service is named in full there, not by its place alone."""
    return (
        text.plain[mention.start : mention.end].lower().endswith(("service", "brigade", "rescue"))
    )


def _abbreviations(plain: str, full: tuple[Mention, ...]) -> dict[str, str]:
    """Read "Lowdale and Marsh Fire and Rescue Service (LMFRS)": what is short for which name."""
    short: dict[str, str] = {}
    for mention in full:
        found = _ABBREVIATION.match(plain, mention.end)
        if found:
            short[key(found.group("short"))] = mention.name
    return short


_ABBREVIATION = re.compile(r" \([\"']?(?P<short>[A-Z][A-Za-z&]*[A-Z])[\"']?\)")


def _all(plain: str, full: tuple[Mention, ...], known: dict[str, str]) -> Iterator[Mention]:
    """Find every mention: in full, by the place alone, in capitals, abbreviated."""
    yield from full
    taken = {offset for m in full for offset in range(m.start, m.end)}
    wordings = sorted({*known.values(), *(name.upper() for name in known)})
    for found in _worded(plain, wordings):
        longer = _part_of_longer(plain, *found.span())
        if found.start() not in taken and not longer:
            yield Mention(known[key(found.group())], *found.span())


def _worded(plain: str, names: Iterable[str]) -> Iterator[re.Match[str]]:
    """Find every place where one of the names stands; the longest that fits."""
    wordings = [_AND.sub(r" (?:\1|&) ", re.escape(name)) for name in names]
    longest_first = "|".join(sorted(wordings, key=len, reverse=True))
    # A heading may run into a name: "EfficiencyBarset requires improvement."
    start = r"(?:\b|(?<=[a-z?]))"
    return re.finditer(rf"{start}(?:{longest_first})\b(?!-)", plain) if wordings else iter(())


_AND = re.compile(r"\\ (and|AND)\\ ")


def _part_of_longer(plain: str, start: int, end: int) -> bool:
    """A place inside another body's name ("Leicestershire Police") is not the fire service."""
    after = re.match(
        r"(?:'s)? (?:(?:County|City|Borough|District|Town|Parish) )?"
        r"(?:Council|Police|Constabulary|Ambulance|Hospitals?|University|County|Live|Mercury)\b",
        plain[end : end + _LOOK_BACK * 2],
    )
    before = plain[max(0, start - _LOOK_BACK) : start]
    return bool(after) or before.endswith(("North ", "South ", "East ", "West ", "BBC ", "Radio "))


def _most_named(text: Text, full: tuple[Mention, ...]) -> str | None:
    """Tell whom a document is about: whom it names first, unless it names another far more."""
    short = _abbreviations(text.plain, full)
    by_key = {key(mention.name): mention.name for mention in full} | short
    counts = Counter(m.name for m in full)
    wordings = {*counts, *(key.upper() for key in short)}
    counts.update(by_key[key(found.group())] for found in _worded(text.plain, wordings))
    if not counts:
        return None
    (first, most), *rest = counts.most_common()
    opening = [m.name for m in full if m.start < OPENING]
    if opening and len(set(opening)) == 1 and most <= 2 * counts[opening[0]]:
        return opening[0]
    if rest and rest[0][1] == most:
        heading = text.plain[: text.lines[0].end].casefold() if text.lines else ""
        likely = [name for name in sorted(counts) if counts[name] == most]
        named = [name for name in likely if name.casefold() in heading]
        return named[0] if len(named) == 1 else None
    return first
