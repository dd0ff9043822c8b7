"""The line of thought behind a reply, told in lines: ``ask --explain``."""

from collections.abc import Iterable, Iterator

from bot.engine import Engine
from bot.explanation import Explanation, Judged, Trace
from bot.faces.lines import as_text
from bot.understanding.meaning.conditions.condition import Condition
from bot.understanding.words.reading import Term

_MOST_INTENTS = 3


def explain_each(engine: Engine, lines: Iterable[str]) -> Iterator[str]:
    """Answer each line by itself, with the line of thought before the reply."""
    for line in lines:
        yield "\n".join(explained(engine.explain(line))) + "\n"


def explained(explanation: Explanation) -> Iterator[str]:
    """The explanation of one reply, and the reply."""
    for trace in explanation.traces:
        yield from _sentence(trace)
    for judged in explanation.judged:
        yield from _question(judged, explanation)
    if whole := explanation.verdict:
        yield f"verdict     {whole.name}: {whole.why}"
    reply = explanation.reply
    reason = f" ({reply.reason})" if reply.reason else ""
    yield f"reply       {reply.status}{reason}, confidence {reply.confidence:.2f}"
    yield ""
    yield as_text(reply)


def _sentence(trace: Trace) -> Iterator[str]:
    yield f"normalised  {trace.text}"
    for term in trace.terms:
        if term.kind != "filler":
            yield f"  {term.start:>3}-{term.end:<3} {_read(term, trace.text)}"
    ignored = " ".join(term.text for term in trace.terms if term.kind == "filler")
    if ignored:
        yield f"  says nothing by itself: {ignored}"
    aside = " ".join(term.text for term in trace.aside if term.kind != "filler")
    if aside:
        yield f"  set aside, beside the question: {aside}"
    if trace.everywhere:
        yield "  about services in general, not about one"
    for match in trace.intents[:_MOST_INTENTS]:
        example = " + ".join(match.example)
        yield f"  intent {match.label}: {match.score:.2f}, by the example {example}"


def _read(term: Term, text: str) -> str:
    typed = text[term.start : term.end]
    meant = f"{term.kind} {term.value}" if term.value != term.text else term.kind
    if term.score < 1:
        return f"{typed}: read as {term.text} ({term.score:.2f}), {meant}"
    return f"{typed}: {meant}"


def _question(judged: Judged, explanation: Explanation) -> Iterator[str]:
    asked, matching = judged.asked, explanation.matching
    slots = [f"{kind}: {', '.join(values)}" for kind, values in asked.slots.items() if values]
    yield f"question    {asked.intent or 'nothing that is known'}"
    yield from (f"  {slot}" for slot in slots)
    if "where" in (asked.intent or "").split():
        yield from (f"  condition: {_condition(each)}" for each in asked.conditions)
    yield f"score       {asked.score:.2f}, floor {matching.floor:.2f}"
    if asked.rival:
        yield f"next        {asked.rival}, {asked.margin:.2f} behind, margin {matching.margin:.2f}"
    yield f"verdict     {judged.verdict.name}: {_why(judged)}"


def _condition(each: Condition) -> str:
    """A condition as it was read: what, of which pillars, when."""
    what = " or ".join((*each.grades, *each.ways))
    said = [f"not {what}" if each.denied else what, " and ".join(each.pillars) or "one pillar"]
    return ", ".join([*said, *(part for part in (each.service, each.time) if part)])


def _why(judged: Judged) -> str:
    """What a verdict means, with the words that it rests on where they tell more."""
    asked, (name, why) = judged
    if name == "toss-up":
        return f"{asked.intent} and {asked.rival} fit as well and would answer differently"
    if name == "not understood":
        strange = (*asked.unknown, *asked.loose)
        if strange:
            words = ", ".join(f"“{word}”" for word in strange)
            return f"neither the documents nor the language files know {words}"
        if asked.all("topic") or asked.all("outside"):
            return "the documents tell nothing of what it is about"
    return why
