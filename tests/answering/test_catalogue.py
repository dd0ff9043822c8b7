"""What can be asked about, as data: lists, grades with their words, quotations by filter."""

import csv
from pathlib import Path

import pytest

from bot.answering.catalogue import Catalogue
from bot.engine import Engine
from knowledge.load import Knowledge
from tests.bank import texts

TABLE = Path(__file__).parents[2] / "knowledge" / "documents" / "judgments-england.csv"


@pytest.fixture(scope="module")
def catalogue(engine: Engine) -> Catalogue:
    return engine.catalogue


def test_every_service_of_the_table_is_listed(catalogue: Catalogue) -> None:
    with TABLE.open(newline="", encoding="utf-8") as file:
        named = {row["service"] for row in csv.DictReader(file)}
    assert set(catalogue.services()) == named
    assert list(catalogue.services()) == sorted(named)
    assert catalogue.home == "Leicestershire"


def test_inspections_come_latest_first(catalogue: Catalogue) -> None:
    assert catalogue.inspections() == ("2021/22", "2018/19")
    assert catalogue.inspections("Hampshire") == ("2018/19",)
    assert catalogue.inspections("Gondor") == ()


def test_the_grades_of_several_services_side_by_side(catalogue: Catalogue) -> None:
    found = catalogue.grades(["Kent", "Leicestershire"], "2021/22", ["efficiency"])
    assert [each.line.service for each in found] == ["Kent", "Leicestershire"]
    assert [each.line.grade for each in found] == ["outstanding", "requires improvement"]
    written = texts()
    for each in found:
        where = each.citation
        assert written[where.document][where.start : where.end] == where.quote
    assert found[1].citation.document == "hmicfrs-leicestershire-2021-22"
    assert found[0].citation.url is not None
    assert found[0].citation.url.endswith("/kent/")


def test_without_an_inspection_all_are_given(catalogue: Catalogue) -> None:
    assert len(catalogue.grades(["Kent"])) == 6
    assert len(catalogue.grades(["Kent"], "2019")) == 3
    assert catalogue.grades(["Kent"], "2025") == catalogue.grades(["Gondor"]) == ()


def test_how_many_got_each_grade(catalogue: Catalogue) -> None:
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for inspection in catalogue.inspections():
        counts = catalogue.spread(inspection, "people")
        assert sum(counts.values()) == sum(
            (row["inspection"], row["pillar"]) == (inspection, "people") for row in rows
        )


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({"speaker": "Callum Faint"}, 3),
        ({"text": "massive steps"}, 2),
        ({"text": "massive steps", "speaker": "Callum Faint"}, 1),
        ({"text": "no such words"}, 0),
        ({"topic": "culture", "document": "bbc-leicestershire-2023-01-20"}, 0),
        ({"speaker": "Nobody"}, 0),
    ],
)
def test_quotations_by_filter(catalogue: Catalogue, wanted: dict[str, str], number: int) -> None:
    found = catalogue.quotes(**wanted)
    assert len(found) == number
    for each in found:
        assert each.speaker == wanted.get("speaker", each.speaker)
        assert wanted.get("text", "") in each.citation.quote


def test_a_quotation_comes_with_the_words_that_introduce_it(catalogue: Catalogue) -> None:
    (quoted,) = catalogue.quotes(text="massive steps", speaker="Callum Faint")
    assert quoted.introduction is not None
    assert "Callum Faint, chief fire" in quoted.introduction.quote


def test_each_listed_topic_and_speaker_has_words(catalogue: Catalogue) -> None:
    assert "culture" in catalogue.topics()
    assert "response times" not in catalogue.topics()
    assert all(catalogue.quotes(speaker=name) for name in catalogue.speakers())


def test_the_sources_tell_where_to_find_them(catalogue: Catalogue) -> None:
    found = {each.document: each for each in catalogue.sources()}
    assert set(found) == set(texts())
    assert found["bbc-leicestershire-2023-01-20"].published == "2023-01-20"
    assert found["hmicfrs-leicestershire-2021-22"].published is None
    assert found["judgments-england"].graded == len(catalogue.services())


def test_a_passage_comes_with_those_beside_it(catalogue: Catalogue) -> None:
    text = texts()["hmicfrs-leicestershire-2021-22"]
    (known,) = catalogue.grades(["Leicestershire"], "2021/22", ["efficiency"])
    around = catalogue.around(known.citation.document, known.citation.start)
    assert around is not None
    assert around.passages[around.at].quote == known.citation.quote
    assert len(around.passages) > 2
    starts = [each.start for each in around.passages]
    assert starts == sorted(starts)
    for each in around.passages:
        assert text[each.start : each.end] == each.quote


def test_passages_of_another_heading_are_not_beside_it(
    catalogue: Catalogue, knowledge: Knowledge
) -> None:
    for document, passage in knowledge.passages():
        around = catalogue.around(document.id, passage.span.start)
        assert around is not None
        beside = {each.start for each in around.passages}
        assert {other.heading for other in document.passages if other.span.start in beside} == {
            passage.heading
        }


@pytest.mark.parametrize(("document", "start"), [("no-such", 0), ("judgments-england", 30)])
def test_what_is_no_passage_has_no_surroundings(
    catalogue: Catalogue, document: str, start: int
) -> None:
    assert catalogue.around(document, start) is None
