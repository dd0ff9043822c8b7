"""What was built last time: one derived SQLite file, which can be deleted at any time.

SQLite keeps it outside memory, which so does not grow with the number of documents, finds by
query what concerns two documents, and holds what is read until all of it is sound.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from itertools import combinations, groupby
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from knowledge import inspections
from knowledge.derived import fingerprint
from knowledge.faults import Fault, Faults
from knowledge.model import Document
from knowledge.sources import File, Source

NAME = ".state.sqlite"
_PATIENCE = 1  # seconds to wait for another build
_KEPT = """
CREATE TABLE readers (code TEXT);
CREATE TABLE documents (id TEXT PRIMARY KEY, sources TEXT, built TEXT, text BLOB, words BLOB);
CREATE INDEX same_text ON documents (text);
CREATE INDEX same_words ON documents (words);
CREATE TABLE judgments (
    id TEXT REFERENCES documents ON DELETE CASCADE,
    line INTEGER, service TEXT, inspection TEXT, pillar TEXT, grade TEXT, words TEXT);
CREATE INDEX judged ON judgments (id);
CREATE INDEX graded ON judgments (service, pillar, inspection, grade, id);
"""
_PASSING = """
PRAGMA foreign_keys = ON;
CREATE TEMP TABLE files (id TEXT, role TEXT, stamp TEXT, PRIMARY KEY (id, role)) WITHOUT ROWID;
CREATE TEMP TABLE waiting (id TEXT PRIMARY KEY, content BLOB);
"""


class Damaged(Exception):
    """The state's file could not be read to its end."""


class Entry(Struct, frozen=True):
    """A document or a stored file without one: the roles of its files, and what they were.

    ``current`` tells that the files are those from which and to which it was built last time.
    """

    id: str
    stamps: dict[str, str]
    current: bool

    @property
    def has_document(self) -> bool:
        """Whether any of its files is more than a stored one."""
        return self.stamps.keys() != {"built"}


class Said(NamedTuple):
    """A judgment, with the place that makes it."""

    service: str
    pillar: str
    inspection: str
    grade: str
    document: str
    line: int
    words: str


class State:
    """What is known of all documents, in the one transaction of a build."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._do = database.execute

    def survey(self, files: Iterable[File]) -> int:
        """Take in the files that are there now; gives the number of entries."""
        self._database.executemany("INSERT INTO files VALUES (?, ?, ?)", files)
        self._do("DELETE FROM documents WHERE id NOT IN (SELECT id FROM files)")
        count = "SELECT count(DISTINCT id) FROM files WHERE role != 'other'"
        return int(self._do(count).fetchone()[0])

    def entries(self) -> Iterator[Entry]:
        """Give the entries in the order of their ids."""
        rows = self._do(
            "SELECT files.id, role, stamp, sources, built FROM files LEFT JOIN documents"
            " USING (id) WHERE role != 'other' ORDER BY files.id, role"
        )
        for name, group in groupby(rows, key=lambda row: row[0]):
            files = list(group)
            stamps = {role: stamp for _, role, stamp, _, _ in files}
            _, _, _, sources, built = files[0]
            current = (sources, built) == (_sources(stamps), stamps.get("built"))
            yield Entry(name, stamps, current)

    def other_files(self) -> list[str]:
        """Give the files that nothing reads."""
        return [row[0] for row in self._do("SELECT id FROM files WHERE role = 'other'")]

    def keep(self, entry: Entry, source: Source, document: Document) -> None:
        """Remember a document that was read anew, until the build ends."""
        text = source.text.encode()
        words = " ".join(source.text.replace("\ufeff", " ").split()).encode()
        digests = (hashlib.sha256(each).digest() for each in (text, words))
        row = (entry.id, _sources(entry.stamps), entry.stamps.get("built"), *digests)
        self._do("INSERT INTO documents VALUES (?, ?, ?, ?, ?)", row)
        self._database.executemany(
            "INSERT INTO judgments VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (entry.id, source.text.count("\n", 0, fact.span.start) + 1, fact.service,
                 fact.inspection, fact.pillar, fact.grade, fact.span.text)
                for fact in document.judgments
            ),
        )  # fmt: skip

    def forget(self, entry: Entry) -> None:
        """Forget a document."""
        self._do("DELETE FROM documents WHERE id = ?", (entry.id,))

    def wait(self, name: str, content: bytes | None) -> None:
        """Hold what is to be stored, or None for a stored file that goes."""
        self._do("INSERT INTO waiting VALUES (?, ?)", (name, content))

    def waiting(self) -> Iterator[tuple[str, bytes | None]]:
        """Give all that is to be stored."""
        return self._do("SELECT id, content FROM waiting ORDER BY id")

    def stored(self, name: str, stamp: str) -> None:
        """Remember a stored file by its size and time."""
        self._do("UPDATE documents SET built = ? WHERE id = ?", (stamp, name))

    def commit(self) -> None:
        """Keep all of it for the next build."""
        self._do("COMMIT")

    def same_ids(self) -> list[tuple[str, str]]:
        """Give documents whose ids differ only in case, two by two."""
        self._database.create_function("folded", 1, str.casefold, deterministic=True)
        return self._do(
            "SELECT min(id), max(id) FROM files WHERE role IN ('text', 'table')"
            " GROUP BY folded(id) HAVING min(id) != max(id)"
        ).fetchall()

    def same_texts(self) -> list[tuple[str, str]]:
        """Give documents with the same bytes: the first that has them, and each other one."""
        return self._twins("text")

    def same_words(self) -> list[tuple[str, str]]:
        """Give documents that differ only in white space: the first, and each other one."""
        return self._twins("words")

    def _twins(self, column: str) -> list[tuple[str, str]]:
        shared = f"SELECT {column}, min(id) AS one FROM documents GROUP BY 1 HAVING count(*) > 1"
        return self._do(
            f"SELECT one, id FROM ({shared}) JOIN documents USING ({column})"
            " WHERE id != one ORDER BY id"
        ).fetchall()

    def contradictions(self) -> Iterator[tuple[Said, Said]]:
        """Give two by two the judgments that grade the same thing differently.

        Of many documents that give the same grade, the first speaks for all.
        """
        same = cache(_same)
        rows = self._do(
            "SELECT service, pillar, inspection, grade, min(id), rowid FROM judgments"
            " WHERE inspection IS NOT NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
        )
        for _, judged in groupby(rows, key=lambda row: row[:2]):
            for one, other in combinations(judged, 2):
                if one[3] != other[3] and same(one[2], other[2]):
                    yield self._said(one[-1]), self._said(other[-1])

    def _said(self, row: int) -> Said:
        query = "SELECT service, pillar, inspection, grade, id, line, words FROM judgments"
        return Said._make(self._do(f"{query} WHERE rowid = ?", (row,)).fetchone())


def _sources(stamps: dict[str, str]) -> str:
    return "; ".join(f"{role} {stamp}" for role, stamp in stamps.items() if role != "built")


def _same(one: str, other: str) -> bool:
    return inspections.same(one, other) or inspections.same(other, one)


@contextmanager
def opened(path: Path | None) -> Iterator[State]:
    """Open the state at ``path``, or one that knows nothing and is kept nowhere.

    A file that is no state, or that other readers wrote, is begun anew.

    Raises:
        Damaged: the file turned out to be damaged and is deleted; with a new one all is well.
        Faults: another build is running, or the file cannot be written.
    """
    try:
        with closing(_begun(path)) as database:
            yield State(database)
    except sqlite3.Error as error:
        if path and _code_of(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
            path.unlink()
            raise Damaged from error
        busy = _code_of(error) == sqlite3.SQLITE_BUSY
        what = "is in use by another build" if busy else f"cannot be used: {error}"
        raise Faults([Fault(path or Path(NAME), None, what)]) from error


def _code_of(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest tells more closely where


def _begun(path: Path | None) -> sqlite3.Connection:
    """Begin a transaction on a database of these readers."""
    code = fingerprint(Path(__file__).parent)
    if path and path.exists():
        try:
            with ExitStack() as unless_ours:
                database = unless_ours.enter_context(closing(_connected(path, "")))
                if database.execute("SELECT code FROM readers").fetchone() == (code,):
                    unless_ours.pop_all()
                    return database
        except sqlite3.DatabaseError as error:
            if _code_of(error) == sqlite3.SQLITE_BUSY:
                raise
        path.unlink()
    database = _connected(path, _KEPT)
    database.execute("INSERT INTO readers VALUES (?)", (code,))
    return database


def _connected(path: Path | None, script: str) -> sqlite3.Connection:
    database = sqlite3.connect(path or "", timeout=_PATIENCE, isolation_level=None)
    try:
        database.executescript(f"{_PASSING} BEGIN IMMEDIATE; {script}")
    except sqlite3.Error:
        database.close()
        raise
    return database
