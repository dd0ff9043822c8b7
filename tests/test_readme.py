"""What the README says is what the program does."""

import argparse
import re
from pathlib import Path

from bot.__main__ import _parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_ci_runs_the_test_command_word_for_word() -> None:
    command = next(line for line in README.splitlines() if line.endswith("-m pytest"))
    assert command in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_command_is_told_of() -> None:
    actions = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    for name in actions[0].choices:
        assert f"`python -m bot {name}" in README


def test_every_file_named_is_there() -> None:
    for name in re.findall(r"`((?:bot|knowledge|tests)/[a-z_/.]+)`", README):
        assert (ROOT / name).exists(), name


def test_every_setting_is_explained_and_a_default() -> None:
    from bot.config import Config, load_config

    assert load_config(ROOT / "config.yaml") == Config()
