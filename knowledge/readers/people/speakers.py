"""Who is meant: from the words beside a verb of speech to a person or an organisation."""

import re
from collections.abc import Iterator

from knowledge.readers.people.cast import Naming
from knowledge.readers.people.room import Room, names_stranger
from knowledge.readers.services.places import tidy
from knowledge.readers.services.services import same
from knowledge.readers.text.naming import HONOURS, NAME, NOT_NAME, RANK, TITLE, unknown_name
from knowledge.readers.text.speech import AUXILIARY, VERB
from knowledge.readers.text.text import Text, sentences

_PREPOSITION = re.compile(
    r"\b(?:which|whom|for|of|by|to|with|from|about|than|like|at|on|behind|against|and|or|between|over"
    r"|replaced|succeeded|told|asked|met|thanked|praised|criticised)\s*(?:the\s+)?$"
)
_APPOSED = re.compile(
    rf"{HONOURS}"
    r"\s*(?:,|,.*,|- [^-]* -|,.*(?= (?:who|which))"
    r"|\([^()]*\)|,? (?:from|of|at|for) [^.]*,?|,? MP,?)?\s*"
)
_LEAD_IN = re.compile(rf"(?:{RANK}|{TITLE})\.?,?\s*$")
_PRONOUN = re.compile(r"(?:^|[\s,;:\"])(he|she|He|She)\s*,?\s*$")
_THE_SERVICE = re.compile(
    r"(?:^|[\s,;:])(?:[Tt]he|[Oo]ur) (?:fire (?:and rescue )?)?(?:service|brigade)\s*,?\s*$"
)
_INSPECTORATE = re.compile(
    r"(?:^|[\s,;:])(?:(?:[Tt]he )?(?:inspectorate|watchdog|[Ii]nspectors(?: from (?:HMICFRS"
    r"|the (?:inspectorate|watchdog)))?)"
    r"|(?:[Tt]he|[Ii]ts|[Tt]heir) (?:inspectors' |inspection |inspectorate's )?report"
    r"|(?:[Tt]he )?HMICFRS)\s*,?\s*$"
)
_SPOKESPERSON = re.compile(
    r"\b(?:[Aa]|[Tt]he) (?:(?P<service>(?:fire )?(?:service|brigade)) )?spokes(?:man|woman|person)"
    r"(?: (?:for|from|at) (?:the )?(?P<org>[A-Z][^,.:;]*|(?:fire )?service|brigade))?\s*,?\s*$"
    r"|^\W*[Aa] (?P<body>(?:[A-Z][\w'&-]* (?:(?:and|of|for|&) )?){1,8})"
    r"spokes(?:man|woman|person)\s*,?\s*$"
)
_DESCRIPTION = re.compile(r",? (?:who|which) [^\";:]*,\s*$")
_BODY = (
    r"(?:(?:[A-Z][\w'&-]*)(?: (?:of|and|&|for) | ))*(?:Union|Council|Authority|Association|Brigade"
    r"|Federation|Network|Party|Inspectorate|Police|Service|Services|Foundation|University|FBU"
    r"|Office|Ministry|Department|Commission|Committee|Trust|Board|Institute)"
)
_BODY_AT_END = re.compile(rf"(?:^|[\s,;:])(?:[Tt]he )?(?P<body>{_BODY})\s*,?\s*$")


#: A name and rank before "of": "Chief Fire Officer Jane Doe of Barset Fire Service".
_OF_BODY = re.compile(rf"(?P<name>{NAME}) (?:of|for) ")
#: A pronoun means nobody who was named longer ago, in lines and characters.
_FAR_LINES, _FAR = 8, 800


def subject_at_end(room: Room, start: int, end: int) -> str | None:
    """Give who the words before a verb ("Jane Doe, chief of X,") name, or None if unsure."""
    plain = room.text.plain[start:end]
    pronoun = _PRONOUN.search(plain)
    if pronoun:
        return _by_pronoun(room, start + pronoun.start(1), pronoun.group(1).lower())
    if _IT.fullmatch(plain):
        return _by_it(room, start)
    holder = _holder(room, start, end)
    if holder:
        return holder
    did = _DID_AND.fullmatch(plain)
    if did:  # who "apologised and said" is who apologised
        plain = did["who"]
        end = start + len(plain)
    found = room.cast.named_in(start, end)
    if found:
        return _subject_person(room, plain, start, found)
    return _organisation_at_end(room, start, plain)


def _holder(room: Room, start: int, end: int) -> str | None:
    """Read "the chief fire officer": who has the role, unless another's may be meant."""
    person = room.cast.holder(room.text.plain[start:end])
    named = {naming.who.person.name for naming in room.cast.named_in(start, end) if naming.who}
    if person is None or person.name in named or room.names.roundup:
        return None
    elsewhere = any(
        not same(mention.name, room.names.service)
        for mention in room.names.mentions_in(person.span.start, person.span.end)
    )
    # Since "a firefighter" came in, "the firefighter" may be that one.
    role = re.escape((person.role or "").lower())
    another = re.compile(rf"\b(?:an?|another|one) (?:[a-z-]+ )?{role}\b")
    told = another.search(room.text.lower, person.span.end, start)
    own = _service_meant(room, end) is not None
    return person.name if own and not elsewhere and not told else None


_IT = re.compile(r"\s*It (?:also )?")
#: Nothing that has a subject of its own may stand between the two verbs.
_DID_AND = re.compile(
    r"(?P<who>[^\";:]{2,160}?,?) [a-z]+ed (?:(?!\b(?:who|which|that|after|when|because|as|while|if"
    r"|where|but|and|it|he|she|they)\b)[^\";:,])*,? (?:and|but) (?:also |then )?"
)


def _by_it(room: Room, at: int) -> str | None:
    """Read "The service denied this. It said “…”": who spoke in the sentence before."""
    before = next(_sentences_before(room.text, at), None)
    found = _SPOKE.match(room.text.plain, *before) if before else None
    if found is None or _OTHER_BODY.search(room.text.plain, found.end(), found.endpos):
        return None
    return _organisation_at_end(room, found.start(), found["who"])


_SPOKE = re.compile(
    rf"(?P<who>[A-Z][^,.;:\"]{{2,60}}?) (?:{AUXILIARY} ?)?"
    rf"(?:{VERB}|denied|denies|disputed|disputes|rejected|apologised|welcomed|disagreed)\b"
)
_OTHER_BODY = re.compile(
    r"\b(?:union|FBU|council|authority|inspectorate|HMICFRS|inspectors|watchdog|report|review)\b"
)


def _subject_person(room: Room, plain: str, start: int, found: tuple[Naming, ...]) -> str | None:
    for naming in found:
        lead = _LEAD_IN.sub("", plain[: naming.start - start])
        tail = plain[naming.end - start :]
        if (
            _is_own_role(naming, start + len(plain)) or _is_apposition(room, tail)
        ) and not _PREPOSITION.search(lead):
            return naming.who.person.name if naming.who else None
    return None


def _is_own_role(naming: Naming, end: int) -> bool:
    """Tell whether all that stands behind a name is its bearer's role: "…, Member for A and B"."""
    span = naming.who.person.span if naming.who else None
    return span is not None and span.start <= naming.start and 0 <= end - span.end <= _COMMA


_COMMA = len(", ")


def _is_apposition(room: Room, tail: str) -> bool:
    """What stands between a name and its verb may describe, not bring in anybody else."""
    if not _APPOSED.fullmatch(tail) or _VERB.search(tail):
        return False
    joined = re.search(r"\band (?=[A-Z])", tail)
    return joined is None or not unknown_name(tail[joined.start() :], room.names.wordings)


_VERB = re.compile(rf"\b(?:{VERB})\b")


def subject_at_start(room: Room, start: int, end: int) -> str | None:
    """Give who the words after a verb ("said Jane Doe, chief of X") name."""
    plain = room.text.plain[start:end]
    pronoun = re.match(r"\s*(he|she)\b", plain)
    if pronoun:
        return _by_pronoun(room, start, pronoun.group(1))
    found = room.cast.named_in(start, end)
    if found:
        lead = plain[: found[0].start - start].strip()
        who = found[0].who
        if who is None or _is_joint(room, found[0], end):
            return None
        return who.person.name if _describes(lead) else None
    holder = _WHO_HOLDS.match(plain)
    if holder and (name := _holder(room, start, start + holder.end())):
        return name
    head = re.split(r"[,.;:]|\s(?:as|in|on|after|when|at the|following)\s", plain)[0]
    return _organisation_at_end(room, start, head)


def _is_joint(room: Room, naming: Naming, end: int) -> bool:
    """Tell "said Jane Doe, chief of X, and Ann Hall, chair of Y": what two say nobody said."""
    span = naming.who.person.span if naming.who else None
    told = span.end if span and span.start <= naming.start < span.end else naming.end
    return _AND_ANOTHER.fullmatch(room.text.plain, max(told, naming.end), end) is not None


_AND_ANOTHER = re.compile(
    rf"{HONOURS}(?:, [^.;:\"]{{2,60}}?)?,? and (?:{RANK} )?(?:{TITLE} )?{NAME}{HONOURS}"
    rf"(?:, (?:(?!\b(?:{VERB}|was|is|has|had)\b)[^.;:\"]){{2,80}})?[.,]?\s*"
)
_WHO_HOLDS = re.compile(r"\s*the [^,.;:\"]+(?=[,.;:]|$)")


def _describes(lead: str) -> bool:
    """The words between the verb and a name may only describe that person."""
    if not lead or lead.endswith(","):
        return True
    bare = re.sub(rf"(?:{RANK}|{TITLE}|the)\s*", "", lead)
    return not re.search(r"\b(?:for|of|by|to|and|from|with|that|which|whom)\b|'s\b", bare)


def _by_pronoun(room: Room, at: int, pronoun: str) -> str | None:
    """Go back sentence by sentence to the last one that names anybody."""
    adds = _ADDS.match(room.text.plain, at)
    for start, end in _sentences_before(room.text, at):
        told = _TOLD.search(room.text.plain, start, end) if adds else None
        # Who adds something is who spoke, not whom they told.
        last = told.start() if told else end
        found = room.cast.named_in(start, last)
        fitting = {
            naming.who.person.name
            for naming in found
            if naming.who and naming.who.pronoun in (None, pronoun)
        }
        if not found and (body := _spoken_before(room, start, end)):
            return body
        if any(naming.who is None for naming in found) or names_stranger(room, start, last):
            return None
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _spoken_before(room: Room, start: int, end: int) -> str | None:
    """Read "A council spokesman denied this. “…,” he said": whom he speaks for."""
    found = _SPOKE.match(room.text.plain, start, end)
    if found is None or not _SPOKESPERSON.search(found["who"]):
        return None
    return _organisation_at_end(room, start, found["who"])


_ADDS = re.compile(r"(?:he|she) (?:also )?(?:added|adds|continued|continues|went on)\b")
_TOLD = re.compile(r"\b(?:told|tells) (?:the )?[A-Z][^:;\"]{2,40}: ")


def _sentences_before(text: Text, at: int) -> Iterator[tuple[int, int]]:
    last = text.line_index(at)
    for line in reversed(text.lines[max(0, last - _FAR_LINES) : last + 1]):
        start = max(line.start, at - _FAR)
        whole = sentences(text, start, min(line.end, at))[start > line.start :]
        for sentence in reversed(whole):
            yield sentence.start, sentence.end


def _organisation_at_end(room: Room, start: int, plain: str) -> str | None:
    """Give the organisation that the words end on, or that a description at their end is of."""
    plain = _DESCRIPTION.sub("", plain)
    own = _service_meant(room, start + len(plain))
    spokesperson = _SPOKESPERSON.search(plain)
    if spokesperson:
        return _spoken_for(room, spokesperson, own)
    if _THE_SERVICE.search(plain):
        return own
    if _INSPECTORATE.search(plain):
        return room.names.inspectorate
    found = _BODY_AT_END.search(plain)
    if found is None:
        return _service_by_place(room, start, start + len(plain.rstrip(" ,")))
    body = " ".join(found.group("body").split())
    of_body = _PREPOSITION.search(plain[: found.start("body")])
    return None if of_body or _is_person(body) else body


def _service_by_place(room: Room, start: int, end: int) -> str | None:
    """Read "Barset said": a service by its place alone speaks where nothing stands before it."""
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


def _service_meant(room: Room, at: int) -> str | None:
    """Tell who "the service" is: the document's own, unless another was named since."""
    last = room.names.last_before(at)
    if room.names.roundup:
        return room.names.in_full(last.name) if last else None
    own = last is None or same(last.name, room.names.service)
    return room.names.organisation if own else None


def _is_person(body: str) -> bool:
    named = _OF_BODY.match(body)
    return bool(_RANK.search(body)) or (named is not None and not NOT_NAME.search(named["name"]))


_RANK = re.compile(rf"\b(?:{RANK}|{TITLE})\b")
