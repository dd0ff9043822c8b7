"""What the README says is what the program does."""

import argparse
import re
from pathlib import Path

from msgspec.structs import replace

from bot.faces.command_line import parser
from knowledge.answers import load_answers
from knowledge.authored import AuthoredFacts, load_authored
from knowledge.model import Metadata

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_ci_runs_the_test_command_word_for_word() -> None:
    command = next(line for line in README.splitlines() if line.endswith("-m pytest"))
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_command_is_told_of() -> None:
    actions = [a for a in parser(ROOT)._actions if isinstance(a, argparse._SubParsersAction)]
    for name in actions[0].choices:
        assert f"`python -m bot {name}" in README


def test_every_option_is_told_of() -> None:
    actions = [a for a in parser(ROOT)._actions if isinstance(a, argparse._SubParsersAction)]
    for command in (parser(ROOT), *actions[0].choices.values()):
        for option in {option for action in command._actions for option in action.option_strings}:
            assert option in {"-h", "--help"} or f"{option}`" in README or f"{option} " in README


def test_the_metadata_is_told_of_key_by_key() -> None:
    told = re.search(r"```yaml\n(kind: .*?)```", README, re.DOTALL)
    assert told
    assert re.findall(r"^(\w+):", told[1], re.MULTILINE) == list(Metadata.__struct_fields__)


def test_the_authored_facts_are_as_they_are_told(tmp_path: Path) -> None:
    told = re.search(r"```yaml\n(judgments:.*?)```", README, re.DOTALL)
    assert told
    (tmp_path / "a.yaml").write_text(told[1], "utf-8")
    facts = load_authored(tmp_path / "a.yaml").facts
    assert all(getattr(facts, name) for name in AuthoredFacts.__struct_fields__)


def test_own_answers_are_as_they_are_told(tmp_path: Path) -> None:
    told = re.search(r"```yaml\n(answers:.*?)```", README, re.DOTALL)
    assert told
    (tmp_path / "documents").symlink_to(ROOT / "knowledge" / "documents")
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / "a.yaml").write_text(told[1], "utf-8")
    assert [entry.document for entry in load_answers(tmp_path)] == [
        None, "hmicfrs-leicestershire-2021-22",
    ]  # fmt: skip


def test_every_file_named_is_there() -> None:
    for name in re.findall(r"`((?:bot|knowledge|tests)/[a-z_/.]+)`", README):
        assert (ROOT / name).exists(), name


def test_every_setting_is_explained_and_a_default() -> None:
    from bot.config import Config, load_config

    # The calibration is measured and no default: without it, a score stands for itself.
    shipped = load_config(ROOT / "config.yaml")
    assert shipped.matching.calibration
    assert replace(shipped, matching=replace(shipped.matching, calibration=())) == Config()
