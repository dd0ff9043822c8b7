"""What somebody is, told after they were named: "Ms Doe, chief fire officer, …", "she is …"."""

import re
from collections.abc import Iterable, Iterator, Sequence

from knowledge.model import Person
from knowledge.readers.people.cast import plain_name
from knowledge.readers.people.roles import read_role
from knowledge.readers.people.room import UNNAMED
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import Names
from knowledge.readers.text.naming import BODY, PART, TITLE, is_body, unknown_name
from knowledge.readers.text.outline import Block
from knowledge.readers.text.speech import AUXILIARY, VERB
from knowledge.readers.text.text import Text

_ROLE_TEXT = r"(?:[^,.;:\"()]|(?<=[A-Z])\.)"
#: A role told in characters farther from the name than this is not read.
_NEAR = 1200
_SURNAMED = re.compile(
    rf"(?<!\w){TITLE}\s+(?P<name>{PART}), (?:the |an? )?"
    rf"(?P<role>{_ROLE_TEXT}{{2,90}}?)(?=,|\.(?:\s|$))"
)
#: "Barset Fire Service, where she has been chief officer since 2022", "He is its chief officer."
_BY_PRONOUN = re.compile(
    rf"(?:(?P<org>{BODY}), where (?:he|she)|(?:^|(?<=[.!?\r\n] )|(?<=[\r\n]))(?:He|She))"
    r" (?:is|was|became|has been|had been|(?:has |had )?served as|works as|worked as)"
    r" (?:now |then )?(?:the |an? |its |their )?"
    r"(?P<role>(?!(?:only|first|same|last|best|good|great)\b)(?:(?!and\b)[^,.;:\"()]){2,60}?)"
    r"(?=[,.]| (?:since|for|until|from|in|when|and|but)\b)"
)


def told_later(
    text: Text, blocks: Iterable[Block], names: Names, people: Sequence[Person]
) -> Iterator[Person]:
    """Give those without a role whose role comes later, by their surname or by a pronoun."""
    for block in blocks if any(person.role is None for person in people) else ():
        for pattern in (_SURNAMED, _BY_PRONOUN):
            for found in pattern.finditer(text.plain, block.start, block.end):
                bearer = _bearer(text, found, people, names)
                role, organisation = read_role(text, *found.span("role"), names)
                if bearer and role:
                    body = organisation or _body(text, found, names)
                    span = text.span(bearer.span.start, found.end("role"))
                    yield Person(bearer.name, role, body, span)


def by_title_alone(
    text: Text, blocks: Iterable[Block], people: Sequence[Person], names: Names
) -> Iterator[Person]:
    """Give those who speak and are only ever called "Councillor Doe", title and all."""
    known = {plain_name(person).split()[-1] for person in people}
    for block in blocks:
        for found in _TITLED.finditer(text.plain, block.start, block.end):
            start, end = found.span("name")
            if found["surname"] not in known and not names.mentions_in(start, end):
                yield Person(tidy(text.raw[start:end]), None, None, text.span(start, end))


#: Behind "Sir" or "Dame" stands a first name.
_TITLED = re.compile(
    rf"(?<!\w)(?P<name>(?!Sir|Dame|Father){TITLE} (?P<surname>{PART}))"
    rf" (?:{AUXILIARY} )?(?:{VERB})\b"
)


def _bearer(
    text: Text, found: re.Match[str], people: Sequence[Person], names: Names
) -> Person | None:
    """Give the one of that surname, or for a pronoun the only person spoken of before it."""
    before = [person for person in people if person.span.start < found.start()]
    if found.re is _SURNAMED:
        before = [p for p in people if plain_name(p).split()[-1] == found["name"]]
    elif len(before) == 1:
        since = text.plain[before[0].span.end : found.start()]
        if UNNAMED.search(since) or unknown_name(since, [plain_name(before[0]), *names.wordings]):
            return None
    near = len(before) == 1 and found.end() - before[0].span.start < _NEAR
    return before[0] if near and before[0].role is None else None


def _body(text: Text, found: re.Match[str], names: Names) -> str | None:
    where = found.groupdict().get("org")
    if not where or not is_body(where):
        return None
    start, end = found.span("org")
    service = next((m for m in names.mentions_in(start, end) if m.end == end), None)
    return tidy(text.raw[service.start if service else start : end])
