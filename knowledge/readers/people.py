"""People as a document introduces them: name, role, organisation."""

import re
from collections.abc import Iterable, Iterator

from knowledge.model import Person
from knowledge.readers.outline import Block
from knowledge.readers.places import Mention, tidy
from knowledge.readers.services import Names, is_whole
from knowledge.readers.speech import AUXILIARY, VERB
from knowledge.readers.text import Text

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_PART = (
    rf"(?>{_CAPITAL}(?:'{_CAPITAL})?(?=\w{{0,30}}[a-zà-ÿ])\w{{1,30}}"
    rf"(?:['-](?!s\b){_CAPITAL}?\w{{1,30}}){{0,3}})(?!\w)"
)
_MIDDLE = rf"(?:(?:{_CAPITAL}\.|de|da|di|van|von|der|den|la|le|al|bin|ap|ab|Mc|O'|{_PART})\s+)"
TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Prof|Professor|Rev|Cllr|Councillor"
    r"|Alderman|the Reverend)\.?"
)
NAME = rf"(?!{TITLE}\s){_PART}\s+{_MIDDLE}{{0,3}}?{_PART}"
RANK = (
    r"(?:(?:Interim|Acting|Temporary|Deputy|Assistant) )*(?:"
    r"Chief Fire (?:and Rescue )?Officer|Chief Officer|Chief Executive|Chief Inspector"
    r"|(?:HM|(?:His|Her) Majesty's) (?:Chief )?Inspector"
    r"(?: of (?:Constabulary(?: and)? ?)?(?:Fire (?:and|&) Rescue Services?)?)?"
    r"|Commissioner|Police,? (?:Fire )?and Crime Commissioner|(?:Area|Group|Station"
    r"|Watch|Crew) (?:Manager|Commander)|Fire Officer|Fire Minister|Home Secretary|Firefighter"
    r"|Mayor|Inspector|Superintendent|Brigade Commander|(?:Fire )?Commissioner)"
)
_ROLE_NOUN = (
    r"(?:officer|inspector|chair(?:man|woman|person)?|leader|secretary|commissioner|minister"
    r"|president|director|manager|commander|spokes(?:man|woman|person)|councillor|mayor|head"
    r"|chief|executive|firefighter|mp|member|representative|rep|official|organiser|convenor"
    r"|deputy|resident|campaigner|analyst|professor|lecturer|researcher|trustee|founder"
    r"|coordinator|co-ordinator|adviser|advisor|governor|inspector-general|auditor|steward"
    r"|expert|owner|vice-chair|vice-president|treasurer|consultant|lead|portfolio holder)s?"
)
_ROLE = re.compile(rf"\b{_ROLE_NOUN}\b", re.IGNORECASE)
_ORG_NOUN = (
    r"(?:Services?|Authority|Union|Council|Brigade|Association|Network|University|Trust|Police"
    r"|Federation|Committee|College|Inspectorate|Rescue|Party|Institute|Foundation|Society"
    r"|Partnership|Board|Group|Office|Charity|Alliance|Forum|Department|[A-Z]{2,})"
)
_CAPITALISED = rf"{_CAPITAL}[\w'&-]*"
_ORG = re.compile(
    rf"^(?P<role>.+?),? (?:at|of|for|from|with|on|to) (?:the )?"
    rf"(?P<org>{_CAPITALISED}(?:,? (?:(?:of|and|&|for|the|in) )*{_CAPITALISED})*)$"
)
_ROLE_LEAD = re.compile(
    r"(?:(?:the|a|an|its|their|and|but|as|by|from|said|says) |(?:[\w&]+ ){0,4}?\w+'s (?=[a-z]))+",
    re.I,
)
_GENERIC_ORG = re.compile(r"(?:Fire|Rescue|Constabulary|and|&|Services?|\s)+")
#: Capitalised pairs that open sentences or name places and bodies, not people.
NOT_NAME = re.compile(
    rf"\b(?:Fire|Rescue|Service|Services|Council|Authority|Union|Brigade|Inspector|Inspectors"
    rf"|Inspectorate|Majesty's|HM|Her|His|The|This|That|BBC|County|City|North|South|East|West"
    rf"|Chief|Officer|Association|Police|Government|Office|Home|Read|Follow|Send|In|On|At|And"
    rf"|But|For|It|He|She|They|We|Our|Safety|Code|Core|Party|University|News|Radio|Staff"
    rf"|Commissioner|Secretary|Minister|Manager|Commander|Firefighter|Firefighters|Mayor|Isle"
    rf"|Overall|Report|Committee|Group|Department|New|Greater|Royal|When|While|After|Last"
    rf"|Speaking|Responding|Meanwhile|Asked|As|If|Because|Since|Like|Although|Though|Yet|So"
    rf"|Yesterday|Today|Earlier|Later|Now|Then|Both|By|To|From|With|However|Before|Until"
    rf"|Image|None|Only|Even|{TITLE})\b"
)
#: Words that stand before a description, not in it: "credits her deputy, Luke Keel".
_NOT_IN_ROLE = rf"(?:{VERB}|her|his|their|its|our|but|with|from|by|to|met|also|has|had|is|was)"
_ROLE_TEXT = r"(?:[^,.;:\"()]|(?<=[A-Z])\.)"
_APPOSITION = re.compile(
    rf"(?P<name>{NAME}),? (?:\d\d, )?(?:who (?:is|was) |(?<=, ))(?:the |an? )?"
    rf"(?P<role>(?!{NAME},){_ROLE_TEXT}{{2,90}}?"
    rf"(?:, (?:{_CAPITALISED} )*(?:and|&) (?:{_CAPITALISED} )+{_ORG_NOUN}\b)?)"
    rf"(?=\s*(?:,|:|\.(?:\s|$)|;|\"|$|\n| (?:{AUXILIARY} )?(?:{VERB})\b| - "
    rf"| (?:who|which|that|whose|where)\b))"
)
_RANKED = re.compile(rf"\b(?P<role>{RANK}),? (?:{TITLE} )?(?P<name>{NAME})")
_ROLE_BEFORE = re.compile(
    rf"\b(?P<role>(?:(?!{_NOT_IN_ROLE} )[a-z][\w'-]* |{_CAPITALISED} ){{0,5}}?{_ROLE_NOUN})"
    rf"(?: and [a-z-]+)?,? (?:{TITLE} )?(?P<name>{NAME})"
)
_SPEAKING = re.compile(
    rf"(?m:^|[.,:;\"]\s*|\b(?:and|but|as|while) )(?:{TITLE} )?(?P<name>{NAME})(?:, \d\d,)?"
    rf" (?:{AUXILIARY} )?(?:{VERB})\b"
)
_ROLE_ABOVE = re.compile(
    rf"\b(?P<role>(?:[a-z][\w'-]* ){{0,4}}{_ROLE_NOUN} (?:of|at|for) [^,.;:\"]{{3,70}}), "
    rf"(?:{TITLE} )?(?P<name>{NAME})(?=,)"
)
_SIGNED = re.compile(rf"(?P<name>{NAME})\s*[\r\n]\s*(?P<role>{RANK})")
_FROM = re.compile(
    rf"(?P<name>{NAME}),? (?:of|from|at|for) (?:the )?"
    rf"(?P<org>(?:{_CAPITALISED} (?:(?:of|and|&|for|the) ){{0,2}}){{0,9}}{_ORG_NOUN})"
    rf"(?=,| (?:{AUXILIARY} )?(?:{VERB})\b|\.)"
)
_SAID_BY = re.compile(rf"(?:\"[,.]?\s*(?:{VERB})|\baccording to) (?:{TITLE} )?(?P<name>{NAME})")
#: Every way to introduce somebody, the surest first.
_INTRODUCTIONS = (
    _SIGNED,
    _RANKED,
    _APPOSITION,
    _ROLE_BEFORE,
    _ROLE_ABOVE,
    _FROM,
    _SPEAKING,
    _SAID_BY,
)


def read_people(text: Text, blocks: Iterable[Block], names: Names) -> tuple[Person, ...]:
    """Find everybody a document introduces or lets speak, once each, in reading order."""
    people: dict[str, Person] = {}
    for block in blocks:
        if block.kind in ("paragraph", "bullet", "byline"):
            for person in sorted(_in_block(text, block, names), key=lambda p: p.span.start):
                known = people.get(person.name)
                if known is None or (known.role is None and person.role is not None):
                    people[person.name] = person
    return tuple(sorted(people.values(), key=lambda p: p.span.start))


def _in_block(text: Text, block: Block, names: Names) -> Iterator[Person]:
    seen: set[str] = set()
    for pattern in _INTRODUCTIONS:
        for found in pattern.finditer(text.plain, block.start, block.end):
            person = _person(text, found, names)
            if person is not None and person.name not in seen:
                seen.add(person.name)
                yield person


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
    after = _body_after(text, end, names) if organisation is None and last == end else None
    if after is not None:
        organisation, last = tidy(text.raw[after.start : after.end]), after.end
    return Person(name, role, organisation, text.span(first, last))


def _body_after(text: Text, end: int, names: Names) -> Mention | None:
    """Read "Chief Fire Officer Jane Doe of Barset Fire and Rescue Service"."""
    link = _LINK.match(text.plain, end)
    if link is None:
        return None
    bodies = names.mentions_in(link.end(), link.end() + 1)
    return next((m for m in bodies if m.start == link.end() and is_whole(text, m)), None)


_LINK = re.compile(r",? (?:of|from|at|for) (?:the )?")


def _name(text: Text, start: int, end: int, names: Names) -> str | None:
    plain = text.plain[start:end]
    if NOT_NAME.search(plain):
        return None
    if names.mentions_in(start, end):
        return None
    return tidy(text.raw[start:end])


def _role(text: Text, start: int, end: int, names: Names) -> tuple[str | None, str | None]:
    """Part a description into the role as worded and the organisation, if properly named."""
    # "Barset's chief fire officer", "the leader": the role is what follows.
    lead = _ROLE_LEAD.match(text.plain[start:end])
    start += lead.end() if lead else 0
    plain, raw = text.plain[start:end], text.raw[start:end]
    if not _ROLE.search(plain):
        return None, None
    parted = _ORG.match(plain)
    if parted is None:
        return tidy(raw), None
    organisation = parted.group("org")
    if _GENERIC_ORG.fullmatch(organisation):
        return tidy(raw), names.inspectorate if "HM Inspector" in plain else None
    if not re.search(rf"\b{_ORG_NOUN}$", organisation):
        return tidy(raw), None
    return tidy(raw[: parted.end("role")]), tidy(raw[parted.start("org") :])


def unknown_name(plain: str, known: Iterable[str]) -> bool:
    """Tell whether words hold what looks like the name of somebody not introduced."""
    return any(
        not NOT_NAME.search(found.group()) and not any(found.group() in name for name in known)
        for found in _ANY_NAME.finditer(plain)
    )


_ANY_NAME = re.compile(rf"\b{NAME}")
