"""People as a document introduces them: name, role, organisation."""

import re
from collections.abc import Iterable, Iterator

from knowledge.model import Person
from knowledge.readers.cast import plain_name
from knowledge.readers.dates import MONTHS
from knowledge.readers.letters import read_signatures
from knowledge.readers.naming import (
    BODY,
    CAPITALISED,
    HONOURS,
    NAME,
    NOT_NAME,
    ORG_NOUN,
    PART,
    PARTY,
    RANK,
    ROLE_NOUN,
    TITLE,
    TITLES,
    has_role,
    is_body,
)
from knowledge.readers.outline import Block
from knowledge.readers.places import Mention, tidy
from knowledge.readers.services import Names, is_whole
from knowledge.readers.speech import AUXILIARY, VERB
from knowledge.readers.text import Text

_ORG = re.compile(
    rf"^(?P<role>.+?),? (?P<link>at|of|for|from|with|on|to) (?:the )?(?P<org>{BODY})$"
)
#: "the FBU's regional secretary", "Barset Council's leader".
_OF_BODY = re.compile(rf"^(?:[Tt]he )?(?P<org>{BODY})'s (?P<role>.+)$")
_BESIDE_ROLE = re.compile(rf"^(?P<role>[^,]*\b(?i:{ROLE_NOUN})), (?:the )?(?P<org>{BODY})$")
_ROLE_LEAD = re.compile(
    r"(?:(?!(?:His|Her) Majesty)"
    r"(?i:the|a|an|its|their|his|her|our|my|and|but|as|by|from) |.*\b(?:Service|Brigade) the "
    r"|(?:[\w&]+ ){0,4}?(?!Majesty)\w+'s (?=[a-z]|MP\b)|(?:union|service|council|brigade)'s )+"
)
_GENERIC_ORG = re.compile(
    r"(?:Fire|Rescue|Constabulary|HM|(?:His|Her) Majesty's|Chief|Inspector|of|and|&|Services?|\s)+"
)
#: Words that stand before a description, not in it: "credits her deputy, Luke Keel".
_NOT_IN_ROLE = (
    rf"(?:{VERB}|her|his|their|its|our|but|with|from|by|to|met|also|has|had|is|was|who|which"
    rf"|whose|when|where|while|because|in|on|at|for|after|before|now|then|here|there|not|that)"
)
_NO_ROLE = re.compile(
    rf"(?!H(?:is|er) Majesty|Acting\b)(?:{_NOT_IN_ROLE}|of|\w+ing|\w+ly)\b", re.IGNORECASE
)
#: What a description goes on with that is no part of the role: "chief since 2020".
_BEYOND_ROLE = re.compile(
    rf"\s(?:since|until|between|in 20\d\d|in the|in (?:{'|'.join(MONTHS)})|last|this|when|where"
    r"|who|before|and no)\b.*"
)
_ROLE_TEXT = r"(?:[^,.;:\"()]|(?<=[A-Z])\.)"
#: "who is the", "who took over last year as": the words up to a role in a clause about somebody.
_WHO = r"who (?:is|was|became|ha[sd] been|(?:[a-z]+ ){1,6}?as) "
_APPOSITION = re.compile(
    rf"(?P<name>{NAME}){HONOURS},? (?:\d\d, )?(?:{_WHO}|(?<=, ))(?:the |an? )?"
    rf"(?P<role>(?!{NAME},|and the ){_ROLE_TEXT}{{2,90}}?"
    rf"(?:, (?:{CAPITALISED} )*(?:and|&) (?:{CAPITALISED} )+{ORG_NOUN}\b)?)"
    rf"(?=\s*(?:,|:|\.(?:\s|$)|;|\"|$|\n| (?:{AUXILIARY} )?(?:{VERB})\b| - | \("
    rf"| (?:who|which|that|whose|where)\b))"
)
_IN_BRACKETS = re.compile(rf"(?P<name>{NAME}) \((?:the |an? )?(?P<role>[^()]{{4,90}})\)")
_RANKED = re.compile(rf"\b(?P<role>{RANK}),? {TITLES}{{0,3}}(?P<name>{NAME})")
_ROLE_BEFORE = re.compile(
    rf"\b(?!(?<=\" )\w+ed )(?P<role>(?:(?!{_NOT_IN_ROLE}\s)[a-z][\w'-]*\s+|{CAPITALISED} ){{0,5}}?"
    rf"(?:{ROLE_NOUN}|(?!{TITLE}(?!\w))(?i:{ROLE_NOUN}))(?: of (?!the\b|all\b)[a-z-]+)?)"
    rf"(?: and [a-z-]+)?,? {TITLES}{{0,3}}(?P<name>{NAME})"
)
_SPEAKING = re.compile(
    rf"(?m:^|[.,:;\"]\s*|\b(?:and|but|as|while) )(?:(?:[Tt]he )?(?:[A-Z][\w-]* ){{0,4}}[\w-]+'s )?"
    rf"{TITLES}{{0,3}}(?P<name>{NAME}){HONOURS}(?:, [^,.;:\"]{{2,140}},)?"
    rf" (?:{AUXILIARY} )?(?:{VERB})\b"
)
_ROLE_ABOVE = re.compile(
    rf"\b(?P<role>(?:[a-z][\w'-]* ){{0,4}}(?:Chief |Deputy |Vice )?(?i:{ROLE_NOUN})"
    rf" (?:of|at|for) [^,.;:\"]{{3,70}}), "
    rf"{TITLES}{{0,3}}(?P<name>{NAME})(?={HONOURS},)"
)
_SIGNED = re.compile(rf"(?P<name>{NAME}){HONOURS}\s*[\r\n]\s*(?P<role>{RANK})")
_FROM = re.compile(
    rf"(?P<name>{NAME}){HONOURS},? (?:\d\d, )?(?:of|from|at|for) (?:the )?"
    rf"(?P<org>(?:{CAPITALISED} (?:(?:of|and|&|for|the) ){{0,2}}){{0,9}}{ORG_NOUN})"
    rf"(?=(?: in {CAPITALISED}(?: {CAPITALISED})*)?(?:,| (?:{AUXILIARY} )?(?:{VERB})\b|\.))"
)
#: "Jane Doe is a county councillor." What she is said to be has no praise in it.
_IS_A = re.compile(
    rf"(?!Project|Operation)(?P<name>{NAME}){HONOURS} is (?:(?:the|an?|our) )?"
    rf"(?P<role>(?!(?:first|second|third|last|only|same|former|good|great|born|fine|popular|best)\b)"
    rf"(?:(?!\w+(?:est|ing|ed)\b)[a-z][a-z-]* ){{0,3}}{ROLE_NOUN}"
    rf"(?: (?:of|at|for) (?:(?! and an?\b)[^,.;:\"]){{3,70}})?)(?=[,.;]| and an?\b)"
)
_SAID_BY = re.compile(
    rf"(?:\"[,.]?\s*(?:{VERB})|\b[Aa]ccording to) {PARTY}{TITLES}{{0,3}}(?P<name>{NAME})"
)
#: Somebody's relation, an age or a courtesy title tells that the words name a person.
_RELATED = re.compile(
    r"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose) (?:[a-z-]+ ){0,3}[a-z-]+(?: (?:in|at) [A-Z]\w+)?, "
    rf"{TITLES}{{0,3}}(?P<name>{NAME}),"
)
_AGED = re.compile(rf"(?P<name>{NAME}), (?:aged )?[1-9]\d(?=[,.])")
_TITLED = re.compile(rf"(?<!\w){TITLES}{{1,3}}(?P<name>{NAME})")
#: Every way to introduce somebody, the surest first, and marks without which it cannot be there.
_INTRODUCTIONS = (
    (_SIGNED, "\r\n"),
    (_RANKED, ""),
    (_IS_A, ""),
    (_APPOSITION, ","),
    (_IN_BRACKETS, "("),
    (_ROLE_BEFORE, ""),
    (_ROLE_ABOVE, ","),
    (_FROM, ""),
    (_SPEAKING, ""),
    (_SAID_BY, ""),
    (_RELATED, ","),
    (_AGED, ","),
    (_TITLED, ""),
)
_BY_SURNAME = re.compile(rf"(?<!\w){TITLE}\s+(?P<surname>{PART})(?! {PART})")
#: A role told in characters farther from the name than this is not read.
_NEAR = 1200
_SURNAMED = re.compile(
    rf"(?<!\w){TITLE}\s+(?P<name>{PART}), (?:the |an? )?"
    rf"(?P<role>{_ROLE_TEXT}{{2,90}}?)(?=,|\.(?:\s|$))"
)
_ANY = re.compile(rf"(?<!\w)(?P<name>{NAME})")
_BESIDE = re.compile(rf", (?:the )?(?P<org>{BODY})(?=[,.\r\n]|$)")
_LINE_BELOW = re.compile(rf" *(?:\r\n|\r|\n) *(?:The )?(?P<org>{BODY})(?=[\r\n]|$)")
_BODY_HERE = re.compile(BODY)
_LINK = re.compile(rf"{HONOURS},? (?:of|from|at|for) (?:the )?")


def read_people(text: Text, blocks: Iterable[Block], names: Names) -> tuple[Person, ...]:
    """Find everybody a document introduces or lets speak, once each, in reading order."""
    people: dict[str, Person] = {}
    blocks = tuple(blocks)
    told = [block for block in blocks if block.kind in _TELLING or _lists(text, block)]
    for block in told:
        for person in sorted(_in_block(text, block, names), key=lambda p: p.span.start):
            known = people.get(person.name)
            if known is None or (known.role is None and person.role is not None):
                people[person.name] = person
    for person in read_signatures(text, blocks, names):
        people.setdefault(person.name, person)
    for name, role in _told_later(text, told, names, people):
        people[name] = role
    for person in _spoken_of_later(text, told, names, people.values()):
        people.setdefault(person.name, person)
    return tuple(sorted(people.values(), key=lambda p: p.span.start))


_TELLING = ("paragraph", "bullet", "byline")


def _lists(text: Text, block: Block) -> bool:
    """Tell "Present: Cllr Jane Doe (Chair), Cllr John Roe" from a heading of nobody."""
    return block.kind == "heading" and ": " in text.plain[block.start : block.end]


def _in_block(text: Text, block: Block, names: Names) -> Iterator[Person]:
    seen: set[str] = set()
    if not any(
        _name(text, *found.span(), names)
        for found in _ANY.finditer(text.plain, block.start, block.end)
    ):
        return
    words = text.plain[block.start : block.end]
    for pattern, marks in _INTRODUCTIONS:
        if marks and not any(mark in words for mark in marks):
            continue
        for found in pattern.finditer(text.plain, block.start, block.end):
            person = _person(text, found, names)
            if person is not None and person.name not in seen:
                seen.add(person.name)
                yield person


def _spoken_of_later(
    text: Text, blocks: Iterable[Block], names: Names, people: Iterable[Person]
) -> Iterator[Person]:
    """Read "Jane Doe opened the meeting. … Ms Doe left.": only a person is called "Ms"."""
    titled = {found.group("surname") for found in _BY_SURNAME.finditer(text.plain)}
    titled -= {plain_name(person).split()[-1] for person in people}
    if not titled:
        return
    for block in blocks:
        for found in _ANY.finditer(text.plain, block.start, block.end):
            person = _person(text, found, names)
            if person is not None and found.group("name").split()[-1] in titled:
                yield person


def _told_later(
    text: Text, blocks: Iterable[Block], names: Names, people: dict[str, Person]
) -> Iterator[tuple[str, Person]]:
    """Read "Jane Doe said so. … Ms Doe, chief fire officer, left.": her role comes later."""
    known = list(people.values())
    for block in blocks if any(person.role is None for person in known) else ():
        for found in _SURNAMED.finditer(text.plain, block.start, block.end):
            bearers = [p for p in known if plain_name(p).split()[-1] == found.group("name")]
            role, organisation = _role(text, *found.span("role"), names)
            near = bearers and found.end() - bearers[0].span.start < _NEAR
            if len(bearers) == 1 and bearers[0].role is None and role and near:
                span = text.span(bearers[0].span.start, found.end("role"))
                yield bearers[0].name, Person(bearers[0].name, role, organisation, span)


def _person(text: Text, found: re.Match[str], names: Names) -> Person | None:
    start, end = found.span("name")
    name = _name(text, start, end, names)
    if name is None:
        return None
    if "org" in found.re.groupindex:
        body = tidy(text.raw[slice(*found.span("org"))])
        return Person(name, None, body, text.span(start, found.end("org")))
    if "role" not in found.re.groupindex:
        return Person(name, None, None, text.span(start, end))
    role, organisation = _role(text, *found.span("role"), names)
    if role is None:
        return None
    first, last = min(start, found.start("role")), max(end, found.end("role"))
    if organisation is None:
        after, last = _body_after(text, end, last, names)
        organisation = tidy(after) if after else None
    return Person(name, role, organisation, text.span(first, last))


def _body_after(text: Text, end: int, last: int, names: Names) -> tuple[str | None, int]:
    """Read "Chief Fire Officer Ann Hall of Barset Fire Service", "Ann Hall, chair, Marle Trust"."""
    beside = _BESIDE.match(text.plain, last) if last > end else None
    below = text.plain[end:last]
    if "\n" in below and "Inspector" not in below:  # a signature of three lines
        beside = beside or _LINE_BELOW.match(text.plain, last)
    if beside and is_body(beside["org"]):
        return text.raw[slice(*beside.span("org"))], beside.end()
    link = _LINK.match(text.plain, end) if last == end else None
    if link is None:
        return None, last
    bodies = names.mentions_in(link.end(), link.end() + 1)
    body = _BODY_HERE.match(text.plain, link.end())
    if body and is_body(body.group()):
        return text.raw[body.start() : body.end()], body.end()
    own = next((m for m in bodies if m.start == link.end() and is_whole(text, m)), None)
    return (text.raw[own.start : own.end], own.end) if own else (None, last)


def _name(text: Text, start: int, end: int, names: Names) -> str | None:
    if NOT_NAME.search(text.plain[start:end]) or names.mentions_in(start, end):
        return None
    return tidy(text.raw[start:end])


def _role(text: Text, start: int, end: int, names: Names) -> tuple[str | None, str | None]:
    """Part a description into the role as worded and the organisation, if properly named."""
    owned = _OF_BODY.match(text.plain[start:end])
    if owned and is_body(owned["org"]) and has_role(owned["role"]):
        body = text.raw[start + owned.start("org") : start + owned.end("org")]
        return tidy(text.raw[start + owned.start("role") : end]), tidy(body)
    # "Barset's chief fire officer", "the leader": the role is what follows.
    lead = _ROLE_LEAD.match(text.plain[start:end])
    start += lead.end() if lead else 0
    beyond = _BEYOND_ROLE.search(text.plain, start, end)
    end = beyond.start() if beyond else end
    plain, raw = text.plain[start:end], text.raw[start:end]
    parted = _BESIDE_ROLE.match(plain) or _ORG.match(plain)
    proper = parted is not None and (
        is_body(parted["org"]) or _is_service(names, parted, start) is not None
    )
    post = parted is not None and proper and _is_post(parted["role"])
    if _NO_ROLE.match(plain) or not (has_role(plain) or post):
        return None, None
    if parted is not None and _GENERIC_ORG.fullmatch(parted["org"]):
        return tidy(raw), names.inspectorate if "HM Inspector" in plain else None
    if parted is None or not proper:
        return tidy(raw), None
    return tidy(raw[: parted.end("role")]), tidy(raw[parted.start("org") :])


_NOT_POSTED = re.compile(r"\b(?:resident|campaigner|councillor|mayor|MP|mp)$")


def _is_service(names: Names, parted: re.Match[str], start: int) -> Mention | None:
    """Give the service that somebody is "at", or is an officer of, by its short name."""
    posted = parted.groupdict().get("link") == "at" or parted["role"].endswith("officer")
    posted = posted and not _NOT_POSTED.search(parted["role"])
    first, last = start + parted.start("org"), start + parted.end("org")
    named = (m for m in names.mentions_in(first, last) if (m.start, m.end) == (first, last))
    return next(named, None) if posted else None


def _is_post(words: str) -> bool:
    """Whatever somebody is "at Barset Fire Service" is a post: a noun, of a few small words."""
    few = re.fullmatch(r"[a-z-]+(?: (?:of |and )?[a-z-]+){0,3}", words)
    return bool(few) and not words.endswith(("ed", "ing", "ly"))
