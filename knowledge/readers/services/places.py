"""Places that give services their names: from the words before "fire and rescue service"."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from knowledge.readers.text.text import word_set

_WORD = r"[A-ZÀ-ÖØ-Þ][\w'-]*"
_BODY = re.compile(
    r"(?<= )(?:[Ff]ire (?:[Aa]nd|&) [Rr]escue(?: [Ss]ervice| [Aa]uthority)?\b"
    r"|[Ff]ire (?:[Ss]ervice|[Bb]rigade)\b|FRS\b)(?!s)"
)
_PLACE_WORD = re.compile(
    rf"(?!(?:Fire|Service|Services|Rescue|Brigade|Authority|HMICFRS)\b){_WORD}"
)
_BETWEEN = frozenset({"and", "&", "of", "upon"})
#: These join two words of one place ("Barset and the Vale", "Marle on Sea") as readily as they
#: join a place to other words ("Report on Barset"): only what stands as a name elsewhere is one.
_LOOSELY = frozenset({"on", "by", "under", "le", "with", "in", "next"})
#: Only in these does "of" join two words of one place: "Isle of Wight", not "Hall of Barset".
_REGIONS = frozenset({"Isle", "Isles", "City", "County", "Vale", "Forest", "Borough", "Duchy"})
_LONGEST_NAME = 120
_LONGEST_ABBREVIATION = 3
_SHORT = rf"{_WORD}(?: {_WORD}){{0,2}}"
_BODIES = re.compile(r"(?<= )[Ff]ire (?:(?:[Aa]nd|&) [Rr]escue )?(?:[Ss]ervices|[Bb]rigades)\b")
_LONGEST_LIST = 240
_TITLES = word_set(
    "Mr Mrs Ms Miss Dr Sir Dame Lord Lady Prof Cllr Councillor Mayor Minister Inspector"
)
_DIRECTIONS = frozenset(
    {"North", "South", "East", "West", "Mid", "Greater", "Royal", "County", "Isle", "New", "Great"}
)
#: Words that open a sentence with a capital and are no part of a service's name.
OPENERS = word_set(
    "The This That These In At On Of To For From By With And But Or So As Since When While "
    "Although Though However Meanwhile Nearby Neighbouring Both Like Unlike Inspectors "
    "HM Her His Majesty's After Before Under Over If Unlike Its Our Their Is Was Has Why How "
    "What Where Yesterday Later Earlier Also Then Here Monday Tuesday Wednesday Thursday Friday "
    "Saturday Sunday Rated Even Only Staff Firefighters Your My Every Each Any Another Some No "
    "One Two Three Which Who Whose Did Does Do Can Could Will Would Should Are Were Not Local "
    "England's Britain's About Against Between During Inside Outside Within Without Because "
    "Officer Chief Fire Overall Last Today Now A An January February March April May June July "
    "August September October November December"
)
_LOOK_BACK = 20
#: Who is an officer "of Barset and the Downs Fire Service" is one of a single service.
_OFFICER_OF = re.compile(r"\b(?:[Oo]fficer|[Cc]hief|[Ff]irefighter|[Cc]ommander) (?:of|at|for)$")
#: A name at the head of a report, set in capitals: "UPPER MARLE FIRE AND RESCUE SERVICE was …".
_CAPITALS = re.compile(
    r"(?m:^)[\"'(]?(?P<place>[A-Z][A-Z'-]+(?: (?:[A-Z][A-Z'-]+|&)){0,6})"
    r" (?:FIRE (?:AND|&) RESCUE SERVICE|FIRE SERVICE|FIRE BRIGADE)(?=,? [a-z])"
)
_SMALL = word_set("And Of The Upon On By Under Le With In Next")


class Mention(Struct, frozen=True):
    """A service named in a text: its short name, and the whole wording's offsets."""

    name: str
    start: int
    end: int


def tidy(words: str) -> str:
    """Make every run of white space one space."""
    return " ".join(words.split())


def full_mentions(plain: str, titled: str | None) -> tuple[Mention, ...]:
    """Find every service named in full; ``titled`` is the name that the title gives, if any."""
    found = (*_full(plain, titled), *_in_capitals(plain))
    listed = listed_mentions(plain, {mention.name for mention in found})
    return _without_company(_without_openers(plain, (*found, *listed)))


def _full(plain: str, titled: str | None) -> Iterator[Mention]:
    stands: dict[str, bool] = {}
    for found in _BODY.finditer(plain):
        end = found.start() - 1
        words = _named_by_title(plain, end, titled) or _place_before(plain, end, stands)
        while words and words[0] in OPENERS:
            words.pop(0)
        name = " ".join(words)
        start = found.start() - 1 - len(name)
        name = name.removesuffix("'s")
        # "Essex County Fire and Rescue Service", "Essex County Council's" are both Essex's.
        name = name.removesuffix(" Council").removesuffix(" County")
        if name.isupper() and len(name) > _LONGEST_ABBREVIATION:
            # "NORTHMOOR'S fire service has …", as a report begins
            name = as_spelt(name.removesuffix("'S"), plain)
        elif len(words) > 1 and words[0].isupper() and len(words[0]) > _LONGEST_ABBREVIATION:
            name = words[0].capitalize() + name[len(words[0]) :]  # "OSMOUTH and Tealdale"
        if name and not name.endswith(("Constabulary", "Chief", "County's")):
            yield Mention(tidy(name.replace("&", "and")), start, found.end())


def _named_by_title(plain: str, end: int, titled: str | None) -> list[str]:
    """Take the very words of the title for the name, whatever joins them."""
    words = plain[max(0, end - len(titled)) : end] if titled else ""
    return words.split(" ") if titled and words.casefold() == titled.casefold() else []


def _place_before(plain: str, end: int, stands: dict[str, bool]) -> list[str]:
    """Walk back over the words of a place's name that ends at ``end``.

    ``stands`` keeps what was found of loosely joined names, to look for each only once.
    """
    line = re.split(r"[\r\n]|(?<=[a-z])[.!?](?=[A-Z])", plain[max(0, end - _LONGEST_NAME) : end])[
        -1
    ]
    words = line.split(" ")
    longer = words[_first_word(words, True) :]
    place = words[_first_word(words, False) :]
    if len(longer) > len(place):
        name = " ".join(longer)
        if name not in stands:
            stands[name] = _stands_alone(plain, name)
        before = " ".join(words[: len(words) - len(longer)])
        if stands[name] or (" and the " in name and _OFFICER_OF.search(before)):
            place = longer
        elif " and the " in name and plain.count(" ".join(place)) == plain.count(name):
            place = []  # "Mayor of Barset and the Downs Fire Service": whose, is not plain
    bare = [word.lstrip("(\"'") for word in place]
    place = _after_person(bare)
    return place[1:] if place and place[0] in _BETWEEN else place


def _first_word(words: list[str], loosely: bool) -> int:
    start = len(words)
    while start and _PLACE_WORD.fullmatch(words[start - 1].lstrip("(\"'")):
        start -= 1
        if words[start] != words[start].lstrip("(\"'"):
            break
        if start > 1 and _joins(words[start - 2], words[start - 1]):
            start -= 1
        elif loosely and start > 2 and words[start - 2 : start] == ["and", "the"]:
            start -= 2
        elif loosely and start > 1 and words[start - 1] in _LOOSELY:
            start -= 1
    while start < len(words) and words[start] in OPENERS:
        start += 1
    return start


def _stands_alone(plain: str, name: str) -> bool:
    """Tell whether words stand as a name: as a line of their own, or time and again."""
    alone = re.compile(rf"(?m:^)\s*{re.escape(name)}(?: 20\d\d\S*)?\s*(?m:$)")
    return plain.count(name) > 1 and (bool(alone.search(plain)) or plain.count(name) > 2)


def _after_person(words: list[str]) -> list[str]:
    """Leave out whoever is named beside a place: "Councillor Hall and Barset …"."""
    if not _TITLES.intersection(words):
        return words
    joined = [i for i, word in enumerate(words) if word in ("and", "&")]
    return words[joined[-1] + 1 :] if joined else []


def _joins(before: str, word: str) -> bool:
    return word in _BETWEEN and (word != "of" or before in _REGIONS)


def _in_capitals(plain: str) -> Iterator[Mention]:
    spelt: dict[str, str] = {}
    for found in _CAPITALS.finditer(plain):
        words = found.group("place").split(" ")
        while words and words[0].title() in OPENERS:
            words.pop(0)
        capitals = " ".join(words)
        if capitals and capitals not in spelt:
            spelt[capitals] = as_spelt(capitals.removesuffix("'S"), plain)
        if capitals:
            yield Mention(spelt[capitals], found.end("place") - len(capitals), found.end())


def as_spelt(capitals: str, plain: str) -> str:
    """Give a name in capitals as the text spells it elsewhere, or as names are set."""
    other = rf"\b(?!{re.escape(capitals)})(?i:{re.escape(capitals)})\b"
    elsewhere = re.search(other, plain)
    return elsewhere.group() if elsewhere else lowered(capitals)


def lowered(capitals: str) -> str:
    """Set a name in capitals as names are set in a sentence: "Isle of Marle"."""
    words = (word.capitalize() for word in capitals.split(" "))
    return " ".join(word.lower() if word in _SMALL else word for word in words)


def listed_mentions(plain: str, known: Iterable[str]) -> Iterator[Mention]:
    """Read "Barset, Loamshire and Fenshire fire services" as three services."""
    names = sorted(map(re.escape, known), key=len, reverse=True)
    place = "|".join([*names, _SHORT])
    whole = re.compile(rf"\b(?:(?:{place}), ){{0,6}}(?:{place}),? and (?:{place}) $")
    for body in _BODIES.finditer(plain):
        window = max(0, body.start() - _LONGEST_LIST)
        found = whole.search(plain[window : body.start()])
        if found is None or "Constabulary" in found.group():
            continue
        for part in re.finditer(rf"(?:{place})(?=,|\s+and\s|\s*$)", found.group()):
            words, start = part.group(), window + found.start() + part.start()
            if words not in OPENERS:
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


def _without_company(full: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Take "Ann Hall and" off a name said only once that is known without it."""
    counts = Counter(mention.name for mention in full)
    kept = []
    for mention in full:
        company, joined, rest = mention.name.rpartition(" and ")
        person = len(company.split()) > 1 and not _DIRECTIONS.intersection(company.split())
        if joined and person and counts[mention.name] == 1 and counts[rest]:
            start = mention.start + len(company) + len(joined)
            kept.append(Mention(rest, start, mention.end))
        else:
            kept.append(mention)
    return tuple(kept)


def key(name: str) -> str:
    """Give what is the same for every spelling of a name."""
    return name.replace("&", "and").casefold()
