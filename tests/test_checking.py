"""Faults of meaning in configuration and language: each is found, in its file and line."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.checking import check_config, check_files, check_language
from bot.config import load_config
from knowledge.faults import Fault
from knowledge.files import duplicate_keys, line_of, line_of_key
from knowledge.language import Language, load_language
from knowledge.load import Knowledge

ROOT = Path(__file__).parent.parent
LANGUAGE = ROOT / "knowledge" / "language"


def told(faults: Sequence[Fault]) -> list[str]:
    return [f"{fault.path.name}:{fault.line}: {fault.what}" for fault in faults]


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """A copy of the shipped language."""
    for path in LANGUAGE.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def inserted(path: Path, below: str, line: str) -> None:
    """Put a line below the first that is ``below``."""
    lines = path.read_text("utf-8").split("\n")
    place = lines.index(below) + 1
    path.write_text("\n".join([*lines[:place], line, *lines[place:]]), encoding="utf-8")


def test_the_shipped_language_has_no_fault(language: Language, knowledge: Knowledge) -> None:
    assert check_files(LANGUAGE) == []
    assert check_language(LANGUAGE, language, knowledge) == []


@pytest.mark.parametrize("path", sorted(LANGUAGE.glob("*.yaml")), ids=lambda path: path.name)
def test_no_line_of_the_language_is_too_long_to_review(path: Path) -> None:
    lines = enumerate(path.read_text("utf-8").split("\n"), 1)
    assert [number for number, line in lines if len(line) > 100] == []


class Slip(NamedTuple):
    """A line put below another in a language file, and what is said of it."""

    file: str
    below: str
    line: str
    what: str


@pytest.mark.parametrize(
    "slip",
    [
        Slip("services.yaml", "services:", "  Avonshire: [cambs]",
             "“cambs” means both service “Avonshire” and service “Cambridgeshire”; "
             "keep it in one place"),
        Slip("words.yaml", "fillers:", "  - lorry",
             "the noun “lorry” may be what a question is about: no filler, or say why it is"),
        Slip("words.yaml", "idle_nouns:", "  vehicles: [lorry]",
             "the idle noun “lorry” is no filler"),
        Slip("words.yaml", "meanings:", "  whispered: [Wot Ever]",
             "“Wot Ever” is never read so; write “wot ever”"),
        Slip("intents.yaml", "intents:", "  song: {choice: sing?, examples: [sing a song]}",
             "nothing answers the intent “song”"),
        Slip("intents.yaml", "    examples:", "      - what is the {pilar} grade",
             "there is no slot “{pilar}”"),
        Slip("small_talk.yaml", "replies:", "  cheer: hooray for {nobody}",
             "the reply “cheer” may hold {service} and {services}, and no other braces"),
    ],
    ids=lambda slip: slip.what[:30],
)  # fmt: skip
def test_a_fault_of_meaning(slip: Slip, directory: Path, knowledge: Knowledge) -> None:
    inserted(directory / slip.file, slip.below, slip.line)
    found = check_language(directory, load_language(directory), knowledge)
    [fault] = [fault for fault in found if fault.what == slip.what]
    assert fault.path == directory / slip.file
    said = fault.path.read_text("utf-8").split("\n")[(fault.line or 0) - 1]
    assert said == slip.line or "means both" in slip.what  # the other of two meanings is told


def test_a_key_that_stands_twice(directory: Path) -> None:
    inserted(directory / "services.yaml", "  Avon: [bristol, bath]", "  Avon: [bristol]")
    [fault] = check_files(directory)
    assert fault.what == "the key “Avon” stands twice"
    assert fault.line == line_of(fault.path, "Avon: [bristol]")


def test_wrong_kinds_are_told_together(directory: Path) -> None:
    (directory / "entities.yaml").write_text(
        "pillars:\n  beauty: [x]\ngrades: {good: nice}\ntimes: {}\nroles: {}\n"
        "pronouns: [[she]]\ndocuments: []\nareas: {}\n"
    )
    assert told(check_files(directory)) == [
        "entities.yaml:2: should be effectiveness or efficiency or people, not “beauty”",
        "entities.yaml:3: should be a list, not “nice”",
        "entities.yaml:6: should be text",
        "entities.yaml:7: should be keys with values",
        "entities.yaml:1: the key “organisations” is missing",
    ]


@pytest.mark.parametrize(
    ("setting", "fault"),
    [
        ("home_service: Atlantis",
         "2: no document and no language file knows the service “Atlantis”"),
        ("matching: {floor: 7}", "2: floor should be from 0 to 1"),
        ("matching:\n  margin: nan", "3: margin should be from 0 to 1"),
        ("discord: {context_minutes: -1}", "2: context_minutes should not be negative"),
        (
            "discord: {channels: [1]}",
            "2: channels without a mention need message_content: true, which Discord must grant",
        ),
        (
            "discord: {per_person: {questions: 0, seconds: 1}}",
            "2: per_person should let at least one question through in some seconds",
        ),
        (
            "discord: {operator_channel: 0}",
            "2: operator_channel should hold numbers that Discord gives, which are above 0",
        ),
        (
            "discord: {per_channel: {questions: 1, seconds: 0}}",
            "2: per_channel should let at least one question through in some seconds",
        ),
        ("home_service: Kent", ""),
        ("home_service: ''", ""),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_meant(
    setting: str, fault: str, tmp_path: Path, language: Language, knowledge: Knowledge
) -> None:
    path = tmp_path / "config.yaml"
    path.write_text(f"# settings\n{setting}\n")
    found = told(check_config(path, load_config(path), language, knowledge))
    assert found == ([f"config.yaml:{fault}"] if fault else [])


def test_aliases_are_followed_once(tmp_path: Path) -> None:
    path = tmp_path / "services.yaml"
    path.write_text("services: &a {more: *a}\n")
    assert duplicate_keys(path) == []
    doubled = "".join(f"a{i + 1}: &a{i + 1} [*a{i}, *a{i}]\n" for i in range(12))
    path.write_text(f"a0: &a0 {{key: 1, key: 2}}\n{doubled}")
    assert told(duplicate_keys(path)) == ["services.yaml:1: the key “key” stands twice"]


def test_lines_are_those_of_the_whole_word(tmp_path: Path) -> None:
    path = tmp_path / "some.yaml"
    path.write_text('upgrade: [grades]\n"other grade": x\n  grade : [a, grade]\n')
    assert line_of(path, "grade") == 2
    assert line_of_key(path, "grade") == 3
    assert line_of_key(path, "other grade") == 2
    assert line_of(path, "grad") is None
