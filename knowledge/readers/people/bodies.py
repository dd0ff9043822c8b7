"""Which organisation speaks: the service, the inspectorate, a council or a union."""

import re

from knowledge.readers.people.room import Room
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import same
from knowledge.readers.text.naming import CAPITALISED, NAME, NOT_NAME, ORG_WORD, RANK, TITLE
from knowledge.readers.text.speech import ASIDES

#: Whoever stands behind one of these is no subject.
PREPOSITION = re.compile(
    r"\b(?:which|whom|for|of|by|to|with|from|about|than|like|at|on|behind|against|and|or|between|over"
    r"|replaced|succeeded|told|asked|met|thanked|praised|criticised)\s*(?:the\s+)?$"
)
_THE_SERVICE = re.compile(
    r"(?:^|[\s,;:])(?:[Tt]he|[Oo]ur) (?:fire (?:and rescue )?)?(?:service|brigade)\s*,?\s*$"
)
_INSPECTORATE = re.compile(
    r"(?:^|[\s,;:])(?:(?:[Tt]he )?(?:inspectorate|watchdog|[Ii]nspectors(?: from (?:HMICFRS"
    r"|the (?:inspectorate|watchdog)))?)"
    r"|(?:[Tt]he|[Ii]ts|[Tt]heir) (?:inspectors' |inspection |inspectorate's )?report"
    r"|(?:[Tt]he )?HMICFRS)\s*,?\s*$"
)
#: Whoever "the union" may be; no European Union is.
_UNION = re.compile(
    rf"\b(?:{CAPITALISED} (?:and )?){{0,4}}Fire\w* (?:(?:and )?{CAPITALISED} ){{0,4}}Union\b"
    r"|\b(?:FBU|GMB|U(?i:nison))\b"
)
SPOKESPERSON = re.compile(
    r"\b(?:[Aa]|[Tt]he) (?:(?P<service>(?:fire )?(?:service|brigade)) )?spokes(?:man|woman|person)"
    r"(?: (?:for|from|at) (?:the )?(?P<org>[A-Z][^,.:;]*|(?:fire )?service|brigade))?\s*,?\s*$"
    r"|^\W*[Aa] (?P<body>(?:[A-Z][\w'&-]* (?:(?:and|of|for|&) )?){1,8})"
    r"spokes(?:man|woman|person)\s*,?\s*$"
)
_DESCRIPTION = re.compile(rf"(?:,? (?:who|which) [^\";:]*|, (?:{'|'.join(ASIDES)})),\s*$")
_BODY = rf"(?:{CAPITALISED}(?: (?:of|and|&|for) | ))*(?:{ORG_WORD}|FBU)"
_BODY_AT_END = re.compile(rf"(?:^|[\s,;:])(?:[Tt]he )?(?P<body>{_BODY})\s*,?\s*$")
#: A name and rank before "of": "Chief Fire Officer Jane Doe of Barset Fire Service".
_OF_BODY = re.compile(rf"(?P<name>{NAME}) (?:of|for) ")


def organisation_at_end(room: Room, start: int, plain: str) -> str | None:
    """Give the organisation that the words end on, or that a description at their end is of."""
    plain = _DESCRIPTION.sub("", plain)
    own = _service_meant(room, start + len(plain))
    spokesperson = SPOKESPERSON.search(plain)
    if spokesperson:
        return _spoken_for(room, spokesperson, own)
    if _THE_SERVICE.search(plain):
        return own
    if _INSPECTORATE.search(plain):
        return room.names.inspectorate
    if _THE_UNION.fullmatch(plain):
        return _only_union(room)
    return _body_at_end(room, start, plain)


def _body_at_end(room: Room, start: int, plain: str) -> str | None:
    found = _BODY_AT_END.search(plain)
    if found is None:
        return _service_by_place(room, start, start + len(plain.rstrip(" ,")))
    of_body = PREPOSITION.search(plain[: found.start("body")])
    if of_body or _is_person(found["body"]):
        return None
    return tidy(room.text.raw[start + found.start("body") : start + found.end("body")])


def _only_union(room: Room) -> str | None:
    """Tell who "the union" is: the only one that the document names, in full or by its letters."""
    named = {tidy(found.group()).removeprefix("The ") for found in _UNION.finditer(room.text.plain)}
    short = {"".join(word[0] for word in name.split()) for name in named}
    unions = named - short
    return unions.pop() if len(unions) == 1 else None


def _service_by_place(room: Room, start: int, end: int) -> str | None:
    """Give the service that speaks by its place alone, where nothing stands before it."""
    named = next((m for m in room.names.mentions_in(start, end) if m.end == end), None)
    if named is None or not _OPENING.fullmatch(room.text.plain[start : named.start]):
        return None
    words = tidy(room.text.raw[named.start : end])
    return room.names.in_full(named.name) if words.isupper() else words


def _spoken_for(room: Room, spokesperson: re.Match[str], own: str | None) -> str | None:
    body = spokesperson.group("org") or spokesperson.group("body")
    if spokesperson.group("service") or (body and body[0].islower()):
        return None if room.names.roundup else own
    return body.strip() if body else None


_OPENING = re.compile(r"\W*(?:(?:But|And|Yet|However|Meanwhile|Yesterday|Today),? )?")
#: In "He said the union had warned of …" it is he who speaks.
_THE_UNION = re.compile(rf"{_OPENING.pattern}[Tt]he (?:firefighters' )?union\s*,?\s*")


def _service_meant(room: Room, at: int) -> str | None:
    """Tell who "the service" is: the document's own, unless another was named since."""
    last = room.names.last_before(at)
    if room.names.roundup:
        return room.names.in_full(last.name) if last else None
    return room.names.organisation if means_own(room, at) else None


def means_own(room: Room, at: int) -> bool:
    """Tell whether no other service than the document's own was named last."""
    last = room.names.last_before(at)
    return last is None or same(last.name, room.names.service)


def _is_person(body: str) -> bool:
    named = _OF_BODY.match(body)
    return bool(_RANK.search(body)) or (named is not None and not NOT_NAME.search(named["name"]))


_RANK = re.compile(rf"\b(?:{RANK}|{TITLE})\b")
