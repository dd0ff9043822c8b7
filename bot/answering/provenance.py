"""Where an answer comes from: documents, dates, publishers, addresses."""

from collections.abc import Sequence

from msgspec.structs import replace

from bot.answering.draft import Draft, answer, cite, day, refusal, source_line
from bot.answering.facts import Facts
from bot.answering.times import ORDINALS, count_of
from bot.answering.wording import capital, listed
from bot.reply import Citation
from bot.understanding.meaning.asked import Asked
from bot.understanding.words.lexicon import plain
from knowledge import inspections
from knowledge.model import PILLARS, Document

#: Mentions with which a question about contact means somebody a document gives none for.
_NOT_THE_NEWSROOM = ("organisation", "person", "role", "service", "elsewhere", "topic")


def _documents(asked: Asked, facts: Facts) -> list[Document]:
    """The documents a question is about: of a kind, of a publisher, on the service it names."""
    kinds, service = asked.all("document"), facts.service(asked)
    found = [each for each in facts.knowledge.documents if not kinds or each.kind in kinds]
    words = asked.words - facts.asking
    published = [d for d in found if words & {*plain(d.publisher or "").split()}]
    about = [d for d in published or found if d.service == service or d.service is None]
    return about if any(d.service for d in about) else published or found


def _first_words(document: Document) -> Citation | None:
    """The head of a document, by which it says what it is; else its first sentence or row."""
    spans = [document.head] if document.head else [each.span for each in document.passages]
    spans = spans or [each.span for each in document.judgments]
    return cite(document, spans[0]) if spans else None


def _citations(documents: Sequence[Document]) -> list[Citation]:
    return [found for found in map(_first_words, documents) if found]


def source(asked: Asked, facts: Facts) -> Draft:
    """The documents, with their links; for a service's grades, what they stand on."""
    stands_on = [each for name in asked.all("service") for each in _evidence(name, asked, facts)]
    if stands_on and not asked.all("document"):
        return sources_of(stands_on)
    documents = _documents(asked, facts) or list(facts.knowledge.documents)
    return sources_of(_citations(documents))


def _evidence(service: str, asked: Asked, facts: Facts) -> list[Citation]:
    """The sentences or rows that give a service's latest grades."""
    latest = facts.knowledge.inspections(service)[:1]
    pillars = [pillar for pillar in PILLARS if pillar in (asked.all("pillar") or PILLARS)]
    known = (facts.known(service, name, pillar) for name in latest for pillar in pillars)
    return [facts.evidence(each) for each in known if each]


def sources_of(citations: Sequence[Citation]) -> Draft:
    """Where these words stand."""
    if not citations:
        return refusal("not_in_documents", "There is no document to point to.")
    named = dict.fromkeys(map(source_line, citations))
    links = dict.fromkeys(citation.url for citation in citations if citation.url)
    told = answer(f"It is from {listed(list(named))}.", citations)
    return replace(told, note="\n".join(links))


def published(asked: Asked, facts: Facts) -> Draft:
    """When a document was published, if it says so."""
    documents = _documents(asked, facts)
    dated = [each for each in documents if each.published]
    undated = [each for each in documents if not each.published]
    if not dated:
        titles = listed([each.title for each in undated]) or "That document"
        return refusal(
            "not_in_documents",
            f"{titles} does not say when it was published.",
            citations=_citations(undated),
            suggestions=["when was the service inspected?"],
        )
    years = [time for time in asked.all("time") if time.isdigit()]
    claimed = bool(years) and asked.polar and not asked.negated
    true = all((each.published or "").startswith(tuple(years)) for each in dated)
    opening = ("Yes: " if true else "No: ") if claimed else ""
    told = "; ".join(
        f"{each.publisher or each.title} published “{each.title}” on **{day(each.published)}**"
        for each in dated
    )
    note = f"; {listed([each.title for each in undated])} gives no date" if undated else ""
    return answer(f"{opening}{told}{note}.", _citations(dated))


def inspected_when(asked: Asked, facts: Facts) -> Draft:
    """Which inspections of the service are known, by name."""
    service = facts.service(asked) or ""
    names = _inspections(service, facts)
    if not names:
        return refusal(
            "not_in_documents", f"The documents do not say when {service} was inspected."
        )
    evidence = [_named_in(service, name, facts) for name in names]
    lead = f"{service}'s latest inspection is **{names[0]}**"
    if counted := count_of(names[0], service, facts):
        ordinal, shown = counted
        evidence.insert(0, shown.citation)
        lead = f"{_verdict(asked, ordinal)}{lead}, by its report the **{ordinal}** assessment"
    return answer(
        f"{lead}; the documents also give grades of {listed(names[1:])}."
        if names[1:]
        else f"{lead}.",
        [citation for citation in evidence if citation],
        suggestions=[f"what changed at {service}?"],
    )


def _inspections(service: str, facts: Facts) -> list[str]:
    """The inspections with a grade, and those of reports that give none for a pillar."""
    names = [*facts.knowledge.inspections(service)]
    for document in facts.knowledge.about(service):
        reported = document.inspection if document.kind == "inspection-page" else None
        if reported and not any(inspections.same(reported, name) for name in names):
            names.append(reported)
    return sorted(names, key=inspections.latest_first)


def _verdict(asked: Asked, ordinal: str) -> str:
    """Whether the one count that a question names is right."""
    named = [time for time in asked.all("time") if time in ("first", *ORDINALS)]
    if not asked.polar or len(named) != 1 or "or" in asked.text.split():
        return ""
    return "Yes: " if named == [ordinal] else "No: "


def _named_in(service: str, name: str, facts: Facts) -> Citation | None:
    """Words that name an inspection: a report's head, or the sentence of a grade."""
    for document in facts.knowledge.about(service):
        if document.head and document.inspection and inspections.same(name, document.inspection):
            return cite(document, document.head)
    for known in facts.knowledge.judgments:
        if (known.judgment.service, known.inspection) == (service, name):
            return facts.evidence(known)
    return None


def author(asked: Asked, facts: Facts) -> Draft:
    """Who published a document, and who signed it."""
    documents = _documents(asked, facts)
    told: list[str] = []
    evidence: list[Citation] = []
    authors: dict[str, None] = {}
    for document in documents:
        signed = next((each.author for each in document.passages if each.author), None)
        people = [each for each in document.people if each.name == signed]
        by = f"{signed} signed it" if signed else "it names no author"
        if document.author:
            people = [document.author]
            by = f"{document.author.name} wrote it"
        told.append(f"{document.publisher or 'nobody named'} published “{document.title}”; {by}")
        authors.update(dict.fromkeys(each.name for each in people))
        evidence += [cite(document, each.span) for each in people] or _citations([document])
    if not evidence:
        return refusal("not_in_documents", "The documents do not say who wrote that.")
    return replace(answer(f"{capital('. '.join(told))}.", evidence), speakers=tuple(authors))


def contact(asked: Asked, facts: Facts) -> Draft:
    """The addresses that a document gives, and whose they are."""
    found = [
        (document, each) for document in _documents(asked, facts) for each in document.contacts
    ]
    someone_else = any(map(asked.all, _NOT_THE_NEWSROOM)) and not asked.all("document")
    if not found or someone_else:
        return refusal(
            "not_in_documents",
            "The documents do not give that contact"
            + ("; they give one for the newsroom." if facts_have_contact(facts) else "."),
            suggestions=["what is the contact email of the article?"],
        )
    emails = [each.value for _, each in found if each.kind == "email"]
    others = [each.value for _, each in found if each.kind != "email"]
    publisher = found[0][0].publisher or found[0][0].title
    lead = f"{publisher} can be reached at **{listed(emails or others)}**"
    lead += f" or {listed(others, 'or')}." if emails and others else "."
    return answer(lead, [cite(document, each.span) for document, each in found])


def facts_have_contact(facts: Facts) -> bool:
    """Whether any document gives an address."""
    return any(document.contacts for document in facts.knowledge.documents)
