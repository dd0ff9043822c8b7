"""What an answering function gives back, and how it becomes text."""

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from bot.reply import Citation, GradeLine, Reason, Status
from knowledge.model import Document, Span

_LEAD = 200  # characters in which the first sentence must have said it


class Draft(Struct, frozen=True, kw_only=True):
    """A reply before it knows its question: ``lead`` answers, ``citations`` prove it.

    ``details`` are lines below the lead, ``note`` one after the evidence. Evidence that is not
    ``quoted`` is only named by its source: many rows of a table would bury the answer.
    ``shown`` counts quotations for "another one"; ``speakers`` are the people it tells of,
    whom "he" may mean next; ``voices`` name who says each citation, where several do.
    """

    status: Status
    lead: str
    details: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    quoted: bool = True
    reason: Reason | None = None
    note: str = ""
    choices: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    grades: tuple[GradeLine, ...] = ()
    shown: int = 0
    speakers: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()


def cite(document: Document, span: Span, page: str | None = None) -> Citation:
    """The citation of a document's words; ``page`` is where these very words came from."""
    return Citation(
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        url=page or document.url,
        start=span.start,
        end=span.end,
        quote=span.text,
    )


def answer(
    lead: str,
    citations: Iterable[Citation],
    *,
    suggestions: Sequence[str] = (),
    grades: Sequence[GradeLine] = (),
) -> Draft:
    """An answer with its evidence, each citation once; what rests on nothing is not said."""
    evidence = tuple(dict.fromkeys(citations))
    if not evidence:
        return refusal("not_in_documents", "The documents do not say.")
    return Draft(
        status="answered",
        lead=lead,
        citations=evidence,
        suggestions=tuple(suggestions),
        grades=tuple(grades),
    )


def refusal(
    reason: Reason,
    lead: str,
    *,
    citations: Iterable[Citation] = (),
    suggestions: Sequence[str] = (),
) -> Draft:
    """An honest refusal; what it cites is what the documents do say nearby."""
    return Draft(
        status="abstained",
        reason=reason,
        lead=lead,
        citations=tuple(dict.fromkeys(citations)),
        suggestions=tuple(suggestions),
    )


def question_back(lead: str, choices: Sequence[str]) -> Draft:
    """A question back; each choice is a whole question. Where there is none, nothing is meant."""
    if not choices:
        return refusal("not_in_documents", "The documents hold nothing that this could mean.")
    return Draft(status="clarify", lead=lead, choices=tuple(dict.fromkeys(choices)))


def remarked(draft: Draft, remark: str) -> Draft:
    """The draft with a remark after its lead, if it answers and does not say so already."""
    if not remark or draft.status not in ("answered", "abstained") or remark in draft.lead:
        return draft
    return replace(draft, details=(*draft.details, remark))


def compose(draft: Draft) -> str:
    """The whole reply as a person reads it."""
    parts = [draft.lead, *draft.details]
    if draft.quoted:
        parts += _evidence(draft.citations, draft.voices)
    else:
        documents = {citation.document: citation for citation in draft.citations}
        parts += dict.fromkeys(map(source_line, documents.values()))
    if draft.note:
        parts.append(draft.note)
    if draft.choices:
        parts.append("\n".join(f"- {choice}" for choice in draft.choices))
    if draft.status == "abstained" and draft.suggestions:
        parts.append(f"Try: “{draft.suggestions[0]}”")
    return "\n".join(parts)


def source_line(citation: Citation) -> str:
    """Publisher, title and date, as far as they are known."""
    known = (citation.publisher, citation.title, day(citation.published))
    return ", ".join(filter(None, known))


def day(iso: str | None) -> str:
    """An ISO date as people write it: 20 January 2023; nothing for None."""
    if not iso:
        return ""
    then = date.fromisoformat(iso)
    return f"{then.day} {then:%B %Y}"


def clipped(text: str, room: int = _LEAD - 60) -> str:
    """The text within ``room`` characters, cut between words with an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= room:
        return text
    return text[:room].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _evidence(citations: Sequence[Citation], voices: Sequence[str]) -> list[str]:
    lines: list[str] = []
    for i, citation in enumerate(citations):
        if voices and (i == 0 or voices[i] != voices[i - 1]):
            lines.append(f"{voices[i]}:")
        lines.append("> " + " ".join(citation.quote.split()))
        following = citations[i + 1] if i + 1 < len(citations) else None
        if following is None or following.document != citation.document:
            lines.append(source_line(citation))
    return lines
