"""The passage that holds most of what a question says, where nothing else answers it."""

import re

from bot.answering.draft import Draft
from bot.answering.facts import Facts, named_by
from bot.answering.figures import COUNT
from bot.answering.passages import Shown, stems
from bot.answering.search import in_its_words, telling_words
from bot.understanding.asked import Asked
from bot.understanding.text import stem

_LEAST = 5.5  # how rare the shared words must be together
_MOST_OF = 0.5  # of all that the question says
_SEVERAL = 2  # words that are shared, the year of an inspection aside
#: Questions for which a passage must do more than hold the words.
_REASON = re.compile(r"\b(?:because|due to|after|following|since|so that|as a result|to ensure)\b")
_ASKING = frozenset(
    map(stem, ("why", "who", "whose", "where", "when", "what", "which", "how", "did", "said", "it"))
)
_COUNTED = ("how many", "how long", "how big")
_DATED = re.compile(
    r"\b(?:(?:19|20)\d\d|january|february|march|april|june|july|august|september|october|november"
    r"|december|spring|summer|autumn|winter|(?:months?|years?|weeks?|next|within))\b",
    re.IGNORECASE,
)


def gathered(asked: Asked, draft: Draft, facts: Facts) -> Draft | None:
    """The passage that has the words of a question that is refused, or None.

    Half of what tells something in the question must stand in one sentence, and be rare; for
    "how many" it needs a number too, for "when" a time.
    """
    refused = draft.status == "clarify" or draft.reason in ("not_in_documents", "unknown_topic")
    refused = refused or draft.reason == "other_inspection"
    if not refused or asked.everywhere or asked.all("ambiguous"):
        return None
    words = facts.sense(telling_words(_without_names(asked), facts)) - _ASKING
    everything = sum(map(facts.rarity, words))
    service = facts.service(asked) or ""
    dates = {time for time in asked.all("time") if named_by(time, service, facts)}
    best: tuple[float, Shown] | None = None
    for shown in _own(asked, facts):
        both = words & shown.sense
        weight = sum(map(facts.rarity, both))
        if (
            len(both - dates) >= _SEVERAL
            and weight > (best[0] if best else 0)
            and _fits(asked, shown)
        ):
            best = (weight, shown)
    if best is None or best[0] < max(_LEAST, _MOST_OF * everything):
        return None
    return in_its_words([best[1]])


def _own(asked: Asked, facts: Facts) -> list[Shown]:
    """The passages of documents about the very service, or that name it; of all if none is named.

    What somebody asks without a service, who has none set, may stand in one place alone.
    """
    service = facts.service(asked)
    if service is None:
        return list(facts.shown) if not asked.all("service") else []
    name = stems(service).strip()
    told = facts.told_of(asked)
    return [shown for shown in told if shown.document.service or shown.holds(name)]


def _without_names(asked: Asked) -> str:
    """A question without whom it is about, for that is not what is asked."""
    text = asked.text
    for kind in ("service", "person", "role"):
        for name in asked.named.get(kind, ()):
            text = text.replace(name, " ")
    return text


def _fits(asked: Asked, shown: Shown) -> bool:
    if asked.says(*_COUNTED) and not any(map(COUNT.fullmatch, shown.words)):
        return False
    text = shown.passage.span.text
    if asked.says("why") and not _REASON.search(text):
        return False
    if asked.says("who", "whose") and not any(p.name in text for p in shown.document.people):
        return False
    return not asked.says("when") or bool(_DATED.search(text))
