"""Who had a post before somebody, or has it after them, in a document's words."""

import re

from bot.answering.draft import Draft
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words
from bot.answering.turn import Turn
from bot.understanding.words.lexicon import surname_of

_BEFORE = re.compile(
    r"\b(?:before|predecessors?|preceded|(?:replace|succeed)\b|took over from|take over from)\b"
)
_AFTER = re.compile(
    r"\b(?:after|successors?|(?:will|who|to|is going to) (?:replaces?|replaced|succeeds?|succeeded"
    r"|(?:takes?|took) over (?:from|when|once)))\b"
)
_COMING = re.compile(r"\b(?:going to be|will be|next|incoming)\b|\bwho is (?:\w+ )*new\b")
_SHORTLY = 7  # passages
#: Whoever stands before it comes after whoever stands behind it.
_FOLLOWS = re.compile(
    r"\b(?:replac(?:es|ed|ing|e)|succeed(?:s|ed|ing)?"
    r"|t(?:akes?|ook|aking) over (?:in \w+ )?from)(?! by)\b"
)
#: So does who is named before "since Barnaby Stott retired".
_SINCE_LEFT = re.compile(
    r"\b(?:since|when|after|following|until)\b(?= (?:\w+ ){1,9}?"
    r"(?:retire[ds]?|retirement|left|leaves|departed|departure|resigned|resignation"
    r"|(?:stepped|stood) (?:down|aside)|moved on)\b)"
)
_COMES = re.compile(
    r"\b(?:will (?:replace|succeed|take (?:over|up|charge)|become|be the (?:next|new))"
    r"|(?:has|have) been (?:appointed|named)|(?:was|is) (?:appointed|named))\b"
)


def succession(turn: Turn) -> Draft | None:
    """The sentence that names who came before or after somebody, or who comes next."""
    asked, facts = turn.asked, turn.facts
    person, service = asked.one("person"), facts.service(asked)
    if not asked.says("who") or any(map(asked.all, ("pillar", "grade", "topic"))):
        return None
    if person:
        surname = surname_of(person)
        after = _AFTER.search(asked.text) is not None
        if not after and not _BEFORE.search(asked.text):
            return None
        found = [s for s in facts.shown if _follows(surname, s, after=after)]
    elif service and asked.all("role") and _COMING.search(asked.text):
        found = [s for s in facts.told_of_only(service, asked) if _COMES.search(s.plain)]
    else:
        return None
    return in_its_words(found[:1]) if found else None


def _is_near(surname: str, shown: Shown) -> bool:
    """Whether somebody is named in a passage or shortly before it ("Her predecessor, …")."""
    near = (shown, *shown.preceding(_SHORTLY))
    return any(f" {surname} " in each.plain for each in near)


def _follows(surname: str, shown: Shown, *, after: bool) -> bool:
    """Whether a passage tells who came after somebody, or before them."""
    if " predecessor " in shown.plain or " successor " in shown.plain:
        return _is_near(surname, shown) and (" successor " in shown.plain) == after
    verb = _FOLLOWS.search(shown.plain) or _SINCE_LEFT.search(shown.plain)
    if verb is None:
        return False
    named = shown.plain[verb.end() :] if after else shown.plain[: verb.start()]
    return surname in named.split()
