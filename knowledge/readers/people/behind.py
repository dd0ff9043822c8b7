"""Who speaks, told by the words behind a quotation: "“…,” said Jane Doe"."""

import re

from knowledge.readers.people.reporting import SAID, UNSAID, bare_end
from knowledge.readers.people.room import Room
from knowledge.readers.people.speakers import subject_at_end, subject_at_start
from knowledge.readers.text.marks import Run
from knowledge.readers.text.naming import ROLE_NOUN
from knowledge.readers.text.speech import AUXILIARY, VERB

_DIRECTLY_AFTER = re.compile(rf"^\s*,?\s*(?:{AUXILIARY}\s*)?(?P<verb>{VERB})\b(?!\s*:)")
_VERB_OF_SAYING = re.compile(
    r"^ [a-z]+(?:ed|(?<!s)s) (?=(?:"
    r"(?:(?!(?:an?|one|some|his|her|their|by|in|on|at|to|for|with) )[a-z-]+ )"
    rf"{{0,3}}(?:{ROLE_NOUN}|boss) )?[A-Z])"
)
#: "“…,” she stormed", "she tells me": between a comma inside the marks and a stop, any verb
#: tells who spoke.
_STORMED = re.compile(
    r"^ (?P<who>he|she|[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}) [a-z]+(?:ed|(?<!s)s)"
    r"(?: (?:me|us|[a-z]+ly))?(?=[,.]|\s*$)"
)
_ACCORDING = re.compile(r"^\s*,?\s*according to\s+")
_LATE = re.compile(
    rf"^[^.;:\"]*, (?P<who>[^,.;:\"]{{2,60}}?) (?:{AUXILIARY} ?)?"
    r"(?:said|says|added|found)(?=[,.]|$)"
)
BY = re.compile(r"^\s*,?\s*by\s+")
#: "“…” was how Jane Doe put it."
_PUT = re.compile(
    r"^\s*,?\s*(?:was|is) (?:how|the way|all)(?: in which| that)? (?P<who>[^\";:]{2,200}?,?) "
    r"(?:put|puts|described|summed|expressed|phrased|(?:will|would|could|can) (?:say|add|tell))\b"
)
ATTRIBUTED = re.compile(rf"^\s*,?\s*(?:[^.:;\"]{{0,60}}?\s)?(?:{VERB})\b")


def carries_on(room: Room, before: Run, run: Run) -> bool:
    """'"A," she said. "B."' and '"A," said X, "B."': the second run is the same speaker's."""
    between = room.text.plain[before.outer_end : run.outer_start]
    parted = _is_parted(room, before)
    stormed = parted and (_STORMED.match(between) or _VERB_OF_SAYING.match(between))
    if not between.strip() or not (stormed or ATTRIBUTED.match(between)):
        return False
    return not re.search(r"[.;:]\s+\S", between) and between.rstrip().endswith((",", ".", "-"))


def is_given_anew(room: Room, run: Run, end: int, before: str | None) -> bool:
    """Tell whether words behind another's (``before``) are given to somebody anew: "he said"."""
    found = ATTRIBUTED.match(room.text.plain[run.outer_end : end])
    if found is None or not _is_parted(room, run):
        return False
    pronoun = _PRONOUN.search(found.group())
    known = room.cast.pronoun_of(before) if before else None
    return pronoun is None or (pronoun.group() in ("he", "she") and known not in (None, pronoun[0]))


_PRONOUN = re.compile(r"\b(?:he|she|they|it|I|we)\b")


def from_behind(room: Room, run: Run, start: int, end: int) -> str | None:
    """Find who the words between a quotation and ``end`` give it to, if they give it to anybody.

    ``start`` is where the sentence begins that the quotation stands in.
    """
    plain = room.text.plain[run.outer_end : end]
    for pattern in (_DIRECTLY_AFTER, _ACCORDING, BY):
        found = pattern.match(plain)
        if found:
            return subject_at_start(room, run.outer_end + found.end(), end)
    if _closes_with(room, run, ",!?"):  # "…,” quipped Jane Doe": what is said needs no list
        found = _VERB_OF_SAYING.match(plain)
        if found:
            return subject_at_start(room, run.outer_end + found.end(), end)
    stormed = _STORMED.match(plain) if _is_parted(room, run) else None
    # "Staff spoke of a “club”, inspectors said": whoever has a verb before the words used them.
    others = SAID.search(room.text.plain, start, run.outer_start)
    late = stormed or _PUT.match(plain) or (None if others else _LATE.match(plain))
    if late and not SAID.search(plain[: late.start("who")]):
        return subject_at_end(room, *(run.outer_end + at for at in late.span("who")))
    clause = re.match(r"[^.;:\"]*", plain)
    said = SAID.search(clause.group()) if clause else None
    if said is None or not re.match(r"\s*,?\s*\S", plain) or UNSAID.search(plain[: said.end()]):
        return None
    if not (_closes_with(room, run, ",!?") or plain.lstrip().startswith(",")):
        return None
    subject_end = bare_end(plain[: said.start()])
    subject_start = run.outer_end + len(plain) - len(plain.lstrip(" ,"))
    return subject_at_end(room, subject_start, run.outer_end + subject_end)


def _is_parted(room: Room, run: Run) -> bool:
    """Tell a quotation that its sentence breaks off to say whose it is."""
    opens = run.outer_start == 0 or room.text.plain[run.outer_start - 1] in "\r\n"
    return _closes_with(room, run, ",!?" if opens else ",")


def _closes_with(room: Room, run: Run, marks: str) -> bool:
    # A quotation inside it may end with it: "He said “Who?”".
    return room.text.raw[run.start : run.end].rstrip("\"”'’")[-1:] in tuple(marks)
