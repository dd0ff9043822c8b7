"""Building the knowledge: from the documents to one file of facts for each.

Nothing is stored before all documents are read, for a fault in one stops them all. What is
read waits in the state's database, so that one document is in memory at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from knowledge.authored import load_authored, merged
from knowledge.derived import replacing
from knowledge.faults import Fault, Faults
from knowledge.files import gathered
from knowledge.model import Document, Kind
from knowledge.readers.inspection_page import read_inspection_page
from knowledge.readers.judgment_table import read_judgment_table
from knowledge.readers.news_article import read_news_article
from knowledge.sources import Source, document_path, list_files, load_source, stamp
from knowledge.state import NAME, Entry, Said, State, opened

Outcome = Literal["new", "changed", "unchanged", "gone"]

_READERS: dict[Kind, Callable[[Source], Document]] = {
    "inspection-page": read_inspection_page,
    "news-article": read_news_article,
    "judgment-table": read_judgment_table,
}


class Result(Struct, frozen=True):
    """How a document's facts differ from its stored file, in the folder ``built``.

    ``source`` and ``document`` are None where it is gone, or unchanged and not read again.
    """

    id: str
    outcome: Outcome
    built: Path
    source: Source | None = None
    document: Document | None = None

    @property
    def path(self) -> Path:
        """The stored file."""
        return self.built / f"{self.id}.json"

    def before(self) -> Document | None:
        """Give the facts as they are stored, or None where none are that can be read."""
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=Document)
        except (FileNotFoundError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def now(self) -> Document | None:
        """Give the facts as the document states them, or None where it is gone."""
        return self.before() if self.outcome == "unchanged" else self.document


def read(source: Source) -> Document:
    """Read one source into a document, by its kind.

    Raises:
        Faults: it is not of that kind at all.
    """
    return _READERS[source.metadata.kind](source)


def built_text(document: Document) -> bytes:
    """Give a document's file: JSON that reads well in a diff, the same bytes every time."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


class Build:
    """One build; ``total`` counts the documents, and the stored files without one.

    ``is_current`` tells, after the results, whether the stored files are what they give.
    """

    def __init__(self, knowledge: Path, state: State) -> None:
        self._knowledge = knowledge
        self._built = knowledge / "built"
        self._state = state
        self.total = state.survey(list_files(knowledge))
        self.is_current = True

    def results(self) -> Iterator[Result]:
        """Read what changed since it was built; gives all results, in the order of their ids.

        Raises:
            Faults: at the end, with everything wrong in any document.
        """
        faults: list[Fault] = []
        documents = 0
        for entry in self._state.entries():
            documents += entry.has_document
            if entry.current:
                yield Result(entry.id, "unchanged", self._built)
                continue
            result = gathered(partial(self._result, entry), faults)
            if result is not None:
                self.is_current &= result.outcome == "unchanged"
                yield result
        faults += self._conflicts()
        if not documents:
            # A folder that lost its documents must not cost the facts as well.
            what = "holds no documents (ID.txt, each with ID.yaml beside it)"
            faults.append(Fault(self._knowledge / "documents", None, what))
        if faults:
            raise Faults(faults)

    def _result(self, entry: Entry) -> Result:
        self._state.forget(entry)
        if not entry.has_document:
            self._state.wait(entry.id, None)
            return Result(entry.id, "gone", self._built)
        source, document = _read(self._knowledge, entry)
        self._state.keep(entry, source, document)
        content = built_text(document)
        outcome = _outcome(self._built / f"{entry.id}.json", content)
        if outcome != "unchanged":
            self._state.wait(entry.id, content)
        return Result(entry.id, outcome, self._built, source, document)

    def _conflicts(self) -> Iterator[Fault]:
        """Give the faults that lie between two documents."""
        for one, other in self._state.same_ids():
            what = f"has the same id as {self._path(one).name} but for upper and lower case"
            yield Fault(self._path(other), 1, f"{what}; rename one")
        for one, other in self._state.same_texts():
            yield Fault(self._path(other), 1, f"has the same text as {self._path(one).name}")

    def _path(self, name: str) -> Path:
        return document_path(self._knowledge, name)

    def contradictions(self) -> Iterator[tuple[Said, Said]]:
        """Give two by two the judgments that grade the same thing differently."""
        return self._state.contradictions()

    def twins(self) -> list[tuple[str, str]]:
        """Give documents that differ only in white space: the first, and each other one."""
        return self._state.same_words()

    def other_files(self) -> list[str]:
        """Give the files beside the documents that nothing reads."""
        return self._state.other_files()

    def store(self) -> None:
        """Store what was read: each file written aside, then renamed; gone ones removed."""
        self._built.mkdir(exist_ok=True)
        for name, content in self._state.waiting():
            path = self._built / f"{name}.json"
            if content is None:
                path.unlink(missing_ok=True)
            else:
                with replacing(path) as file:
                    file.write(content)
                self._state.stored(name, stamp(path.stat()))
        self._state.commit()


@contextmanager
def building(knowledge: Path, *, check: bool = False) -> Iterator[Build]:
    """Begin a build: first read the ``results``, then ``store`` them, or not.

    A ``check`` reads every document, whatever was built last time, and can store nothing.

    Raises:
        Faults: there are no documents, or another build is running.
    """
    documents = knowledge / "documents"
    if not documents.is_dir():
        raise Faults([Fault(documents, None, "is not a directory")])
    with opened(None if check else knowledge / NAME) as state:
        yield Build(knowledge, state)


def _read(knowledge: Path, entry: Entry) -> tuple[Source, Document]:
    """Read a document, its authored facts among those that its reader finds."""
    facts = knowledge / "facts" / f"{entry.id}.yaml"
    if not entry.stamps.keys() - {"authored", "built"}:
        raise Faults([Fault(facts, 1, f"has no document (documents/{entry.id}.txt or .csv)")])
    faults: list[Fault] = []
    source = gathered(partial(load_source, knowledge, entry.id), faults)
    document = gathered(partial(read, source), faults) if source else None
    if "authored" in entry.stamps:
        authored = gathered(partial(load_authored, facts), faults)
        if source and document and authored:
            document = gathered(partial(merged, document, source, authored), faults)
    if faults or not source or not document:
        raise Faults(faults)
    return source, document


def _outcome(path: Path, content: bytes) -> Outcome:
    if not path.exists():
        return "new"
    return "unchanged" if path.read_bytes() == content else "changed"
