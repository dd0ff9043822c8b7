"""The shipped documents give every fact they state."""

from pathlib import Path

import pytest

from knowledge.model import Document
from tests import building

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return building.documents(KNOWLEDGE)


@pytest.fixture
def news(documents: dict[str, Document]) -> Document:
    return documents["bbc-leicestershire-2023-01-20"]


@pytest.fixture
def report(documents: dict[str, Document]) -> Document:
    return documents["hmicfrs-leicestershire-2021-22"]


def grades(document: Document) -> dict[tuple[str | None, str], str]:
    assert {j.service for j in document.judgments} == {"Leicestershire"}
    return {(j.inspection, j.pillar): j.grade for j in document.judgments}


def test_the_stored_facts_are_what_the_documents_give() -> None:
    assert set(building.build(KNOWLEDGE, check=True).values()) == {"unchanged"}


def test_judgments_of_the_report(report: Document) -> None:
    assert grades(report) == {
        ("2021/22", "effectiveness"): "good",
        ("2021/22", "efficiency"): "requires improvement",
        ("2021/22", "people"): "good",
    }


def test_judgments_of_the_article(news: Document) -> None:
    assert grades(news) == {
        ("2018", "effectiveness"): "requires improvement",
        ("2018", "efficiency"): "requires improvement",
        ("2018", "people"): "requires improvement",
        (None, "effectiveness"): "good",
        (None, "efficiency"): "requires improvement",
        (None, "people"): "good",
    }


def test_head_of_the_article(news: Document) -> None:
    title = "Leicestershire fire service judged good but told more progress needed"
    assert (news.title, news.published, news.service) == (title, "2023-01-20", "Leicestershire")


def test_head_of_the_report(report: Document) -> None:
    assert (report.title, report.published) == ("Leicestershire 2021/22", None)
    assert (report.service, report.inspection) == ("Leicestershire", "2021/22")


def test_people(news: Document, report: Document) -> None:
    inspector = ("Roy Wilsher", "HM Inspector of Fire and Rescue Services", "HMICFRS")
    service = "Leicestershire Fire and Rescue Service"
    assert [(p.name, p.role, p.organisation) for p in report.people] == [inspector]
    assert [(p.name, p.role, p.organisation) for p in news.people] == [
        inspector,
        ("Callum Faint", "chief fire and rescue officer", service),
    ]


def test_quotations(news: Document, report: Document) -> None:
    assert report.quotes == ()
    assert [(q.speaker, q.span.text[:24]) for q in news.quotes] == [
        ("Leicestershire Fire and Rescue Service", "made massive steps forwa"),
        ("Roy Wilsher", "I am pleased with the pe"),
        ("Roy Wilsher", "For example, the service"),
        ("Roy Wilsher", "I am pleased to see that"),
        ("Roy Wilsher", "The service took our rec"),
        ("Roy Wilsher", "It has made improvements"),
        ("Callum Faint", "I would like to acknowle"),
        ("Callum Faint", "We have made massive ste"),
        ("Callum Faint", "Of course, there are fur"),
    ]


def test_findings(report: Document) -> None:
    assert [finding.text for finding in report.findings] == [
        "introduction of new values and behaviours, with improved culture",
        "increased provision for staff well-being",
        "improved focus on equality, diversity, inclusion, and fairness",
        "improvements in protection and operational response",
        "improved work with the community and partners to drive efficiencies",
    ]


def test_figure(report: Document) -> None:
    (figure,) = report.figures
    assert (figure.name, figure.value, figure.total) == ("areas for improvement resolved", 20, 24)


def test_changes(news: Document, report: Document) -> None:
    assert [(c.pillar, c.direction, c.since) for c in report.changes] == [
        ("people", "improved", None)
    ]
    assert [(c.pillar, c.direction, c.since) for c in news.changes] == [
        ("effectiveness", "improved", "2018"),
        ("people", "improved", "2018"),
        ("efficiency", "same", "2018"),
    ]


def test_terms(news: Document, report: Document) -> None:
    inspectorate = "His Majesty's Inspectorate of Constabulary and Fire and Rescue Services"
    assert [(t.short, t.long) for t in news.terms] == [("HMICFRS", inspectorate)]
    assert [(t.short, t.long) for t in report.terms] == [
        ("HSC", "home safety check"),
        ("EDI", "equality, diversity and inclusion"),
    ]


def test_contacts(news: Document) -> None:
    assert [c.value for c in news.contacts if c.kind == "email"] == ["eastmidsnews@bbc.co.uk"]


def test_passages(report: Document) -> None:
    passages = {passage.span.text: passage for passage in report.passages}
    opening = passages["This is HMICFRS’s third assessment of fire and rescue services."]
    backlog = passages["We found no effective plan to deal with this."]
    assert (opening.author, opening.tone) == (None, "neutral")
    assert (backlog.author, backlog.tone) == ("Roy Wilsher", "concern")
    last = report.passages[-1]
    assert (last.author, last.heading) == (
        "Roy Wilsher",
        "Equality, diversity and inclusion is improved",
    )


def test_nothing_is_left_unread(news: Document, report: Document) -> None:
    assert (news.unread, report.unread) == ((), ())
