"""Finding and loading the sources: ``ID.txt``, or ``ID.csv`` for a table, each with ``ID.yaml``."""

import datetime
import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from knowledge.faults import Fault, Faults, yaml_fault
from knowledge.model import Metadata

_ENDINGS = (".txt", ".csv", ".yaml")


class Source(Struct, frozen=True):
    """A document as it came. Offsets count characters of ``text``, newlines as in the file.

    ``digest`` is the SHA-256 of the text's bytes and the metadata's.
    """

    id: str
    path: Path
    text: str
    metadata: Metadata
    digest: str


def load_sources(documents: Path) -> Iterator[Source]:
    """Give the sources in ``documents`` one at a time, in the order of their ids.

    Raises:
        Faults: after the last good source, with everything that is wrong in any of them.
    """
    faults: list[Fault] = []
    seen: dict[bytes, Path] = {}
    if not documents.is_dir():
        raise Faults([Fault(documents, None, "is not a directory")])
    files = [file for ending in _ENDINGS for file in documents.glob(f"*{ending}")]
    for stem in sorted({file.stem for file in files}):
        source = _load(documents, stem, seen, faults)
        if source is not None:
            yield source
    if faults:
        raise Faults(faults)


def _load(
    documents: Path, stem: str, seen: dict[bytes, Path], faults: list[Fault]
) -> Source | None:
    prose, table, metadata_path = (documents / f"{stem}{ending}" for ending in _ENDINGS)
    before = len(faults)
    path = table if table.exists() else prose
    if not path.exists():
        what = f"is metadata without a text ({prose.name}, or {table.name} for a table)"
        faults.append(Fault(metadata_path, None, what))
    if prose.exists() and table.exists():
        faults.append(Fault(table, None, f"has the same id as {prose.name}; rename one"))
    if not metadata_path.exists():
        faults.append(Fault(path, None, f"has no metadata beside it ({metadata_path.name})"))
    metadata = _metadata(metadata_path, faults) if metadata_path.exists() else None
    text = _text(path, seen, faults) if path.exists() else None
    if metadata is not None and (path == table) != (metadata.kind == "judgment-table"):
        what = f"says kind {metadata.kind}, but a table is ID.csv and all else ID.txt"
        faults.append(Fault(metadata_path, None, what))
    if len(faults) > before or text is None or metadata is None:
        return None
    return Source(stem, path, text, metadata, _digest(path, metadata_path))


def _digest(path: Path, metadata_path: Path) -> str:
    # Each part is hashed first, so that no byte can wander from one file to the other unseen.
    parts = (hashlib.sha256(file.read_bytes()).digest() for file in (path, metadata_path))
    return hashlib.sha256(b"".join(parts)).hexdigest()


def _text(path: Path, seen: dict[bytes, Path], faults: list[Fault]) -> str | None:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.append(Fault(path, line, "is not UTF-8 text"))
        return None
    if not text.strip("\ufeff \t\r\n\xa0"):
        faults.append(Fault(path, None, "is empty"))
        return None
    twin = seen.setdefault(hashlib.sha256(content).digest(), path)
    if twin != path:
        faults.append(Fault(path, None, f"has the same text as {twin.name}"))
        return None
    return text


def _metadata(path: Path, faults: list[Fault]) -> Metadata | None:
    try:
        text = path.read_bytes().decode("utf-8")
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        values = yaml.load(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        faults.append(yaml_fault(path, error))
        return None
    except ValueError as error:  # a date such as 2023-02-30
        faults.append(Fault(path, None, f"is not valid YAML: {error}"))
        return None
    if not isinstance(node, yaml.MappingNode) or not isinstance(values, dict):
        faults.append(Fault(path, 1, "should be keys and values, such as 'kind: news-article'"))
        return None
    lines = _key_lines(path, node, faults)
    try:
        metadata = msgspec.convert(_with_iso_date(values), Metadata)
        if metadata.published is not None:
            datetime.date.fromisoformat(metadata.published)
    except msgspec.ValidationError as error:
        faults.append(Fault(path, _line_of(str(error), lines), str(error)))
        return None
    except ValueError:
        what = f"'published' should be a date such as 2023-01-20, not {metadata.published!r}"
        faults.append(Fault(path, lines.get("published"), what))
        return None
    return metadata


def _key_lines(path: Path, node: yaml.MappingNode, faults: list[Fault]) -> dict[str, int]:
    lines: dict[str, int] = {}
    for key, _ in node.value:
        name, line = str(key.value), key.start_mark.line + 1
        if name in lines:
            faults.append(Fault(path, line, f"says '{name}' twice"))
        lines[name] = line
    return lines


def _with_iso_date(values: dict[object, object]) -> dict[object, object]:
    published = values.get("published")
    if isinstance(published, datetime.datetime):
        published = published.date()
    if isinstance(published, datetime.date):
        return values | {"published": published.isoformat()}
    return values


def _line_of(message: str, lines: dict[str, int]) -> int | None:
    named = (line for key, line in lines.items() if f"`{key}`" in message or f"$.{key}" in message)
    return next(named, None)
