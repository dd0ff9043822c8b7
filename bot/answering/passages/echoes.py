"""Questions in a document's own words, which show its sentence whatever else they look like."""

from collections.abc import Sequence

from bot.answering.draft import Draft
from bot.answering.facts import Facts
from bot.answering.passages.passages import Shown, stems
from bot.answering.passages.remembered import remembered
from bot.answering.passages.search import distinct, in_its_words
from bot.answering.passages.sought import asks, tells, to_come, undone
from bot.answering.topics import topic
from bot.answering.turn import Turn
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain
from bot.understanding.words.text import stem
from knowledge.model import GRADES

#: Intents that are not asked in the documents' words, or are sure of what they want.
_SURE = frozenset(
    ["attribution", "quotes", "who is", "inspector", "author", "published", "term", "other figure",
     "person detail", "greeting", "thanks", "goodbye", "help", "about bot", "rudeness"]
)  # fmt: skip
_COUNTING = ("how many", "how long", "how big", "when", "who", "whose", "compare", "rank")
_TELLING = 4.0  # how rare the words of a run must be together
_WORDS = 2  # telling words in a run
_AT_ONCE = 3


def echoed(turn: Turn) -> Draft | None:
    """The sentence that a question quotes, or takes its words from; None for any other.

    "Is it a consistently good service yet?" looks like the check of a grade, and "what is the
    assessment designed to do?" like a question about pillars, until that word is looked up.
    """
    asked, draft, facts = turn.asked, turn.draft, turn.facts
    echo = _echo(asked, draft, facts)
    return topic(asked, facts) if _leaves_out(asked, echo or draft) else echo


def _leaves_out(asked: Asked, draft: Draft) -> bool:
    """Whether an answer has none of the documents' own words that the question has."""
    if draft.status != "answered" or asked.intent in _SURE or asked.everywhere:
        return False
    own = {value.removeprefix(":") for value in asked.all("topic") if value.startswith(":")}
    shown = (stems(citation.quote).split() for citation in draft.citations)
    return bool(own) and all(map(own.isdisjoint, shown))


def _echo(asked: Asked, draft: Draft, facts: Facts) -> Draft | None:
    if asked.intent in _SURE or asked.everywhere or asked.says(*_COUNTING):
        return None
    told = facts.told_of(asked)
    called = _called(asked, told)
    if called:
        return in_its_words(called)
    if draft.grades and (asked.all("pillar") or asked.all("service")):
        return None  # "was Kent outstanding at effectiveness"
    found = _quoting(asked, told, facts) if asked.phrase else _echoing(asked, told, facts)
    shown = {(citation.document, citation.start) for citation in draft.citations}
    places = {(each.document.id, each.passage.span.start) for each in found}
    coming = to_come(asked, facts)
    untold = _seeks_reason(asked) and not any(tells("why", each) for each in found)
    if not found or untold or (coming and not any(map(coming, found))) or undone(asked, found):
        return None
    if draft.status == "answered" and places & shown:
        return None
    return in_its_words(distinct(found)[:_AT_ONCE])


def _seeks_reason(asked: Asked) -> bool:
    """Whether a reason is asked for; why somebody is concerned, the concern itself tells."""
    concern = asked.says("concern") or "causes of concern" in asked.all("topic")
    return asks("why", asked) and not concern and "because" not in asked.words


def _called(asked: Asked, told: Sequence[Shown]) -> list[Shown]:
    """What is called so in words: "what is excellent about it" asks for no grade."""
    words = [word for word in asked.typed("grade") if word not in GRADES]
    graded = asked.all("pillar") or asked.says("grade", "get")
    if asked.polar or graded or not asked.says(*_WHAT):
        return []
    return [each for each in told if any(each.holds(stem(word)) for word in words)][:_AT_ONCE]


_WHAT = ("what", "which", "any")


def _quoting(asked: Asked, told: Sequence[Shown], facts: Facts) -> list[Shown]:
    phrase = f" {plain(asked.phrase or '')} "
    exact = [each for each in told if phrase in each.plain]
    places = {(s.citation.document, s.citation.start) for s in remembered(phrase, facts)}
    return exact or [each for each in told if (each.document.id, each.passage.span.start) in places]


def _echoing(asked: Asked, told: Sequence[Shown], facts: Facts) -> list[Shown]:
    text = asked.text
    for name in asked.typed("service"):
        text = text.replace(name, "-")  # whom a sentence is about is not what it says
    words = [stem(word) for word in text.split()]
    telling = set(words) - facts.empty
    likely = (each for each in told if len(telling & each.words) >= _WORDS)
    weighed = [(_weight(_longest_run(words, each), facts), each) for each in likely]
    best = max((weight for weight, _ in weighed), default=0.0)
    return [each for weight, each in weighed if weight == best] if best >= _TELLING else []


def _longest_run(words: Sequence[str], shown: Shown) -> Sequence[str]:
    """The longest run of stems that a passage holds in the same order."""
    best: Sequence[str] = ()
    for start, word in enumerate(words):
        if word not in shown.words:
            continue
        end = start + len(best) + 1
        while end <= len(words) and shown.holds(" ".join(words[start:end])):
            best = words[start:end]
            end += 1
    return best


def _weight(run: Sequence[str], facts: Facts) -> float:
    """How surely a run is the document's: nothing if every word of it is one of questions."""
    telling = [word for word in run if word not in facts.empty]
    if len(telling) < _WORDS or facts.asking.issuperset(telling):
        return 0.0
    return sum(map(facts.rarity, telling))
