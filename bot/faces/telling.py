"""What a build found, in lines for the person who looks after the knowledge."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from knowledge.build import Build, Result
from knowledge.model import Change, Document, Figure, Judgment, Person, Quote

_FACTS = 10  # lines about the facts of one document
_WORDS = 90  # characters of a fact or a sentence


def tell(results: Iterable[Result]) -> Iterator[str]:
    """What was found in each document that is not as it was, and how many are."""
    unchanged = 0
    for result in results:
        document = result.document
        if result.outcome == "unchanged":
            unchanged += 1
        elif document is None:
            yield f"{result.id}: gone\n"
        else:
            yield f"{document.id} ({document.kind}): {result.outcome}\n"
            yield f"  {', '.join(_counted(document))}\n"
            differences = list(_differences(result.before(), document))
            yield from _first(differences or ["no fact is new or gone"])
            for line in document.unread:
                yield f"  not read, line {line.line}: {line.why}: {_flat(line.text)}\n"
    if unchanged:
        yield f"{_number(unchanged, 'document', 'documents')} unchanged\n"


def tell_between(build: Build) -> Iterator[str]:
    """What lies between documents and is no fault: contradictions, the same text twice."""
    for one, other in build.contradictions():
        yield f"The documents contradict each other on {one.service}, {one.pillar}:\n"
        for said in (one, other):
            where = f"{said.document}, line {said.line}: “{_short(said.words)}”"
            yield f"  {said.grade} in {said.inspection} ({where})\n"
    for first, second in build.twins():
        yield f"{first} and {second} hold the same text, but for white space.\n"
    for path in build.other_files():
        yield f"{path} is not read: a document is ID.txt, or ID.csv for a table.\n"


def _counted(document: Document) -> Iterator[str]:
    for kind, (one, more, _) in _FACTS_OF.items():
        yield _number(len(getattr(document, kind)), one, more)
    yield _number(len(document.passages), "passage", "passages")


def _number(count: int, one: str, more: str) -> str:
    return f"{count:,} {one if count == 1 else more}"


def _differences(before: Document | None, now: Document) -> Iterator[str]:
    """The facts that are gone and those that are new, one kind after the other."""
    for kind, (_, _, line) in _FACTS_OF.items():
        old = dict.fromkeys(map(line, getattr(before, kind, ())))
        new = dict.fromkeys(map(line, getattr(now, kind)))
        yield from (f"- {fact}" for fact in old if fact not in new)
        yield from (f"+ {fact}" for fact in new if fact not in old)


def _first(lines: list[str]) -> Iterator[str]:
    yield from (f"  {_short(line)}\n" for line in lines[:_FACTS])
    if len(lines) > _FACTS:
        yield f"  and {len(lines) - _FACTS:,} more\n"


def _judgment(fact: Judgment) -> str:
    return f"{fact.service}, {fact.inspection or 'as reported'}, {fact.pillar}: {fact.grade}"


def _change(fact: Change) -> str:
    since = f" since {fact.since}" if fact.since else ""
    return f"{fact.service}, {fact.pillar or 'as a whole'}: {fact.direction}{since}"


def _person(fact: Person) -> str:
    return ", ".join(filter(None, (fact.name, fact.role, fact.organisation)))


def _quote(fact: Quote) -> str:
    return f"quote of {fact.speaker}: “{fact.span.text}”"


def _figure(fact: Figure) -> str:
    return f"{fact.name}: {fact.value}" + (f" of {fact.total}" if fact.total else "")


#: The kinds of facts that are told one by one: the names of one and of more, and its line.
_FACTS_OF: dict[str, tuple[str, str, Callable[[Any], str]]] = {
    "judgments": ("judgment", "judgments", _judgment),
    "changes": ("change", "changes", _change),
    "people": ("person", "people", _person),
    "quotes": ("quote", "quotes", _quote),
    "figures": ("figure", "figures", _figure),
    "findings": ("finding", "findings", lambda fact: f"finding: {fact.text}"),
    "concerns": (
        "cause of concern",
        "causes of concern",
        lambda fact: f"cause of concern: {fact.span.text}",
    ),
    "improvements": (
        "area for improvement",
        "areas for improvement",
        lambda fact: f"area for improvement: {fact.text}",
    ),
    "terms": ("term", "terms", lambda fact: f"{fact.short}: {fact.long}"),
    "contacts": ("contact", "contacts", lambda fact: str(fact.value)),
}


def _flat(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    flat = _flat(words)
    return flat if len(flat) <= _WORDS else f"{flat[:_WORDS].rstrip()}…"
