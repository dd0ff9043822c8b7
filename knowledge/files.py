"""Reading authored files, with faults that name the line."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

import yaml
from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields

from knowledge.faults import Fault, Faults, yaml_fault

T = TypeVar("T")

_WANTED = {
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "str": "text",
    "array": "a list",
    "object": "keys with values",
}
_EXPECTED = re.compile(r"Expected `([a-z]+)(?: \| null)?`, got `.*")


def read_bytes(path: Path) -> bytes:
    """The bytes of ``path``, which are UTF-8 text.

    Raises:
        Faults: it cannot be read or is not UTF-8.
    """
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except OSError as error:
        raise Faults([system_fault(error, path)]) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Faults([Fault(path, line, "is not UTF-8 text")]) from error
    return data


def read_text(path: Path) -> str:
    """The text of ``path``, without the mark that some editors put at its start.

    Raises:
        Faults: it cannot be read or is not UTF-8.
    """
    return read_bytes(path).decode("utf-8-sig")


def load_yaml(path: Path, kind: type[T]) -> T:
    """Read ``path`` as a ``kind``; an empty file is an empty mapping.

    Scalars are read as the text they are, and become numbers or truth values only where
    the kind asks for one: "no", "y" and dates are words here.

    Raises:
        Faults: the file is missing, is no YAML, or is not of that kind; then with everything
            in it that is not.
    """
    text = read_text(path)
    try:
        return convert(yaml.load(text, Loader=yaml.CBaseLoader) or {}, kind, strict=False)
    except yaml.reader.ReaderError as error:
        raise Faults([_forbidden_character(path, text)]) from error
    except yaml.YAMLError as error:
        raise Faults([yaml_fault(path, error)]) from error
    except RecursionError as error:
        raise Faults([Fault(path, None, "is nested too deeply")]) from error
    except ValidationError as error:
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
        raise Faults(list(_ill_typed(path, node, kind))) from error


def gathered(step: Callable[[], T], faults: list[Fault]) -> T | None:
    """What a step gives, or None when it fails; then its faults go to ``faults``."""
    try:
        return step()
    except Faults as found:
        faults += found.faults
    except OSError as error:
        faults.append(system_fault(error))
    return None


def system_fault(error: OSError, path: Path | None = None) -> Fault:
    """What the system refused, for ``path`` or the file that the error names."""
    where = path or Path(str(error.filename or "standard output"))
    doing = "read" if path else "used"
    return Fault(where, None, f"cannot be {doing}: {error.strerror or error}")


def duplicate_keys(path: Path) -> list[Fault]:
    """Keys that stand twice in one mapping, of which YAML would silently keep the last."""
    try:
        root = yaml.compose(path.read_bytes(), Loader=yaml.CBaseLoader)
        return list(_twice(path, root, set()))
    except (OSError, yaml.YAMLError, UnicodeDecodeError, RecursionError):
        return []  # loading the file reports this better


def item_lines(path: Path) -> dict[str, list[int]]:
    """The lines, from 1, of the items in each list that stands under a key of a YAML file."""
    root = yaml.compose(read_text(path), Loader=yaml.CBaseLoader)
    keys = root.value if isinstance(root, yaml.MappingNode) else []
    return {str(key.value): [_line(item) for item in items.value] for key, items in keys}


def line_of(path: Path, words: str) -> int | None:
    """The first line of a file that holds ``words`` whole, counted from 1, or None."""
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    return _first_line(path, whole)


def line_of_key(path: Path, key: str) -> int | None:
    """The first line of a YAML file in which ``key`` begins, counted from 1, or None."""
    return _first_line(path, re.compile(rf"(?:^|[{{,])\s*[\"']?{re.escape(key)}[\"']?\s*:"))


def _twice(path: Path, node: Any, visited: set[int]) -> Iterator[Fault]:
    if not isinstance(node, yaml.CollectionNode) or id(node) in visited:
        return  # an alias may lead back to where it stands
    visited.add(id(node))
    seen: set[str] = set()
    for part in node.value:
        key, below = part if isinstance(part, tuple) else (None, part)
        if key is not None and str(key.value) in seen:
            yield Fault(path, _line(key), f"the key “{key.value}” stands twice")
        if key is not None:
            seen.add(str(key.value))
        yield from _twice(path, below, visited)


def _first_line(path: Path, pattern: re.Pattern[str]) -> int | None:
    lines = enumerate(read_text(path).split("\n"), 1)
    return next((number for number, line in lines if pattern.search(line)), None)


def _forbidden_character(path: Path, text: str) -> Fault:
    for number, line in enumerate(text.split("\n"), 1):
        for character in line.rstrip("\r"):
            if yaml.reader.Reader.NON_PRINTABLE.match(character):
                what = f"is not valid YAML: holds the control character U+{ord(character):04X}"
                return Fault(path, number, what)
    return Fault(path, None, "is not valid YAML: holds a control character")


def _ill_typed(path: Path, node: Any, kind: Any) -> Iterator[Fault]:
    """Everything below ``node`` that is not of its kind, each where it stands."""
    if node is None:
        node = yaml.MappingNode("", [])  # an empty file is an empty mapping
    if isinstance(node, yaml.MappingNode) and isinstance(kind, type) and issubclass(kind, Struct):
        yield from _ill_keyed(path, node, kind)
    elif isinstance(node, yaml.MappingNode) and get_origin(kind) is dict:
        of_key, of_value = get_args(kind)
        for key, value in node.value:
            yield from _ill_typed(path, key, of_key)
            yield from _ill_typed(path, value, of_value)
    elif isinstance(node, yaml.SequenceNode) and get_origin(kind) is list:
        for item in node.value:
            yield from _ill_typed(path, item, get_args(kind)[0])
    else:
        try:
            convert(_shape(node), kind, strict=False)
        except ValidationError as error:
            yield Fault(path, _line(node), _told(str(error), node, kind))


def _ill_keyed(path: Path, node: yaml.MappingNode, kind: type[Struct]) -> Iterator[Fault]:
    known = {field.encode_name: field for field in fields(kind)}
    for key, value in node.value:
        if key.value in known:
            yield from _ill_typed(path, value, known[key.value].type)
        else:
            what = f"the key “{key.value}” is unknown here; known are {', '.join(known)}"
            yield Fault(path, _line(key), what)
    given = {key.value for key, _ in node.value}
    for name, field in known.items():
        if field.required and name not in given:
            yield Fault(path, _line(node), f"the key “{name}” is missing")


def _shape(node: Any) -> Any:
    """A node's value as far as a wrong kind shows: its text, or an empty list or mapping."""
    if isinstance(node, yaml.ScalarNode):
        return node.value
    return [] if isinstance(node, yaml.SequenceNode) else {}


def _told(message: str, node: Any, kind: Any) -> str:
    expected = _EXPECTED.fullmatch(message.partition(" - at `")[0])
    if get_origin(kind) is Literal:
        wanted = " or ".join(get_args(kind))
    elif expected:
        wanted = _WANTED.get(expected[1], expected[1])
    else:
        return message
    given = f", not “{node.value}”" if isinstance(node, yaml.ScalarNode) else ""
    return f"should be {wanted}{given}"


def _line(node: Any) -> int:
    mark = getattr(node, "start_mark", None)
    return int(mark.line) + 1 if mark else 1
