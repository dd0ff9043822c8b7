"""The build report as scripts read it."""

import json
from pathlib import Path

from knowledge.report import report
from tests.building import documents

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


def test_the_report() -> None:
    told = json.loads("".join(report(documents(KNOWLEDGE).values())))
    news, page, table = told["documents"]
    assert len(table["judgments"]) == 267
    assert list(page) == [
        *("id", "kind", "published", "judgments", "people", "quotes", "figures"),
        *("findings", "unread"),
    ]
    assert news["published"] == "2023-01-20"
    judgment = page["judgments"][1]
    assert (judgment["pillar"], judgment["grade"]) == ("efficiency", "requires improvement")
    text = (KNOWLEDGE / "documents" / f"{page['id']}.txt").read_bytes().decode()
    assert text[judgment["start"] : judgment["end"]].endswith("other risks requires improvement.")
    assert page["figures"] == [
        {
            "name": "areas for improvement resolved",
            "value": 20,
            "total": 24,
            "start": page["figures"][0]["start"],
            "end": page["figures"][0]["end"],
        }
    ]


def test_a_report_of_nothing_is_an_object_too() -> None:
    assert "".join(report([])) == '{"documents":[]}\n'
