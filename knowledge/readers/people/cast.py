"""Everybody a document names, wherever it names them: by full name, or by surname alone."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from knowledge.model import Person
from knowledge.readers.text.naming import NOT_NAME, TITLE
from knowledge.readers.text.text import Text

_MALE, _FEMALE = (
    frozenset({"Mr", "Sir", "Lord"}),
    frozenset({"Mrs", "Ms", "Miss", "Dame", "Lady", "Baroness"}),
)
_COUNCILLOR = re.compile(r"Cllr|Coun|Ald")
_OFFICER = re.compile(r"\b(?:officer|inspector|firefighter|manager|commander)\b", re.IGNORECASE)
_FIRST_NAME = re.compile(r"(?<![\w'-])([A-Z][\w'-]*)\s+$")
_LONGEST_WORD = 40
#: A role with its article, where a clause may begin.
_OFFICE = re.compile(
    r"(?:^\W*|[,;:] |\b(?:and|but|that|as|while) )[Tt]he (?P<role>[a-zA-Z][^,.;:\"]{3,60}?),?\s*$"
)


class Figurehead(Struct, frozen=True):
    """A person known to a document, and "he" or "she" where a courtesy title tells."""

    person: Person
    pronoun: str | None


class Naming(Struct, frozen=True):
    """A place where somebody is named; ``who`` is None where it is not plain who."""

    start: int
    end: int
    who: Figurehead | None


class Cast(Struct, frozen=True):
    """Every naming of a document's people, in reading order."""

    namings: tuple[Naming, ...]
    roles: Mapping[str, Person]

    def holder(self, words: str) -> Person | None:
        """Give the only person who has the role that words end on: "…, the chief officer"."""
        found = _OFFICE.search(words)
        return self.roles.get(found["role"].casefold()) if found else None

    def named_in(self, start: int, end: int) -> tuple[Naming, ...]:
        """Give the namings that lie between two offsets."""
        first = bisect_left(self.namings, start, key=lambda naming: naming.start)
        last = bisect_left(self.namings, end, key=lambda naming: naming.start)
        return tuple(naming for naming in self.namings[first:last] if naming.end <= end)

    def pronoun_of(self, name: str) -> str | None:
        """Give "he" or "she" for somebody whom a courtesy title tells."""
        called = (naming.who for naming in self.namings if naming.who)
        return next((who.pronoun for who in called if who.person.name == name), None)


class _Hit(Struct, frozen=True):
    """A name as it stands in the text, with the courtesy title before it, if any."""

    start: int
    end: int
    title: str
    name: str


def cast(text: Text, people: Sequence[Person]) -> Cast:
    """Follow the people through the document, telling those who share a surname apart.

    A surname means the one person of that name introduced so far; with several, it means
    somebody only if the courtesy titles rule out all the others.
    """
    hits = tuple(_hits(text, people))
    bearers = _bearers(people)
    introduced: set[str] = set()
    pronouns: dict[str, str] = {}
    found: list[tuple[_Hit, Person | None]] = []
    for hit in hits:
        introduced.add(hit.name)
        pronoun = _pronoun(hit.title)
        sharing = bearers.get(hit.name, [])
        candidates = [p for p in sharing if plain_name(p) in introduced] or sharing
        fitting = [p for p in candidates if pronoun in (None, pronouns.get(p.name, pronoun))]
        if _COUNCILLOR.match(hit.title):  # "Cllr Doe" is not Jane Doe, the chief fire officer
            fitting = [p for p in fitting if not _OFFICER.search(p.role or "")]
        if hit.name.startswith(("Sir ", "Dame ")):
            fitting = [p for p in fitting if plain_name(p) in introduced]
        who = fitting[0] if len(fitting) == 1 else None
        if who is not None and pronoun is not None:
            pronouns[who.name] = pronoun
        found.append((hit, who))
    namings = tuple(
        Naming(hit.start, hit.end, Figurehead(who, pronouns.get(who.name)) if who else None)
        for hit, who in found
    )
    held = Counter(person.role.casefold() for person in people if person.role)
    return Cast(
        namings, {p.role.casefold(): p for p in people if p.role and held[p.role.casefold()] == 1}
    )


def _hits(text: Text, people: Sequence[Person]) -> Iterator[_Hit]:
    names = {plain_name(person) for person in people}
    tails = {tail for name in names for tail in called(name)}
    words = sorted(names | tails, key=len, reverse=True)
    if not words:
        return
    knights = "|".join(sorted({re.escape(name.split()[0]) for name in names}))
    spelt = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    pattern = re.compile(
        rf"(?:\b(?P<title>{TITLE})\s+)?(?<!\w)(?P<name>{spelt})(?!\w)"
        rf"|\b(?P<knight>(?:Sir|Dame)\s+(?:{knights}))(?!\w)"
    )
    for found in pattern.finditer(text.plain):
        if found.group("knight"):
            yield _Hit(*found.span(), "", " ".join(found.group().split()))
            continue
        name = " ".join(found.group("name").split())
        stranger = name not in names and not found.group("title") and _has_first_name(text, found)
        yield _Hit(*found.span("name"), found.group("title") or "", "" if stranger else name)


def _has_first_name(text: Text, found: re.Match[str]) -> bool:
    """Tell whether a surname stands behind a first name: "Luke Keel" is not Bronagh Keel."""
    before = _FIRST_NAME.search(text.plain, max(0, found.start() - _LONGEST_WORD), found.start())
    return before is not None and not NOT_NAME.search(before.group(1))


def _bearers(people: Sequence[Person]) -> dict[str, list[Person]]:
    bearers: dict[str, list[Person]] = {}
    full = {plain_name(person) for person in people}
    for person in people:
        name = plain_name(person)
        bearers.setdefault(name, []).append(person)
        for surname in called(name):
            if surname not in full:
                bearers.setdefault(surname, []).append(person)
        for title in ("Sir", "Dame"):  # who is called by the first name
            bearers.setdefault(f"{title} {name.split()[0]}", []).append(person)
    return bearers


def called(name: str) -> Sequence[str]:
    """Give what a person may be called without the first name: "Di Doe" and "Doe".

    Who has a nickname may be called so, or without it.
    """
    words = name.split()
    tails = [" ".join(words[i:]) for i in range(1, len(words))]
    known_as = [word.strip(_MARKS) for word in words if word[0] in _MARKS]
    given = [word for word in words if word[0] not in _MARKS]
    whole = [" ".join([first, *given[1:]]) for first in (given[0], *known_as)]
    return tails + whole if known_as else tails


_MARKS = "'\"‘’“”"


def _pronoun(title: str) -> str | None:
    title = title.rstrip(".")
    return "he" if title in _MALE else "she" if title in _FEMALE else None


def plain_name(person: Person) -> str:
    """Give a person's name with typographic marks made plain."""
    return person.name.translate(_PLAIN)


_PLAIN = str.maketrans("‘’“”", "''\"\"")
