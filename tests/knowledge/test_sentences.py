"""Single sentences give exactly the facts listed in ``sentences.yaml``."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.knowledge.invented import article, page

SENTENCES: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "sentences.yaml").read_text("utf-8")
)


def cases(kind: str) -> list[Any]:
    return [pytest.param(case["says"], case["gives"], id=case["says"]) for case in SENTENCES[kind]]


@pytest.mark.parametrize(("says", "gives"), cases("judgments"))
def test_judgments(says: str, gives: list[str]) -> None:
    found = [
        f"{j.service} {j.inspection or 'now'} {j.pillar} {j.grade}" for j in article(says).judgments
    ]
    assert sorted(found) == gives


@pytest.mark.parametrize("says", SENTENCES["no_judgments"])
def test_no_judgment(says: str) -> None:
    assert article(says).judgments == ()


@pytest.mark.parametrize(("says", "gives"), cases("quotations"))
def test_quotations(says: str, gives: list[str]) -> None:
    assert [f"{q.speaker}: {q.span.text}" for q in article(says).quotes] == gives


@pytest.mark.parametrize(("says", "gives"), cases("people"))
def test_people(says: str, gives: list[str]) -> None:
    assert [f"{p.name}, {p.role}, {p.organisation}" for p in article(says).people] == gives


@pytest.mark.parametrize(("says", "gives"), cases("figures"))
def test_figures(says: str, gives: list[str]) -> None:
    assert [f"{f.name} {f.value}/{f.total}" for f in page(says).figures] == gives


@pytest.mark.parametrize(("says", "gives"), cases("findings"))
def test_findings(says: str, gives: list[str]) -> None:
    assert [f.text for f in page(says).findings] == gives


@pytest.mark.parametrize(("says", "gives"), cases("changes"))
def test_changes(says: str, gives: list[str]) -> None:
    found = [" ".join(filter(None, (c.pillar, c.direction, c.since))) for c in page(says).changes]
    assert found == gives
