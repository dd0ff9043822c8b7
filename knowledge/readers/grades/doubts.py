"""What takes the force from a grade: denials, hopes, claims and other people's opinions."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from knowledge.readers.grades.lexicon import TURNS, Token
from knowledge.readers.text.text import word_set

DENIALS = word_set(
    "not never no nor neither without cannot isn't wasn't aren't weren't hasn't haven't didn't "
    "doesn't don't won't wouldn't couldn't denied denies hardly nearly almost avoided"
)
HYPOTHESES = word_set(
    "could would should might may must if unless whether will shall aims aim hopes hope hoping "
    "hoped hopeful wants want expects expected expect target ambition dream goal plans towards "
    "toward potentially likely predicted until claimed claims claim rumours wish wishes seeks "
    "seeking deserve deserved deserves wrong wrongly false falsely untrue myth"
)
#: Other people's opinions and other bodies' inspections, wherever in the sentence.
ELSEWHERE = re.compile(
    r"\b(?:survey|poll|self-assessment|peer review|mock|Ofsted|CQC|police|ambulance|hospital"
    r"|council was|council is|prison|school|union rated|residents rated|petition"
    r"|(?<!inspectorate of )constabulary)\b",
    re.IGNORECASE,
)
_EXCEPTIONS = word_set("except excepting excluding barring apart")
_SAYS = word_set(
    "said says say claimed claims claim told added insisted argued believes believe thinks think "
    "felt feels according insists reckons suggested boasted view opinion thought"
)
_GRADERS = word_set(
    "inspectors inspector inspectorate inspectorate's hmicfrs hmicfrs's watchdog report it "
    "inspection we i"
)


def is_doubtful(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the clause denies the grade or only imagines it."""
    if _is_limited(tokens, at):
        return True
    i = at - 1
    while i >= 0 and tokens[i].kind != "grade" and not _turns(tokens, i):
        word = tokens[i].value
        if word == ":" and tokens[0].value == "if" and _JOINING & {t.value for t in tokens[:i]}:
            return False  # "If you are just joining us: …"
        if word in DENIALS or word in HYPOTHESES or word.endswith("n't"):
            return True
        i -= 1
    if _is_yet_to(tokens, i):
        return True
    if i >= 0 and tokens[i].kind == "grade" and not pillar_between(tokens, i, at):
        # "good rather than outstanding", "neither good nor outstanding"
        between = {token.value for token in tokens[i + 1 : at]}
        return bool(between & {"than", "instead", "nor", "or"}) or (
            is_doubtful(tokens, i) and not between & {"to"}
        )
    inverted = tokens[0].value in ("had", "were", "should")
    return inverted or [token.value for token in tokens[at + 1 : at + 2]] == ["or"]


_JOINING = word_set("joining missed catching wondering")


def _is_yet_to(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether "yet" denies what follows ("has yet to grade it"), and does not turn to it."""
    return i >= 0 and [token.value for token in tokens[i : i + 2]] == ["yet", "to"]


def _turns(tokens: Sequence[Token], i: int) -> bool:
    """Tell where another clause begins: ", which was …" is not denied by what stands before."""
    after_comma = i > 0 and tokens[i - 1].value == ","
    dated = any(token.kind == "year" for token in tokens[max(0, i - _NEAR) : i])
    # "… has not moved since our 2019 inspection, when we graded it good": told as a fact.
    tells = tokens[i].value in ("which", "who") or (tokens[i].value == "when" and dated)
    # "Inspectors had no complaints, rating it good": only what they might do is in doubt.
    rates = tokens[i].value in _RATING and not {t.value for t in tokens[:i]} & HYPOTHESES
    return (after_comma and (tells or rates)) or tokens[i].value in TURNS


_RATING = word_set("rating grading judging ranking")
_NEAR = 4  # tokens in which a "when" finds its year


def _is_limited(tokens: Sequence[Token], at: int) -> bool:
    clause = takewhile(lambda t: t.kind != "grade" and t.value not in TURNS, tokens[at + 1 :])
    return any(token.value in _EXCEPTIONS for token in clause)


def pillar_between(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether a pillar stands between two places of a sentence."""
    return any(token.kind == "pillars" for token in tokens[start:end])


def is_claim(tokens: Sequence[Token]) -> bool:
    """A grade in somebody's mouth, other than an inspector's, is a claim and no judgment."""
    tokens = _without_aside(tokens)
    return any(
        token.kind == "word"
        and token.value in _SAYS
        and not (i and tokens[i - 1].value == "to")  # "I am sorry to say": the writer's own word
        and not (token.value == "told" and _passive(tokens, i))
        and not _graded_aside(tokens, i)
        and not _chunk(tokens, i) & _GRADERS
        for i, token in enumerate(tokens)
    )


def _without_aside(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave "some would say" out of "…, a judgment that hurt and, some would say, still does"."""
    last = max((i for i, token in enumerate(tokens) if token.kind == "grade"), default=len(tokens))
    starts = (i for i in range(last + 1, len(tokens) - 2) if _comments(tokens, i))
    start = next(starts, len(tokens))
    commas = [i for i in range(start + 1, len(tokens)) if tokens[i].value == ","]
    for opening, closing in pairwise(commas):
        aside = tokens[opening + 1 : closing]
        if len(aside) <= _LONGEST_ASIDE and any(t.value in _SAYS for t in aside):
            return [*tokens[: opening + 1], *tokens[closing:]]
    return tokens


def _graded_aside(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether all grades stand aside of what is said: "Barset, which was good, said …"."""
    commas = [i for i in range(verb) if tokens[i].value == ","]
    asides = [(a, b) for a, b in pairwise(commas) if tokens[a + 1].value == "which"]
    grades = [i for i, token in enumerate(tokens) if token.kind == "grade"]
    said = {token.value for a, b in asides for token in tokens[a:b]} & _SAYS
    return bool(grades) and not said and all(any(a < i < b for a, b in asides) for i in grades)


def _comments(tokens: Sequence[Token], i: int) -> bool:
    """Tell where ", a judgment that …" begins."""
    opens = tokens[i].value == "," and tokens[i + 1].value in ("a", "the")
    return opens and tokens[i + 2].value in _VERDICTS


_LONGEST_ASIDE = 5
_VERDICTS = word_set("judgment judgement grade rating mark verdict score result")


def _passive(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether the words were told to the subject, and not by it: "it was told that …"."""
    start = max(0, i - 3)
    if [t.value for t in tokens[start:i]][-1:] == ["and"] and tokens[i + 1].value in ("that", "it"):
        start = 0
    return any(t.value in ("was", "were", "been", "is", "being") for t in tokens[start:i])


#: With one of these a clause after a comma has its own subject.
_SPEAKS_FOR_ITSELF = word_set(
    "union council councillors chief chair residents staff he she they who"
)


def _chunk_start(tokens: Sequence[Token], verb: int) -> int:
    """Give where the words before a verb begin: at a mark, but for those of brackets."""
    start = verb
    while start > 0 and (tokens[start - 1].kind != "mark" or tokens[start - 1].value == ")"):
        start -= 1
        if tokens[start].value == ")":  # "The inspectorate (HMICFRS) said"
            start = next((i for i in range(start - 1, 0, -1) if tokens[i].value == "("), start)
    return start


def _chunk(tokens: Sequence[Token], verb: int) -> set[str]:
    """The words before a verb of speech, or after it where none are before in its clause."""
    start = _chunk_start(tokens, verb)
    if start > 1 and tokens[start - 1].value == ",":
        # "Inspectors, who were there in 2018, said": step over what is set between commas
        opening = next((i for i in range(start - 2, 0, -1) if tokens[i].value == ","), 0)
        described = tokens[opening - 1].value if opening else ""
        spoken = {token.value for token in tokens[start:verb]}
        if described in _GRADERS and not spoken & _SPEAKS_FOR_ITSELF:
            return {described}
        if start == verb and {token.value for token in tokens[:opening]} & _GRADERS:
            return {token.value for token in tokens[:opening]}
    if start == verb:
        stop = next((i for i in range(verb, len(tokens)) if tokens[i].kind == "mark"), len(tokens))
        return {token.value for token in tokens[verb + 1 : stop]}
    words = {token.value for token in tokens[start:verb]}
    if words <= {"but", "and", "also", "then"}:  # "It rated the service good, but said …"
        words = {token.value for token in tokens[:verb]}
    return words
