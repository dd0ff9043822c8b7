"""Questions and answers that the operator wrote: ``answers/*.yaml`` in the knowledge folder."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from msgspec import Struct

from knowledge.faults import Fault, Faults
from knowledge.files import gathered, line_of, load_yaml, read_text
from knowledge.model import Span


class Cited(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a document, as an author copies them."""

    document: str
    quote: str


class Written(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry as it is written: several wordings, an answer, and what it rests on.

    Either ``cites`` names a document's words, or ``editorial`` says that the operator answers.
    """

    asks: list[str]
    answer: str
    cites: Cited | None = None
    editorial: bool = False


class Answers(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of entries."""

    answers: list[Written] = []


class OwnAnswer(Struct, frozen=True):
    """An entry that was checked: ``span`` are the cited words, None for an editorial answer."""

    asks: tuple[str, ...]
    answer: str
    document: str | None = None
    span: Span | None = None


def load_answers(knowledge: Path) -> tuple[OwnAnswer, ...]:
    """Every entry of every file, in the order of the files; none where there is no folder.

    Raises:
        Faults: a file cannot be read, or an entry cites words that are not in its document.
    """
    faults: list[Fault] = []
    found: list[OwnAnswer] = []
    for path in sorted((knowledge / "answers").glob("*.yaml")):
        loaded = gathered(partial(load_yaml, path, Answers), faults)
        for written in loaded.answers if loaded else []:
            entry = gathered(partial(_checked, written, path, knowledge), faults)
            found += [entry] if entry else []
    if faults:
        raise Faults(faults)
    return tuple(found)


def _checked(written: Written, path: Path, knowledge: Path) -> OwnAnswer:
    cited = written.cites
    span = _span(cited, knowledge) if cited else None
    if wrong := list(_wrong(written, span)):
        # Only now: to look for the line of each of thousands would read the file as often.
        line = line_of(path, written.answer[:40]) or line_of(path, (written.asks or [""])[0])
        raise Faults([Fault(path, line, what) for what in wrong])
    return OwnAnswer(tuple(written.asks), written.answer, cited.document if cited else None, span)


def _wrong(written: Written, span: Span | None) -> Iterator[str]:
    if not any(ask.strip() for ask in written.asks):
        yield "an answer has no question: give at least one under asks"
    if not written.answer.strip():
        yield "an entry has no answer"
    if (written.cites is None) != written.editorial:
        yield "an answer needs either cites, with a document and its words, or editorial: true"
    elif (cited := written.cites) and span is None:
        yield f"cites “{cited.quote[:40]}”, which {cited.document} does not hold"


def _span(cited: Cited, knowledge: Path) -> Span | None:
    for ending in ("txt", "csv"):
        path = knowledge / "documents" / f"{cited.document}.{ending}"
        if path.is_file():
            start = read_text(path).find(cited.quote)
            return None if start < 0 else Span(start, start + len(cited.quote), cited.quote)
    return None
