"""The order of answering: small stages, of which the first that has something to say says it.

Each takes the turn and gives a draft, or None where it has nothing to say. Most speak only
where nothing is said yet; some look at what others said, and may say something in its place.
"""

from collections.abc import Callable
from typing import NamedTuple

from msgspec.structs import replace

from bot.answering.choices import ask_which
from bot.answering.draft import Draft
from bot.answering.families import ANSWERERS
from bot.answering.follow_ups import follow_up
from bot.answering.grades.one_area import area_at_least, area_grade
from bot.answering.grades.told_when import told_when
from bot.answering.passages.concerns import causes_of_concern
from bot.answering.passages.dated import dated
from bot.answering.passages.echoes import echoed
from bot.answering.passages.gathered import gathered
from bot.answering.passages.going_on import going_on, still_on
from bot.answering.passages.life import life
from bot.answering.passages.measured import measured
from bot.answering.passages.succession import succession
from bot.answering.scope import only_grades, out_of_reach, out_of_time
from bot.answering.small_talk import social
from bot.answering.strangers import not_understood
from bot.answering.turn import UNSAID, Turn
from bot.understanding.understand import SOCIAL

#: From this score on an example fits so well that a rival as good says the same.
_CERTAIN = 0.9
#: Intents about matters that no document may tell of in any year: fires, strikes, budgets.
_ABOUT_MATTERS = frozenset(["topic", "figure", "other figure", "person detail", "who is", None])
#: Intents for which neither service nor inspection matters.
_ANYWHERE = frozenset(
    ["term", "grade scale", "contact", "greeting", "thanks", "goodbye", "acknowledgement", "help",
     "about bot", "rudeness", "attribution"]
)  # fmt: skip


class Stage(NamedTuple):
    """One way to a reply.

    ``name`` is the verdict that ``ask --explain`` tells, and ``why`` what it means. ``over`` are
    the stages in the place of whose words it may say its own.
    """

    name: str
    why: str
    run: Callable[[Turn], Draft | None]
    over: tuple[str, ...] = (UNSAID,)


def decided(turn: Turn) -> Turn:
    """The turn with what is said to its question, and by which stage."""
    for stage in STAGES:
        if turn.by in stage.over and (draft := stage.run(turn)):
            turn = replace(turn, draft=draft, by=stage.name)
    return turn


def _small_talk(turn: Turn) -> Draft | None:
    asked = turn.asked
    sure = asked.score >= turn.matching.floor and not asked.unknown
    return social(asked, turn.facts) if asked.intent in SOCIAL and sure else None


def _beyond(turn: Turn) -> Draft | None:
    """The refusal of what no document covers, whatever exactly was asked."""
    asked, facts = turn.asked, turn.facts
    of_no_place = asked.intent == "term" and asked.all("elsewhere")
    if asked.intent in _ANYWHERE and not of_no_place:
        return None
    beyond = out_of_reach(asked, facts) or out_of_time(asked, facts)
    if beyond is None and not asked.unknown:
        beyond = only_grades(asked, facts)
    if beyond is None or turn.by == UNSAID:
        return beyond
    # Of strikes and budgets no document tells, whatever the year.
    untimed = beyond.reason == "other_inspection" and asked.intent in _ABOUT_MATTERS
    # Whoever names what is not known is not asked which of the known services is meant.
    unplaced = beyond.status == "clarify" and asked.unknown
    return None if untimed or unplaced else beyond


def _by_intent(turn: Turn) -> Draft:
    return ANSWERERS[turn.asked.intent or ""](turn.asked, turn.facts)


def _toss_up(turn: Turn) -> Draft | None:
    """The question back where another intent fits as well and would give another answer."""
    asked, facts = turn.asked, turn.facts
    if asked.rival is None or asked.margin >= turn.matching.margin or asked.score > _CERTAIN:
        return None
    other = ANSWERERS.get(asked.rival)
    if other is None or asked.rival in SOCIAL or "topic" in (asked.intent, asked.rival):
        return None
    rival = other(asked, facts)
    differs = set(rival.citations).isdisjoint(turn.draft.citations)
    return ask_which(asked, facts) if rival.status == "answered" and differs else None


#: The stages that take a question as it was read, and all that leave it open to a better answer.
_READ = ("not understood", "understood")
_OPEN = ("small talk", "beyond the documents", "about the reply", *_READ, "own words", "toss-up")

STAGES: tuple[Stage, ...] = (
    # What is answered by its own words, whatever intent it fits.
    Stage("date", "it asks when something was, or is due", dated),
    Stage("succession", "it asks who came before or after somebody", succession),
    Stage("life", "it asks somebody's age, pay or time in a post, and a sentence tells", life),
    Stage("cause of concern", "it asks what a report sets apart as such", causes_of_concern),
    Stage("area", "it asks the grade of an area below a pillar, which a report gives", area_grade),
    Stage("measure", "it asks how something measures against others", measured),
    # What only the last reply answers, as few words that name nothing themselves.
    Stage("when that was", "it asks of which inspection the last reply told", told_when),
    Stage("goes on", "it goes on with the sentences that were shown last", going_on),
    # What it asks, as far as it is understood and the documents reach.
    Stage("small talk", "it is small talk and asks nothing of the documents", _small_talk),
    Stage("not understood", "too little of it is like any example", not_understood),
    Stage(
        "beyond the documents",
        "the documents do not tell this of the service or inspection meant, or it is open which",
        _beyond,
        over=(UNSAID, "not understood"),
    ),
    Stage("about the reply", "it asks about what the last reply said", follow_up),
    Stage(
        "understood",
        "every word that matters is accounted for, and the score reaches the floor",
        _by_intent,
    ),
    # What answers better than that.
    Stage("own words", "its words are those of a sentence in the documents", echoed, over=_READ),
    Stage("toss-up", "two intents fit as well", _toss_up, over=("understood",)),
    Stage("still on", "a sentence by those shown last has all its words", still_on, over=_OPEN),
    Stage("gathered", "refused else, and a passage has most of its words", gathered, over=_OPEN),
    Stage(
        "area at least",
        "refused else, or not answered whole, and it names an area that is graded",
        area_at_least,
        over=_OPEN,
    ),
)

#: What each verdict means.
WHY = {stage.name: stage.why for stage in STAGES}
