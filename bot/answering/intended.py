"""What a question asks after all, where what it mentions says more than the example it fits."""

import re

from msgspec.structs import replace

from bot.answering.england.kinds import of_services
from bot.answering.of_somebody import by_person, by_speaker, by_words
from bot.answering.people import RANKS
from bot.understanding.meaning.asked import WHO_WAS_IT, Asked, is_named_twice
from bot.understanding.meaning.bounds import is_bound
from bot.understanding.meaning.claim import tense_of
from bot.understanding.meaning.conditions.joining import are_joined
from bot.understanding.words.closed_class import POINTING
from bot.understanding.words.patterns import GRADE_NOUN, PILLAR_NOUN

#: How surely a question is understood whose mentions alone tell what it asks.
_STRUCTURED = 0.8
_ABOUT_GRADES = frozenset(
    ["grade", "grade check", "grades with", "overall", "best", "worst", "change", "improved",
     "worsened", "unchanged", "summary", "strengths", "concerns", "why", "findings"]
)  # fmt: skip


def subject_first(asked: Asked) -> Asked:
    """A question of grades with a subject of its own is about that subject.

    "What was the culture grade?" and "were response times outstanding?" look like grade
    questions; only pillars have grades.
    """
    if _is_then_and_now(asked):
        return replace(asked, intent="change", score=max(asked.score, _STRUCTURED))
    several = None if _by_scale(asked) else of_services(asked)
    if several:  # what it names has decided, so no other example fits as well
        return replace(asked, intent=several, rival=None, score=max(asked.score, _STRUCTURED))
    intent = next(filter(None, (read(asked) for read in _READINGS)), None)
    if intent == "attribution" and asked.phrase is None:
        people = " ".join(asked.typed("person")).split()
        words = [w for w in asked.text.split() if w not in WHO_WAS_IT.union(people)]
        asked = replace(asked, phrase=" ".join(words))
    return replace(asked, intent=intent) if intent else asked


def _is_then_and_now(asked: Asked) -> bool:
    """Whether one service is asked about at both times: "where was it before and now"."""
    both = {"previous", "latest"} <= set(asked.all("time")) or is_named_twice(asked)
    told = asked.all("grade") or asked.all("topic") or asked.says("why")
    return both and len(asked.all("service")) == 1 and not told


def _by_scale(asked: Asked) -> str | None:
    """What grades there are, where nobody's grade is asked for."""
    kinds = ("service", "pillar", "time", "topic")
    if any(words in asked.text for words in asked.typed(*kinds)):
        return None  # what only the conversation names is not asked about
    named = len(asked.all("grade"))
    of_scale = _SCALE.search(asked.text) or (named and _AT_AN_END.search(asked.text))
    against = named > 1 and _SET_AGAINST.search(asked.text)
    graded = any(each.grades for each in asked.conditions)
    which = graded and _WHICH_IS.match(asked.text)  # "which is better, good or outstanding"
    return "grade scale" if of_scale or which or (against and not asked.everywhere) else None


_END = r"(?:top|highest|best|lowest|worst|bottom)"
_SCALE = re.compile(
    rf"\b(?:what|which|how many) (?:\w+ )?{GRADE_NOUN} (?:are there|exist|are possible|can|could"
    r"|do (?:they|you|inspectors) (?:give|use|award))"
    rf"|\bhow (?:do|does) (?:the )?(?:{GRADE_NOUN}|grading|rating|scoring)(?: system| scale)? work"
    r"|\b(?:grading|rating|grade|scoring) (?:scale|system)"
    rf"|\bwhat are (?:all )?the (?:possible|available|different|various) {GRADE_NOUN}$"
    rf"|\b(?:what is|whats) the {_END} (?:possible )?{GRADE_NOUN}"
    r"(?: (?:possible|available|there is|(?:you|they|a service|anyone|one) can get))?$"
)
#: "Is good the top grade".
_AT_AN_END = re.compile(rf"^is (?:an? )?(?:\w+ ){{1,2}}the {_END} {GRADE_NOUN}")
_WHICH_IS = re.compile(r"which (?:one )?is (?:better|worse|higher|lower)\b")
_SET_AGAINST = re.compile(r"\b(?:difference|better|worse|higher|lower|above|below|apart)\b")


def _by_subject(asked: Asked) -> str | None:
    subject = asked.all("topic") or asked.all("term")
    if asked.intent in _ABOUT_GRADES and subject and not asked.all("pillar"):
        return "topic"
    if asked.intent == "topic" and not any(map(asked.all, ("topic", "term", "pillar"))):
        return asked.rival  # what is said about nothing in particular is something else
    if asked.intent == "source of that" and asked.all("topic") and not _points(asked):
        return "topic"  # "where does the backlog come from?"
    if asked.intent == "who is" and asked.all("topic") and not _is_of_rank(asked):
        return "quotes"  # "what does the inspector make of evaluation"
    if asked.intent == "figure" and asked.all("topic") and not asked.says("areas for improvement"):
        return "other figure" if asked.says("how many") else "topic"
    return None


def _is_of_rank(asked: Asked) -> bool:
    """Whether the only subject is a rank: "who is the deputy chief"."""
    return bool(asked.all("role")) and set(asked.typed("topic")) <= RANKS


def _points(asked: Asked) -> bool:
    return bool(asked.words & POINTING)


def _by_reason(asked: Asked) -> str | None:
    """Only a question that says so asks for a reason: "the grade that it received" does not.

    And "is efficiency the weak spot" claims a place.
    """
    if asked.intent == "grade" and _WHAT_THEY_DO.fullmatch(asked.text):
        return "pillar list"
    if asked.intent == "term" and _IS_LIKE.match(asked.text):
        return "grade"  # "what is the fire service like in Leicester"
    asks = asked.says("why", "concern", "worsen", "improve", "happen") or "how come" in asked.text
    if asked.intent != "why" or asks or not asked.all("pillar"):
        return None
    place = next((place for place in ("best", "worst") if asked.says(place)), "grade")
    return place if asked.polar else "grade"


_IS_LIKE = re.compile(r"(?:so |and )?what (?:is|was|are|were) .*\blike\b")
_WHAT_THEY_DO = re.compile(
    r"what (?:does|do) (?:the )?(?:hmicfrs|hmi|inspectors?|inspectorate)(?: actually)? do"
)


def _by_giving(asked: Asked) -> str | None:
    """What inspectors give for a pillar is a grade: "what did HMI give Kent for people"."""
    given = asked.intent == "quotes" and asked.says("give") and asked.all("pillar")
    # "What did Oxfordshire get there?", which asks for no source.
    got = asked.intent == "source of that" and asked.says("get")
    got = got and not asked.says("where", "source")
    return "grade" if (given or got) and asked.all("service") else None


def _by_move(asked: Asked) -> str | None:
    """What moved: since when, how many of the pillars, or whether all are alike."""
    if asked.intent == "improved" and asked.says("most"):
        return "greatest improvement"
    if asked.intent in ("figure", "pillar list") and _PILLARS_MOVED.search(asked.text):
        return "change"  # "how many pillars improved"; areas for improvement are resolved
    if asked.intent == "unchanged" and _ALL_ALIKE.search(asked.text):
        return "grade"  # "are all three the same": beside each other, and not as before
    if asked.intent in _AT_A_TIME and asked.all("service") and not asked.all("grade"):
        # "How far has Kent come since 2018".
        since = asked.all("time") and "since" in asked.words
        return "change" if since else None
    return None


def _by_comparison(asked: Asked) -> str | None:
    """Pillars are set beside one another unless it is asked how they changed, or why."""
    if asked.intent != "pillar compare":
        return None
    if asked.says("why"):
        return "why"  # "why did people get better but efficiency didn't"
    said = [intent for meaning, intent in _MOVES.items() if asked.says(meaning)]
    if asked.polar and len(said) == 1 and _COMPARING.isdisjoint(asked.text.split()):
        return said[0]  # "did Kent improve for people and efficiency"
    moves = any(each.ways and not each.among for each in asked.conditions)
    moves = moves and are_joined(asked.conditions)
    return "change" if asked.says("change") or moves else None


_PILLARS_MOVED = re.compile(
    r"\bhow many (?:\w+ ){0,3}?(?:pillars?\b|three\b(?! (?:areas|recommendations))"
    r"|(?:areas|categories) (?:have |has )?(?:improved|got|gotten|went|gone|rose|fell|dropped))"
)
_ALL_ALIKE = re.compile(
    rf"\b(?:all|both|the)(?: (?:three|of them|{PILLAR_NOUN}|{GRADE_NOUN}|get|got|graded))* the same"
    rf"(?: {GRADE_NOUN})?$"
)
_AT_A_TIME = ("grade", "standing", "summary")
_MOVES = {"improve": "improved", "worsen": "worsened", "same": "unchanged"}
_COMPARING = frozenset(["than", "or", "more", "most", "as", "same", "vs", "between"])


def _by_measure(asked: Asked) -> str | None:
    of_areas = asked.says("areas for improvement", "resolved", "left", "area") or asked.bare
    of_people = asked.all("role") or asked.all("person")
    if asked.intent == "figure" and of_people and not asked.says("areas for improvement", "area"):
        return "person detail"  # "is the chief leaving": no areas are left
    if asked.intent == "figure" and (asked.loose or asked.words & _SAID) and not of_areas:
        return "other figure"  # "how many fires did they attend", "what percent said so"
    done = "often" in asked.words or _HOW_MANY_DONE.search(asked.text)
    if asked.intent == "pillar list" and done:
        return "other figure"  # "how often do they inspect", "how many visits did they do"
    if asked.says("how long") and asked.intent not in _MEASURED:
        return "person detail" if asked.all("person") else "other figure"
    return None


_HOW_MANY_DONE = re.compile(r"\bhow many (?:\w+ ){1,3}(?:do|does|did) (?:it|they|we|you)\b")
_SAID = frozenset(["say", "says", "said"])
_LIKE_GRADES = frozenset(["pillar list", "inspected when"])


def _by_time(asked: Asked) -> str | None:
    """A place among the inspections asks for inspections: "when was the one before"."""
    counted = asked.says("how many") and asked.all("topic")  # "how many visits are in the backlog"
    if counted or asked.all("pillar") or asked.all("grade"):
        return None  # "was it good for people in the first inspection"
    if asked.polar and asked.bare and len(asked.all("time")) > 1:
        return "inspected when"  # "is 2021/22 the latest"
    if asked.polar and asked.all("time") and asked.all("document") and asked.says("publish"):
        return "published"  # "was the article published in 2022"
    own = any(value.startswith(":") for value in asked.all("topic"))
    of_report = asked.all("document") or (asked.says("publish") and not own)
    other = any(map(asked.all, ("topic", "grade"))) or not _OF_WORDS.search(asked.text)
    other = other or asked.says("resolved", "improve", "left")  # "when will that be fixed"
    if asked.intent == "published" and other and not of_report:
        return "topic"  # "when does the consultation start", "when is the open day"
    if asked.intent in ("published", "inspected when") and not of_report:
        return "inspected when" if asked.all("time") else None
    return "inspected when" if _WHICH_OF_THEM.search(asked.text) else None


#: What somebody has written, or points at, and inspections.
_OF_WORDS = re.compile(
    r"\b(?:out|report\w*|pages?|wr[io]te|written|post\w*|date\w*|release\w*|it|this|that|these|old"
    r"|recent|latest|news|story|piece|quotes?|sa(?:y|ys|id)|inspect\w*|visit\w*)\b"
)
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_VISIT = r"(?:assessments?|inspections?|rounds?|reviews?|visits?)"
_WHICH_OF_THEM = re.compile(
    rf"\b(?:is|was) (?:this|that|it)\b.*\b{_NTH}(?: \w+)? {_VISIT}\b"
    rf"|\b(?:this|that|it) (?:is|was)\b.*\b{_NTH} {_VISIT}\b"
    rf"|\b(?:which|what)(?: number)? {_VISIT}\b.* (?:is|was) (?:this|that|it)\b"
    rf"|\binspected (?:once|twice|(?:two|three|four|\d) times)\b"
    rf"|^how many {_VISIT}(?: of {_VISIT})? (?:were|have|had|has) "
)


def _by_grade(asked: Asked) -> str | None:
    grades = asked.all("grade")
    if asked.intent == "inspected when" and grades:
        return "change"  # "when was Kent good for people?"
    if asked.intent in _LIKE_GRADES and asked.says("grade") and asked.all("service"):
        return "grade"  # "which grades was Kent awarded", "… when it was inspected in 2018"
    if asked.intent == "strengths" and asked.polar and asked.all("pillar") and not grades:
        return "grade"  # "did Kent do well on efficiency"
    if asked.intent == "strengths" and grades:
        # "Are they any good?" checks a grade; "anything good about them?" asks for strengths.
        checks = asked.polar and "any" in asked.words and not asked.says("about")
        return "grade check" if checks or "good" not in grades else None
    return "grade" if asked.intent in ("grades with", "grade check") and not grades else None


_CLAIMED = (_ABOUT_GRADES - {"why"}) | {"pillar compare", "other one", "more"}


def _by_claim(asked: Asked) -> str | None:
    """A claim of a grade within a bound, or of several inspections, checks that grade."""
    if not asked.polar or not asked.all("grade") or asked.intent not in _CLAIMED:
        return None
    bent = asked.intent == "pillar compare" or is_bound(asked) or tense_of(asked) != "now"
    return "grade check" if bent else None


_READINGS = (
    _by_scale, _by_subject, _by_reason, _by_giving, by_speaker, by_person, by_words, _by_move,
    _by_comparison, _by_measure, _by_grade, _by_claim, _by_time,
)  # fmt: skip

#: Intents that may hold a "how long".
_MEASURED = frozenset(["other figure", "topic", "person detail", "published", "inspected when"])
