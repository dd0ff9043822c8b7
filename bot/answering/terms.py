"""What words and abbreviations mean, what an inspection looks at, and what grades there are."""

import re
from collections.abc import Sequence
from itertools import groupby

from bot.answering.draft import Draft, answer, cite, refusal
from bot.answering.facts import Facts
from bot.answering.grades.grades import judged
from bot.answering.passages.passages import Shown
from bot.answering.passages.search import in_its_words, with_what_follows
from bot.answering.topics import topic
from bot.answering.wording import counted, listed, number
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain
from knowledge.model import GRADES, PILLARS, Grade

#: What somebody asks the meaning of: "what do they mean by …", "what does … mean".
_DEFINED = re.compile(
    r"^(?:.*\bmeant? by (?:the |an? )?(.+)|.*\bwhat (?:does|do) (?:the |an? )?(.+?) mean)$"
)
_FEWEST = 2  # grades that make a scale


def term(asked: Asked, facts: Facts) -> Draft:
    """An abbreviation spelled out, or a pillar in the inspectorate's words."""
    named = {*asked.words, *asked.typed("topic"), *asked.all("topic")}
    found = [
        (document, each)
        for document, each in facts.knowledge.terms()
        if each.short in asked.all("term") or not named.isdisjoint((plain(each.short), each.long))
    ]
    if found:
        spelled = dict.fromkeys(f"{each.short} means **{each.long}**" for _, each in found)
        lead = f"{listed(list(spelled))}."
        return answer(lead, [cite(document, each.span) for document, each in found])
    if asked.all("pillar"):
        return _pillar(asked, facts)
    if asked.all("grade"):
        if told := [each for grade in asked.all("grade") for each in _definitions(grade, facts)]:
            return in_its_words(told)
        return refusal(
            "not_in_documents",
            f"The documents do not define the grade {listed(asked.all('grade'))}.",
            suggestions=["which areas were graded good?"],
        )
    if asked.all("topic") and not asked.says("mean"):
        return topic(asked, facts)
    typed = _DEFINED.search(asked.text)
    name = " ".join(asked.unknown) or listed(asked.typed("topic"))
    name = name or (typed[1] or typed[2] if typed else "that")
    return refusal(
        "not_in_documents",
        f"The documents do not spell out “{name}”.",
        suggestions=[f"what does {each.short} mean?" for _, each in facts.knowledge.terms()],
    )


def _definitions(grade: str, facts: Facts) -> list[Shown]:
    """What a report says below the name of a grade, where it goes through several of them."""
    found: list[Shown] = []
    for scale, run in groupby(facts.shown, _is_on_scale):
        shown = list(run)
        if scale and len({_heading(each) for each in shown}) > 2:
            found += [each for each in shown if _heading(each) == grade]
    return found


def _is_on_scale(shown: Shown) -> bool:
    return shown.passage.tone == "neutral" and _heading(shown) in GRADES


def _heading(shown: Shown) -> str:
    return (shown.passage.heading or "").lower()


def _pillar(asked: Asked, facts: Facts) -> Draft:
    service = facts.service(asked) or ""
    names = facts.knowledge.inspections(service)[:1]
    pillars = [pillar for pillar in PILLARS if pillar in asked.all("pillar")]
    found = judged(service, names, pillars, facts)
    if not found:
        return refusal("not_in_documents", f"The documents do not define {listed(pillars)}.")
    return answer(
        f"{listed(pillars)} is judged by this sentence of the report:".capitalize(),
        map(facts.evidence, found),
    )


def pillar_list(asked: Asked, facts: Facts) -> Draft:
    """What an inspection looks at."""
    found = [
        shown
        for shown in facts.shown
        if "effectiv" in shown.stems and "efficienc" in shown.stems and "peopl" in shown.stems
    ]
    if not found:
        return refusal("not_in_documents", "The documents do not say what an inspection looks at.")
    # What it is for, the next sentence says: "It is designed to …".
    told = with_what_follows(found[:1], facts) if asked.says("purpose") else found[:1]
    return answer(
        f"An inspection grades three pillars: {listed(PILLARS)}.",
        [shown.citation for shown in told],
        suggestions=["what were the grades?"],
    )


def grade_scale(asked: Asked, facts: Facts) -> Draft:
    """The grades there are, the best first; and how one that is named stands among them."""
    latest = next(iter(facts.knowledge.rounds), None)
    given = {
        known.judgment.grade: known
        for known in reversed(facts.knowledge.judgments)
        if latest in (known.inspection, None)
    }
    scale = [grade for grade in GRADES if grade in given]
    if len(scale) < _FEWEST:
        return refusal("not_in_documents", "The documents do not say what grades there are.")
    best, *between, worst = (f"**{grade}**" for grade in scale)
    middle = f", {', '.join(between)}" if between else ""
    when = f" in {latest}" if latest else ""
    lead = f"Inspectors gave {number(len(scale))} grades{when}: {best} (the best){middle} and "
    return answer(
        f"{_standing_of(asked, scale)}{lead}{worst} (the worst). The documents do not define them.",
        [facts.evidence(given[grade]) for grade in scale],
        suggestions=["how many services got each grade?"],
    )


def _standing_of(asked: Asked, scale: Sequence[Grade]) -> str:
    """Yes or no to a claim of where a grade stands, or how far apart two are."""
    named = [scale.index(grade) for each in asked.all("grade") for grade in scale if grade == each]
    if len(named) == 2 and asked.polar:
        higher = asked.says("improve", "best", "ahead")
        return "Yes. " if (named[0] < named[1]) == higher else "No. "
    if len(named) == 2:
        first, then = sorted(named)
        apart = counted(then - first, "grade")
        return f"{scale[first]} is {apart} above {scale[then]}. ".capitalize()
    if len(named) == 1 and asked.polar and asked.says("best", "worst"):
        end = 0 if asked.says("best") else len(scale) - 1
        return "Yes. " if named[0] == end else "No. "
    return ""
