"""What words and abbreviations mean, and what an inspection looks at."""

from bot.answering.draft import Draft, answer, cite, refusal
from bot.answering.facts import Facts
from bot.answering.grades import judged
from bot.answering.search import with_what_follows
from bot.answering.topics import topic
from bot.answering.wording import listed
from bot.understanding.asked import Asked
from bot.understanding.lexicon import plain
from knowledge.model import PILLARS


def term(asked: Asked, facts: Facts) -> Draft:
    """An abbreviation spelled out, or a pillar in the inspectorate's words."""
    found = [
        (document, each)
        for document, each in facts.knowledge.terms()
        if each.short in asked.all("term") or plain(each.short) in asked.words
    ]
    if found:
        spelled = dict.fromkeys(f"{each.short} means **{each.long}**" for _, each in found)
        lead = f"{listed(list(spelled))}."
        return answer(lead, [cite(document, each.span) for document, each in found])
    if asked.all("pillar"):
        return _pillar(asked, facts)
    if asked.all("grade"):
        return refusal(
            "not_in_documents",
            f"The documents do not define the grade {listed(asked.all('grade'))}.",
            suggestions=["which areas were graded good?"],
        )
    if asked.all("topic") and not asked.says("mean"):
        return topic(asked, facts)
    name = " ".join(asked.unknown) or listed(asked.named.get("topic", ())) or "that"
    return refusal(
        "not_in_documents",
        f"The documents do not spell out “{name}”.",
        suggestions=[f"what does {each.short} mean?" for _, each in facts.knowledge.terms()],
    )


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
