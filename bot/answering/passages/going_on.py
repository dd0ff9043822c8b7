"""What stands by the sentences of the last reply, for a question that goes on with them."""

import re
from collections.abc import Callable, Sequence, Set

from bot.answering.draft import Draft, refusal
from bot.answering.facts import Facts
from bot.answering.passages.dated import DEADLINE, TIME
from bot.answering.passages.life import is_of_another
from bot.answering.passages.numbers import A_SUM, has_number
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words
from bot.answering.passages.sought import Sought, kinds_of, names_somebody
from bot.answering.passages.telling import own_words, telling_words
from bot.answering.turn import Turn
from bot.reply import Citation
from bot.understanding.dialogue.memory import Conversation
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.closed_class import POINTING, THEY
from knowledge.numbers import NUMBER

_LONGEST = 9  # words of a question that leaves its subject to what was said before
_FOLLOWING, _BEFORE = 6, 2  # passages of the same heading
_AT_MOST = 3
_ALONE = 3  # words of a question that are nothing but a question word: "and by when"
_NAMING = ("service", "elsewhere", "ambiguous", "pillar", "grade", "document", "person", "time")
#: Meanings of questions that ask of the document itself, or of somebody's words.
_OF_OTHERS = (
    "say", "quote", "inspect", "publish", "source", "mean", "another", "areas for improvement",
)  # fmt: skip
_THINGS = POINTING | THEY | {"there", "one"}
#: "When is the deadline", "by when must it be fixed".
_DUE = re.compile(r"\bdeadlines?\b|\bby (?:when|what date)\b|\bwhen (?:must|should)\b")
_TASK = re.compile(r"\b(?:should|must|needs? to|has to|have to)\b")
_HOW_MUCH = re.compile(r"\bhow much\b")
_PLACE = re.compile(r"\b(?:at|in|near|on) (?:the )?[A-Z]")

_Fits = Callable[[Shown], bool]


def going_on(turn: Turn) -> Draft | None:
    """The passage by those last shown that answers a question about "it"; None for any other.

    "When did it open" wants a date beside "open" in the same section, and a bare "when" one in
    the very sentences that were shown.
    """
    asked, before, facts = turn.asked, turn.before, turn.facts
    cited = _cited(asked, before, facts)
    if not cited:
        return None
    if _DUE.search(asked.text) and (due := list(filter(_sets_date, _near(cited, facts)))):
        return _told(due)
    telling = _telling(asked, facts)
    if not telling or _PREPOSED.fullmatch(asked.text):
        fits = _preposed(asked) or _bare(asked)
        return _told([shown for shown in cited if fits and fits(shown)][:1])
    kinds = tuple(kinds_of(asked, facts)) if not asked.says("who") else (_names_doer,)
    if not kinds or _THINGS.isdisjoint(asked.text.split()):
        return None
    wanted = Sought({frozenset([word]): 1.0 for word in telling}, kinds)
    holding = _holding(telling, cited, asked, facts)
    found = [shown for shown in holding if all(fits(shown, wanted) for fits in kinds)]
    return _told(found) or _unknown(asked, before)


def still_on(turn: Turn) -> Draft | None:
    """The passage by those last shown that has all the words of a question that is refused."""
    asked, before, facts = turn.asked, turn.before, turn.facts
    if turn.draft.status == "answered":
        return None
    cited, telling = _cited(asked, before, facts), _telling(asked, facts)
    points = asked.all("pronoun") or not _THINGS.isdisjoint(asked.text.split())
    if not cited or not telling or not points:
        return None
    kinds, wanted = tuple(kinds_of(asked, facts)), Sought({}, ())
    holding = _holding(telling, cited, asked, facts)
    return _told([s for s in holding if all(fits(s, wanted) for fits in kinds)][:1])


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
    named = any(f" {words} " in f" {asked.text} " for words in asked.typed(*_NAMING))
    few = len(asked.text.split()) <= _LONGEST
    if not few or named or asked.everywhere or asked.says(*_OF_OTHERS):
        return ()
    cited = [shown for each in before.citations for shown in _of(each, facts)]
    return () if any(shown.is_judgment for shown in cited) else cited


def _of(citation: Citation, facts: Facts) -> Sequence[Shown]:
    """The passage in which the words of a reply stand."""
    return [
        shown
        for shown in facts.shown_in(citation.document)
        if shown.passage.span.start <= citation.start < shown.passage.span.end
    ]


def _holding(
    telling: Set[str], cited: Sequence[Shown], asked: Asked, facts: Facts
) -> Sequence[Shown]:
    """The passages by those shown that have all that a question says, and tell of no other."""
    near = (shown for shown in _near(cited, facts) if telling <= shown.near)
    return [shown for shown in near if not is_of_another(shown, asked, facts)]


def _near(cited: Sequence[Shown], facts: Facts) -> Sequence[Shown]:
    """The passages that were shown, then those beside them under the same heading."""
    found = dict.fromkeys(cited)
    for shown in cited:
        beside = (*facts.following(shown, _FOLLOWING), *shown.preceding(_BEFORE))
        found |= dict.fromkeys(s for s in beside if s.passage.heading == shown.passage.heading)
    return list(found)


def _names_doer(shown: Shown, _: Sought) -> bool:
    """Whether a passage says who did something: somebody by name, or "used by four services"."""
    return names_somebody(shown) or " by " in shown.plain


def _sets_date(shown: Shown) -> bool:
    """Whether a passage says by when something is to be done."""
    return bool(DEADLINE.search(shown.plain) and _TASK.search(shown.plain))


def _preposed(asked: Asked) -> _Fits | None:
    """What "with whom", "out of how many" and "over how long" want of a sentence."""
    found = _PREPOSED.fullmatch(asked.text)
    if found is None:
        return None
    before = "of" if found["by"] == "out of" else found["by"]
    wants = next(words for asking, words in _WANTED.items() if found["what"].startswith(asking))
    told = re.compile(rf"\b{before} {wants}")
    return lambda shown: told.search(shown.passage.span.text) is not None


_PREPOSED = re.compile(
    r"(?:and )?(?P<by>out of|with|from|to|for|over|by|in|at)"
    r" (?P<what>who|what|which \w+|how many|how long)m?"
)
#: What stands behind a preposition, by the question word behind it.
_WANTED = {
    "who": r"(?:(?:the|its|his|her|their) )?(?:\w+ )?[A-Z]",
    "what": r"\w",
    "which": r"\w",
    "how many": rf"(?:(?:the|its) )?{NUMBER}\b",
    "how long": r"(?:\w+ ){1,3}?(?:hours?|days?|weeks?|months?|years?)\b",
}


def _bare(asked: Asked) -> _Fits | None:
    """What a question word alone wants of a sentence that was shown."""
    words = asked.text.split()
    if len(words) > _ALONE and _THINGS.isdisjoint(words):
        return None
    if asked.says("when"):
        return lambda shown: bool(TIME.search(shown.plain) or DEADLINE.search(shown.plain))
    if asked.says("where"):
        return lambda shown: _PLACE.search(shown.passage.span.text) is not None
    if _HOW_MUCH.search(asked.text):
        return lambda shown: A_SUM.search(shown.passage.span.text) is not None
    return has_number if asked.says("how many") else None
