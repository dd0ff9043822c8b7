"""Who is meant: from the words beside a verb of speech to a person or an organisation."""

import re
from collections.abc import Iterator

from knowledge.readers.people.bodies import (
    PREPOSITION,
    SPOKESPERSON,
    means_own,
    organisation_at_end,
)
from knowledge.readers.people.cast import Naming
from knowledge.readers.people.room import Room, names_stranger
from knowledge.readers.services.services import same
from knowledge.readers.text.naming import HONOURS, NAME, RANK, TITLE, unknown_name
from knowledge.readers.text.speech import AUXILIARY, VERB
from knowledge.readers.text.text import Text, sentences

_APPOSED = re.compile(
    rf"{HONOURS}"
    r"\s*(?:,|,.*,|(?:,.*)?, who|- [^-]* -|,.*(?= (?:who|which))"
    r"|\([^()]*\)|,? (?:from|of|at|for) [^.]*,?|,? MP,?)?\s*"
)
_LEAD_IN = re.compile(rf"(?:{RANK}|{TITLE})\.?,?\s*$")
_PRONOUN = re.compile(r"(?:^|[\s,;:\"])(he|she|He|She)\s*,?\s*$")
#: A pronoun means nobody who was named longer ago, in lines and characters.
_FAR_LINES, _FAR = 12, 1600
#: So many sentences in which "she" has to do with others may stand between her name and her words.
_HOPS = 6


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
    return organisation_at_end(room, start, plain)


def _holder(room: Room, start: int, end: int) -> str | None:
    """Give the one person who has the role that words name, unless another's may be meant."""
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
    return person.name if means_own(room, end) and not elsewhere and not told else None


_IT = re.compile(r"\s*It (?:also )?")
#: Nothing that has a subject of its own may stand between the two verbs.
_DID_AND = re.compile(
    r"(?P<who>[^\";:]{2,160}?,?) [a-z]+ed (?:(?!\b(?:who|which|that|after|when|because|as|while|if"
    r"|where|but|and|it|he|she|they)\b)[^\";:,])*,? (?:and|but) (?:also |then )?"
)


def _by_it(room: Room, at: int) -> str | None:
    """Give the body that "It" is which speaks: who spoke in the sentence before."""
    before = next(_sentences_before(room.text, at), None)
    found = _SPOKE.match(room.text.plain, *before) if before else None
    if found is None or _OTHER_BODY.search(room.text.plain, found.end(), found.endpos):
        return None
    return organisation_at_end(room, found.start(), found["who"])


_SPOKE = re.compile(
    rf"(?P<who>[A-Z][^,.;:\"]{{2,60}}?) (?:{AUXILIARY} ?)?"
    rf"(?:{VERB}|denied|denies|disputed|disputes|rejected|apologised|welcomed|disagreed)\b"
)
_OTHER_BODY = re.compile(
    r"\b(?:union|FBU|council|authority|inspectorate|HMICFRS|inspectors|watchdog|report|review)\b"
)


def _subject_person(room: Room, plain: str, start: int, found: tuple[Naming, ...]) -> str | None:
    if len(found) > 1 and plain.rstrip().endswith(", who"):
        return None  # "Jane Doe, a critic of the chief, Ann Hall, who said …": either may have
    last = found[-1]
    if last.who and _WHO.fullmatch(plain, last.end - start):
        of = PREPOSITION.search(_LEAD_IN.sub("", plain[: last.start - start]))
        if of and of.group().split()[0] not in _PARTITIVE:
            return last.who.person.name  # "a letter from Jane Doe, who wrote"
    for naming in found:
        lead = _LEAD_IN.sub("", plain[: naming.start - start])
        tail = plain[naming.end - start :]
        if (
            _is_own_role(naming, start + len(plain)) or _is_apposition(room, tail)
        ) and not PREPOSITION.search(lead):
            return naming.who.person.name if naming.who else None
    return None


_WHO = re.compile(rf"{HONOURS}(?:, [^A-Z,.;:\"]{{2,60}})?, who ?")
#: Behind one of these, "who" may be the thing and not the person: "a friend of Jane Doe, who".
_PARTITIVE = frozenset({"of", "for", "and", "or", "between", "like", "than"})


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
    return organisation_at_end(room, start, head)


def _is_joint(room: Room, naming: Naming, end: int) -> bool:
    """Tell whether somebody else speaks with a person named: what two say nobody said."""
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


def _by_pronoun(room: Room, at: int, pronoun: str, adds: bool = False, hops: int = 0) -> str | None:
    """Go back sentence by sentence to the last one that names anybody."""
    adds = adds or _ADDS.match(room.text.plain, at) is not None
    for start, end in _sentences_before(room.text, at):
        told = _TOLD.search(room.text.plain, start, end) if adds else None
        # Who adds something is who spoke, not whom they told.
        last = told.start() if told else end
        found = _outside_asides(room, start, last)
        fitting = {
            naming.who.person.name
            for naming in found
            if naming.who and naming.who.pronoun in (None, pronoun)
        }
        if not found and (body := _spoken_before(room, start, end)):
            return body
        if any(naming.who is None for naming in found) or names_stranger(room, start, last):
            return None
        leads = _LEADS[pronoun].match(room.text.plain, start, last)
        if leads and found:  # "Her first act was to hire Ann Hall. “…,” she said": the same "she"
            same_one = leads.start("who")
            return _by_pronoun(room, same_one, pronoun, adds, hops + 1) if hops < _HOPS else None
        if fitting:
            return fitting.pop() if len(fitting) == 1 else None
    return None


def _outside_asides(room: Room, start: int, end: int) -> tuple[Naming, ...]:
    """Give who is named in a sentence, but not in a clause between commas about one of them."""
    asides = [found.span() for found in _ASIDE.finditer(room.text.plain, start, end)]
    named = room.cast.named_in(start, end)
    return tuple(n for n in named if not any(a < n.start < b for a, b in asides)) or named


_ASIDE = re.compile(r", (?:who|whose) [^,.;:\"]*,")
_LEADS = {
    pronoun: re.compile(rf"(?:[^,.;:\"]{{2,40}}, )?\b(?P<who>(?i:{words}))\b")
    for pronoun, words in (("he", "he|his"), ("she", "she|her"))
}


def _spoken_before(room: Room, start: int, end: int) -> str | None:
    """Give the body for which a spokesperson spoke in a sentence before: "he" speaks for it."""
    found = _SPOKE.match(room.text.plain, start, end)
    if found is None or not SPOKESPERSON.search(found["who"]):
        return None
    return organisation_at_end(room, start, found["who"])


_ADDS = re.compile(r"(?:he|she) (?:also )?(?:added|adds|continued|continues|went on)\b")
_TOLD = re.compile(r"\b(?:told|tells) (?:the )?[A-Z][^:;\"]{2,40}: ")


def _sentences_before(text: Text, at: int) -> Iterator[tuple[int, int]]:
    last = text.line_index(at)
    for line in reversed(text.lines[max(0, last - _FAR_LINES) : last + 1]):
        start = max(line.start, at - _FAR)
        whole = sentences(text, start, min(line.end, at))[start > line.start :]
        for sentence in reversed(whole):
            yield sentence.start, sentence.end
