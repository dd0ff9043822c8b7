"""What a grade may stand in: who was graded, and by whom. Anything else is no judgment."""

from collections.abc import Sequence

from knowledge.readers.grades.lexicon import Token
from knowledge.readers.grades.subjects import (
    HEADS,
    PREPOSITIONS,
    SERVICE_WORDS,
    back,
    is_head,
    object_start,
)
from knowledge.readers.text.text import word_set

_FILLERS = word_set(
    "as to be being a an the still now overall again also both only just of rating grade mark "
    "judgment judgement verdict it's currently again once more consistently either that top "
    "highest lowest bottom best worst"
)
_GRADED = word_set(
    "rated graded judged ranked deemed assessed marked classed classified given awarded handed "
    "considered told hailed branded labelled declared found described named scored rating grading "
    "judging rates grades judges find rate grade judge deem"
)
_RECEIVED = word_set(
    "received got gained achieved secured earned kept retained maintained scored won gets "
    "receives obtained keeps picked"
)
_KEPT = word_set("kept keeps retained retains maintained maintains held holds")
_GAVE = word_set("gave gives awarded handed given giving")
_COPULAS = word_set("is was are were remains remained stays stayed became been be being becomes")
#: How much something moved: "has markedly improved".
DEGREES = word_set(
    "markedly significantly considerably noticeably greatly sharply slightly steadily much far"
)
AUXILIARIES = (
    _COPULAS
    | DEGREES
    | word_set(
        "has have had also again still now just recently since both being then therefore today "
        "yesterday this week month newly formally officially duly finally did"
    )
)
_INSPECTORS = word_set(
    "inspectors inspectorate hmicfrs watchdog report inspection review it they inspector "
    "assessment watchdogs i we"
)
_OBJECTS = frozenset({"it", "them", "service", "brigade", "us"})
_JOINS = frozenset({",", ";", "but", "and", "while", "-", "whereas", "yet", "although", "though"})
_GOING_ON = frozenset({"but", "and", "while"})
MOVES = word_set(
    "moved went gone rose risen fell fallen improved dropped slipped climbed upgraded downgraded "
    "raised lifted lowered promoted jumped progressed declined deteriorated moves goes rises "
    "falls drops slips climbs"
)


def is_framed(tokens: Sequence[Token], at: int, follows: bool) -> bool:
    """Tell whether the grade at ``at`` is given to the service by those who grade services.

    ``follows`` says that a sound grade stands before it in the sentence, which it may carry
    on ("good for people but requires improvement for efficiency").
    """
    i = back(tokens, at - 1, _FILLERS)
    if i > 0 and [token.value for token in tokens[i - 1 : i + 1]] == ["picked", "up"]:
        i -= 1
    if i > 0 and tokens[i - 1].value == "by" and _is_inspectorate(tokens, i):
        i = back(tokens, i - 2, _FILLERS)  # "found by inspectors to be good"
    if i < 0:
        return False
    word = tokens[i].value
    if word in _JOINS or (word in ("with", ":") and i > 0):
        return follows or _is_told(tokens, i)
    if word in _GRADED or word in _RECEIVED:
        return _after_verb(tokens, i, follows)
    if word in _COPULAS or word in AUXILIARIES:
        return _after_copula(tokens, i, follows)
    if tokens[i].kind in ("grade", "year"):
        return _after_move(tokens, i, follows)
    # "The press called the service outstanding": only a verb is said of what stands before it.
    verb = tokens[at].grade == "requires improvement" or object_start(tokens, i) == 0
    return _after_head(tokens, i, verb)


def _is_told(tokens: Sequence[Token], joint: int) -> bool:
    """Tell whether a mark stands between the service and its grade, and nothing else matters."""
    if tokens[joint].value == ":":
        return _is_summed_up(tokens, joint)
    return _is_compared(tokens, joint) and is_head(tokens, joint)


def _is_compared(tokens: Sequence[Token], closing: int) -> bool:
    """Tell "Barset, like Loamshire, requires improvement": set between commas, and no more."""
    if tokens[closing].value != ",":
        return False
    opening = next((j for j in range(closing - 1, 0, -1) if tokens[j].value == ","), closing)
    return tokens[opening + 1].value in ("like", "unlike", "as", "along", "together", "alongside")


def _is_summed_up(tokens: Sequence[Token], colon: int) -> bool:
    """Read "Barset fared worse: good for people …": how the service did, and then its grades."""
    clause = range(colon)
    if any(tokens[i].kind == "grade" for i in clause):
        return False
    verb = next((i for i in clause if tokens[i].value in _COPULAS | _FARES), 0)
    done = tokens[verb + 1].value.endswith("ed")  # "it had wanted one thing: …"
    return verb > 0 and not done and is_head(tokens, verb - 1)


_FARES = word_set("did does fared fares has had got gets received performed came")


def _after_copula(tokens: Sequence[Token], i: int, follows: bool) -> bool:
    subject = back(tokens, i, AUXILIARIES)
    if subject >= 0 and tokens[subject].value in _GOING_ON:
        return follows
    return is_head(tokens, subject)


def _after_move(tokens: Sequence[Token], i: int, follows: bool) -> bool:
    """Read "the service moved from good in 2018 to …", "inspectors raised it from good to …".

    What ``follows`` may leave out of whom it speaks, and that it moved: "…, and from good to …".
    """
    while i >= 0 and tokens[i].value != "from":
        if tokens[i].kind not in ("grade", "year") and tokens[i].value not in _FILLERS | {"in"}:
            return False
        i -= 1
    if i < 1:
        return False
    if tokens[i - 1].value in _GOING_ON:
        return follows
    moved = i - 2 if tokens[i - 1].value in ("up", "down", "back") else i - 1
    if tokens[moved].value in MOVES:
        return _after_copula(tokens, moved - 1, follows)
    verb = object_start(tokens, i - 1) - 1
    if verb < 1 or tokens[verb].value not in MOVES:
        return False
    by = back(tokens, verb - 1, AUXILIARIES)
    return by >= 0 and _is_inspectorate(tokens, by)


def _one_of(tokens: Sequence[Token], verb: int) -> bool:
    """Tell "Barset became one of only three to be graded …", "it is the first service to be …"."""
    before = [token.value for token in tokens[max(0, verb - 3) : verb]]
    if before[-2:] != ["to", "be"] and before != ["to", "have", "been"]:
        return False
    of_all = back(tokens, verb - 1 - before[::-1].index("to") - 1, _OF_ALL)
    if tokens[of_all].value in _COPULAS and {t.value for t in tokens[of_all:verb]} & SERVICE_WORDS:
        return is_head(tokens, of_all - 1)
    window = range(verb - 3, max(0, verb - _LONGEST_ONE_OF), -1)
    one = next((i for i in window if [t.value for t in tokens[i : i + 2]] == ["one", "of"]), 0)
    is_one = back(tokens, one - 1, frozenset({"the", "only"}))
    return is_one > 0 and tokens[is_one].value in _COPULAS and is_head(tokens, is_one - 1)


_LONGEST_ONE_OF = 14
_OF_ALL = SERVICE_WORDS | word_set("only just the first second third fourth ever fire and rescue")


def _after_verb(tokens: Sequence[Token], verb: int, follows: bool) -> bool:
    if _one_of(tokens, verb):
        return True
    i = back(tokens, verb - 1, AUXILIARIES)
    auxiliaries = {token.value for token in tokens[i + 1 : verb]}
    if i >= 0 and tokens[i].value in ("and", "but"):  # "…, and has been rated"
        return follows
    if tokens[verb].value in _RECEIVED or auxiliaries & _COPULAS:
        # A release's "we have been graded": no inspectorate is.
        ours = i >= 0 and tokens[i].value == "we" and tokens[verb].value in ("rated", "graded")
        return ours or is_head(tokens, i)
    if i > 1 and tokens[i - 1].value in ("which", "that", "whom") and _is_inspectorate(tokens, i):
        service = i - 2 if tokens[i - 2].value != "," else i - 3  # "Barset, which we graded …"
        return is_head(tokens, service)
    return i < 0 or tokens[i].value == "," or is_head(tokens, i)


def _after_head(tokens: Sequence[Token], i: int, alone: bool) -> bool:
    """Read "told it …", "Barset fire service …", "inspectors rated the service …"."""
    if tokens[i].value in ("its", "their", "the"):
        kept = i - 3 if [t.value for t in tokens[max(0, i - 2) : i]] == ["on", "to"] else i - 1
        if kept > 0 and tokens[kept].value in _KEPT:
            return is_head(tokens, back(tokens, kept - 1, AUXILIARIES))
    if tokens[i].value == "we":  # a release's "we have been told that we require improvement"
        return "told" in [token.value for token in tokens[max(0, i - 2) : i]]
    if tokens[i].kind != "service" and tokens[i].value not in HEADS | _OBJECTS:
        return False
    verb = object_start(tokens, i) - 1
    if verb >= 0 and tokens[verb].value in _GRADED | _GAVE:
        by = back(tokens, verb - 1, AUXILIARIES)
        passive = {token.value for token in tokens[by + 1 : verb]} & _COPULAS
        if passive or tokens[verb].value == "told":
            return True
        return by >= 0 and (_is_inspectorate(tokens, by) or _rates_beside(tokens, verb))
    return alone and is_head(tokens, i)


def grades_it(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether those who grade services do so at ``verb``: "we graded effectiveness"."""
    by = back(tokens, verb - 1, AUXILIARIES - _COPULAS)
    graded = tokens[verb].value in _GRADED and by >= 0
    return graded and (_is_inspectorate(tokens, by) or _rates_beside(tokens, verb))


def _rates_beside(tokens: Sequence[Token], verb: int) -> bool:
    """Tell "Inspectors praised its finances, rating it …": who opens the sentence grades."""
    if tokens[verb].value not in _RATING or tokens[verb - 1].value != ",":
        return False
    first = 1 if tokens[0].value in ("the", "but", "yet", "and") else 0
    clause = {token.value for token in tokens[: verb - 1]}
    return tokens[first].value in _WATCHING and not clause & _OF_OTHERS


_RATING = word_set("rating grading judging ranking")
_WATCHING = word_set("inspectors inspectorate hmicfrs watchdog watchdogs we")
_OF_OTHERS = word_set("who which that when while as after because whose where")


def _is_inspectorate(tokens: Sequence[Token], i: int) -> bool:
    if tokens[i].value == ",":  # step over a description between commas
        opening = next((j for j in range(i - 1, -1, -1) if tokens[j].value == ","), 0)
        return opening > 0 and _is_inspectorate(tokens, opening - 1)
    if i > 1 and tokens[i].value == ")":  # "the Inspectorate of … (HMICFRS) judged that"
        return tokens[i - 2].value == "(" and tokens[i - 1].value in _INSPECTORS
    if i > 1 and tokens[i].value in ("who", "that", "which"):
        return _is_relative(tokens, i)
    one_before = next((j for j in (i - 2, i - 1) if j > 0 and tokens[j].value == "before"), 0)
    if one_before and tokens[i].value in ("one", "it", "that"):
        i = one_before - 1  # "the inspection before this one"
    if tokens[i].value not in _INSPECTORS:
        return False
    if i == 0 or tokens[i].value in ("we", "i", "they", "hmicfrs"):
        return True
    # Not "a union report" or "an internal review": those are somebody else's opinion.
    before = tokens[i - 1]
    return before.kind in ("mark", "year") or before.value in _BEFORE_INSPECTORS


def _is_relative(tokens: Sequence[Token], i: int) -> bool:
    """Read "inspectors, who branded the service …", "a report on Barset that graded it …"."""
    noun = i - 2 if tokens[i - 1].value == "," else i - 1
    whom = noun if tokens[noun].value in SERVICE_WORDS else noun + 1
    of_whom = object_start(tokens, whom) - 1
    if of_whom > 0 and tokens[of_whom].value in PREPOSITIONS:
        noun = of_whom - 1
    article = tokens[noun].value == "report" and tokens[noun - 1].value == "a"
    return article or _is_inspectorate(tokens, noun)


_BEFORE_INSPECTORS = word_set(
    "the its and but of hm their new latest inspection recent that when as in his fire damning "
    "government hmicfrs hmicfrs's inspectors inspectorate's watchdog's by today yesterday today's "
    "yesterday's week month year previous last earlier first second third"
)
