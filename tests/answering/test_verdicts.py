"""Claims in the words of others: what is told of them as true or false is so."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.engine import Engine

CLAIMS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "claims.yaml").read_text("utf-8")
)
_NO = re.compile(r"(?:no\b|none|it was not|not |nobody|.{3,60} was not )")
_TOLD = 0.79  # the share of claims that get a verdict and not only the facts


def verdict(text: str) -> str | None:
    """What a reply says of a claim: yes, no, or neither."""
    plain = text.lstrip("*").lower()
    return "yes" if plain.startswith("yes") else "no" if _NO.match(plain) else None


@pytest.mark.parametrize("claim", [c for c in CLAIMS if "known" not in c], ids=lambda c: c["ask"])
def test_no_claim_is_told_falsely(engine: Engine, claim: dict[str, Any]) -> None:
    reply, _ = engine.answer(claim["ask"])
    if reply.status == "answered":
        assert verdict(reply.text) in (claim["verdict"], None)


def test_most_claims_get_a_verdict(engine: Engine) -> None:
    replies = [engine.answer(claim["ask"])[0] for claim in CLAIMS]
    told = sum(verdict(reply.text) is not None for reply in replies)
    assert told >= _TOLD * len(CLAIMS)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("was Kent outstanding for efficiency or Essex inadequate for people?", "Yes"),
        ("was Kent inadequate for efficiency or Essex inadequate for people?", "No"),
    ],
)
def test_one_of_two_claims_is_enough_where_or_joins_them(
    engine: Engine, claim: str, said: str
) -> None:
    assert engine.answer(claim)[0].text.startswith(said)


def test_what_is_joined_stands_by_itself_in_a_conversation(engine: Engine) -> None:
    claim = "was Kent good for people or Essex inadequate for people?"
    _, conversation = engine.answer("was Leicestershire outstanding?")
    assert engine.answer(claim, conversation)[0].text == engine.answer(claim)[0].text
