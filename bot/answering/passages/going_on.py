"""What stands by the sentences of the last reply, for a question that goes on with them."""

import re
from collections.abc import Callable, Sequence, Set

from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.answering.passages.dated import DEADLINE, TIME
from bot.answering.passages.numbers import has_number
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words
from bot.answering.passages.sought import Sought, kinds_of
from bot.answering.passages.telling import own_words, telling_words
from bot.answering.topics import is_judgment
from bot.reply import Citation
from bot.understanding.dialogue.memory import POINTING, Conversation
from bot.understanding.meaning.asked import Asked

_LONGEST = 9  # words of a question that leaves its subject to what was said before
_FOLLOWING, _BEFORE = 6, 2  # passages of the same heading
_AT_MOST = 3
_ALONE = 3  # words of a question that are nothing but a question word: "and by when"
_NAMING = ("service", "elsewhere", "ambiguous", "pillar", "grade", "document", "person", "time")
#: Meanings of questions that ask of the document itself, or of somebody's words.
_OF_OTHERS = (
    "say", "quote", "inspect", "publish", "source", "mean", "another", "areas for improvement",
)  # fmt: skip
_THINGS = POINTING | {"they", "them", "there", "one"}
_PLACE = re.compile(r"\b(?:at|in|near|on) (?:the )?[A-Z]")

_Fits = Callable[[Shown], bool]


def going_on(asked: Asked, before: Conversation, facts: Facts) -> Draft | None:
    """The passage by those last shown that answers a question about "it"; None for any other.

    "When did it open" wants a date beside "open" in the same section, and a bare "when" one in
    the very sentences that were shown.
    """
    cited = _cited(asked, before, facts)
    if not cited:
        return None
    telling = _telling(asked, facts)
    if not telling:
        fits = _bare(asked)
        return _told([shown for shown in cited if fits and fits(shown)][:1])
    kinds = tuple(kinds_of(asked, facts))
    if not kinds or _THINGS.isdisjoint(asked.text.split()):
        return None
    wanted = Sought({frozenset([word]): 1.0 for word in telling}, kinds)
    holding = _holding(telling, cited, facts)
    found = [shown for shown in holding if all(fits(shown, wanted) for fits in kinds)]
    return _told(found) or _unknown(asked, before)


def _told(found: Sequence[Shown]) -> Draft | None:
    return in_its_words(found[:_AT_MOST]) if found else None


def _unknown(asked: Asked, before: Conversation) -> Draft | None:
    """The refusal of who does something to what was shown: there "it" is no service."""
    on_thing = before.asked is not None and before.asked.intent in _ON_THINGS
    if not on_thing or not asked.all("role") or "it" not in asked.text.split():
        return None
    return refusal("not_in_documents", "The documents do not say who.")


#: Intents whose answers are about something that "it" means after them.
_ON_THINGS = ("topic", "other figure", "inspected when")


def _telling(asked: Asked, facts: Facts) -> Set[str]:
    """What a question itself says, besides what kind of answer it wants."""
    return facts.sense(telling_words(own_words(asked.text, (), facts), facts, alone=False))


def _cited(asked: Asked, before: Conversation, facts: Facts) -> Sequence[Shown]:
    """The passages that were shown before a question of few words that names nothing itself."""
    typed = (words for kind in _NAMING for words in asked.named.get(kind, ()))
    named = any(f" {words} " in f" {asked.text} " for words in typed)
    few = len(asked.text.split()) <= _LONGEST
    if not few or named or asked.everywhere or asked.says(*_OF_OTHERS):
        return ()
    cited = [shown for each in before.citations for shown in _of(each, facts)]
    return () if any(map(is_judgment, cited)) else cited


def _of(citation: Citation, facts: Facts) -> Sequence[Shown]:
    """The passage in which the words of a reply stand."""
    return [
        shown
        for shown in facts.shown_in(citation.document)
        if shown.passage.span.start <= citation.start < shown.passage.span.end
    ]


def _holding(telling: Set[str], cited: Sequence[Shown], facts: Facts) -> Sequence[Shown]:
    """The passages by those shown that have all that a question says."""
    return [shown for shown in _near(cited, facts) if telling <= shown.near]


def _near(cited: Sequence[Shown], facts: Facts) -> Sequence[Shown]:
    """The passages that were shown, then those beside them under the same heading."""
    found = dict.fromkeys(cited)
    for shown in cited:
        own = facts.shown_in(shown.document.id)
        at = own.index(shown)
        beside = [*own[at + 1 : at + 1 + _FOLLOWING], *own[max(0, at - _BEFORE) : at][::-1]]
        found |= dict.fromkeys(s for s in beside if s.passage.heading == shown.passage.heading)
    return list(found)


def _bare(asked: Asked) -> _Fits | None:
    """What a question word alone wants of a sentence that was shown."""
    words = asked.text.split()
    if len(words) > _ALONE and _THINGS.isdisjoint(words):
        return None
    if asked.says("when"):
        return lambda shown: bool(TIME.search(shown.plain) or DEADLINE.search(shown.plain))
    if asked.says("where"):
        return lambda shown: _PLACE.search(shown.passage.span.text) is not None
    return has_number if asked.says("how many") else None
