"""Services and the inspectorate by name: who a document, or a sentence, is about."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from knowledge.readers.text import Text, word_set

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'-]*"
_BODY = re.compile(
    r"(?<= )(?:[Ff]ire (?:[Aa]nd|&) [Rr]escue(?: [Ss]ervice| [Aa]uthority)?\b"
    r"|[Ff]ire (?:[Ss]ervice|[Bb]rigade)\b)(?!s)"
)
_PLACE_WORD = re.compile(
    rf"(?!(?:Fire|Service|Services|Rescue|Brigade|Authority|HMICFRS)\b){_WORD}"
)
_BETWEEN = frozenset({"and", "&", "of", "upon"})
#: Only in these does "of" join two words of one place: "Isle of Wight", not "Hall of Barset".
_REGIONS = frozenset({"Isle", "Isles", "City", "County", "Vale", "Forest", "Borough", "Duchy"})
_LONGEST_NAME = 120
_SHORT = rf"{_WORD}(?: {_WORD}){{0,2}}"
_BODIES = re.compile(r"(?<= )[Ff]ire (?:(?:[Aa]nd|&) [Rr]escue )?[Ss]ervices\b")
_LIST_AT_END = re.compile(rf"\b(?:{_SHORT}, ){{0,6}}{_SHORT},? and {_SHORT} $")
_LONGEST_LIST = 240
_TITLES = word_set(
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Cllr Councillor Mayor Minister Inspector"
)
_DIRECTIONS = frozenset(
    {"North", "South", "East", "West", "Mid", "Greater", "Royal", "County", "Isle", "New", "Great"}
)
#: Words that open a sentence with a capital and are no part of a service's name.
_OPENERS = word_set(
    "The This That These In At On Of To For From By With And But Or So As Since When While "
    "Although Though However Meanwhile Nearby Neighbouring Both Like Unlike Inspectors "
    "HM Her His Majesty's After Before Under Over If Unlike Its Our Their Is Was Has Why How "
    "What Where Yesterday Later Earlier Also Then Here Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Rated Even Only Staff Firefighters"
    "  Officer Chief Fire Overall Last Today Now"
)
_INSPECTORATE = re.compile(r"\b(?:HMICFRS|HMCFRS|HMFSI)\b")


#: Characters in which an article about several services says so.
_OPENING = 600
_LOOK_BACK = 20
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|several|both|neighbouring)\s+(?:\w+\s+){0,3}?"
    r"(?:fire\s+(?:and\s+rescue\s+)?services|fire\s+brigades)\b",
    re.IGNORECASE,
)


class Mention(Struct, frozen=True):
    """A service named in a text: its short name, and the whole wording's offsets."""

    name: str
    start: int
    end: int


class Names(Struct, frozen=True):
    """Who a document names: its own service, every mention of any, and the inspectorate.

    ``wordings`` are all the words by which it names services. ``roundup`` tells that it
    opens by announcing several.
    ``organisation`` is the service's name in full as worded.
    """

    service: str | None
    organisation: str | None
    mentions: tuple[Mention, ...]
    inspectorate: str | None
    wordings: frozenset[str]
    roundup: bool

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


def tidy(words: str) -> str:
    """Make every run of white space one space."""
    return " ".join(words.split())


def read_names(text: Text, titled: str | None) -> Names:
    """Find the services a document names; ``titled`` is the one its title gives, if any."""
    full = _without_openers(text.plain, (*_full(text.plain), *_listed(text.plain)))
    service = titled or _most_named(text, full)
    wordings = [
        tidy(text.raw[m.start : m.end]) for m in full if same(m.name, service) and is_whole(text, m)
    ]
    # The wording with most capitals is the proper name: "… Fire and Rescue Service".
    organisation = max(wordings, key=lambda words: sum(map(str.isupper, words)), default=None)
    found = _INSPECTORATE.search(text.plain)
    known = sorted({m.name for m in full} | ({service} if service else set()))
    mentions = sorted(_all(text.plain, full, known), key=lambda m: m.start)
    inspectorate = found.group() if found else None
    opening = text.plain[:_OPENING]
    several = _SEVERAL.search(opening) or any(_listed(opening))
    roundup = titled is None and bool(several)
    worded = frozenset(text.plain[m.start : m.end] for m in mentions)
    return Names(service, organisation, tuple(mentions), inspectorate, worded, roundup)


def same(name: str | None, other: str | None) -> bool:
    """Tell whether two names mean one service ("Ouseley & Fenwick", "Ouseley and Fenwick")."""
    return name is not None and other is not None and _key(name) == _key(other)


def _key(name: str) -> str:
    return name.replace("&", "and").casefold()


def is_whole(text: Text, mention: Mention) -> bool:
    """Tell whether a service is named in full there, not by its place alone."""
    return (
        text.plain[mention.start : mention.end].lower().endswith(("service", "brigade", "rescue"))
    )


def _full(plain: str) -> Iterator[Mention]:
    for found in _BODY.finditer(plain):
        words = _place_before(plain, found.start() - 1)
        while words and words[0] in _OPENERS:
            words.pop(0)
        name = " ".join(words)
        start = found.start() - 1 - len(name)
        name = name.removesuffix("'s")
        if name and not name.endswith(("Constabulary", "Chief", "County's")):
            yield Mention(tidy(name.replace("&", "and")), start, found.end())


def _place_before(plain: str, end: int) -> list[str]:
    """Walk back over the words of a place's name that ends at ``end``."""
    line = re.split(r"[\r\n]", plain[max(0, end - _LONGEST_NAME) : end])[-1]
    words = line.split(" ")
    start = len(words)
    while start and _PLACE_WORD.fullmatch(words[start - 1].lstrip("(\"'")):
        start -= 1
        if words[start] != words[start].lstrip("(\"'"):
            words[start] = words[start].lstrip("(\"'")
            break
        if start > 1 and _joins(words[start - 2], words[start - 1]):
            start -= 1
    place = _after_person(words[start:])
    return place[1:] if place and place[0] in _BETWEEN else place


def _after_person(words: list[str]) -> list[str]:
    """Leave out whoever is named beside a place: "Councillor Hall and Barset …"."""
    if not _TITLES.intersection(words):
        return words
    joined = [i for i, word in enumerate(words) if word in ("and", "&")]
    return words[joined[-1] + 1 :] if joined else []


def _joins(before: str, word: str) -> bool:
    return word in _BETWEEN and (word != "of" or before in _REGIONS)


def _listed(plain: str) -> Iterator[Mention]:
    """Read "Barset, Loamshire and Fenshire fire services" as three services."""
    for body in _BODIES.finditer(plain):
        window = max(0, body.start() - _LONGEST_LIST)
        found = _LIST_AT_END.search(plain[window : body.start()])
        if found is None or "Constabulary" in found.group():
            continue
        for part in re.finditer(r"[A-Z][^,]*?(?=,|\s+and\s|\s*$)", found.group()):
            words, start = part.group(), window + found.start() + part.start()
            if words not in _OPENERS:
                yield Mention(tidy(words), start, start + len(words))


def _without_openers(plain: str, full: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Take a sentence's first word off a name that is known without it ("Yesterday Barset …")."""
    names = {mention.name for mention in full}
    kept = []
    for mention in full:
        first, _, rest = mention.name.partition(" ")
        before = plain[max(0, mention.start - _LOOK_BACK) : mention.start].rstrip(" ")
        opens = not before or before.endswith((".", "!", "?", "\r", "\n", '"'))
        if rest in names and opens and first not in _DIRECTIONS:
            start = plain.index(rest.split(" ")[0], mention.start)
            kept.append(Mention(rest, start, mention.end))
        else:
            kept.append(mention)
    return tuple(kept)


def _all(plain: str, full: tuple[Mention, ...], known: list[str]) -> Iterator[Mention]:
    yield from full
    taken = {offset for m in full for offset in range(m.start, m.end)}
    by_key = {_key(name): name for name in known}
    for found in _worded(plain, known):
        longer = _part_of_longer(plain, *found.span())
        if found.start() not in taken and not longer:
            yield Mention(by_key[_key(found.group())], *found.span())


def _worded(plain: str, names: Iterable[str]) -> Iterator[re.Match[str]]:
    """Find every place where one of the names stands; the longest that fits."""
    wordings = [re.escape(name).replace(r"\ and\ ", " (?:and|&) ") for name in names]
    longest_first = "|".join(sorted(wordings, key=len, reverse=True))
    return re.finditer(rf"\b(?:{longest_first})\b(?!-)", plain) if wordings else iter(())


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
    counts = Counter(m.name for m in full)
    by_key = {_key(name): name for name in counts}
    counts.update(by_key[_key(found.group())] for found in _worded(text.plain, tuple(counts)))
    if not counts:
        return None
    (first, most), *rest = counts.most_common()
    if rest and rest[0][1] == most:
        heading = text.plain[: text.lines[0].end] if text.lines else ""
        named = [name for name in sorted(counts) if name in heading and counts[name] == most]
        return named[0] if len(named) == 1 else None
    return first
