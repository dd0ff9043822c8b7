"""Grades of areas within a pillar, in every layout; where it is not plain, none is read."""

import pytest

from knowledge.model import Document
from tests.knowledge.invented import page


def _areas(document: Document) -> dict[str, str]:
    return {area.name: area.grade for area in document.areas}


@pytest.mark.parametrize(
    ("text", "name", "grade"),
    [
        ("Preventing fires and other risks\nGood", "Preventing fires and other risks", "good"),
        ("1\nHow well does the FRS use resources?\nInadequate",
         "How well does the FRS use resources?", "inadequate"),
        ("Preventing fires and other risks\tGood", "Preventing fires and other risks", "good"),
        ("Preventing fires and other risks\t\tGood", "Preventing fires and other risks", "good"),
        ("Good\nPreventing fires and other risks\nInadequate\nNo areas were graded inadequate.",
         "Preventing fires and other risks", "good"),
        ("1.1 Responding to national risks | Outstanding",
         "Responding to national risks", "outstanding"),
        ("Future affordability: Requires improvement",
         "Future affordability", "requires improvement"),
        ("Barset Fire and Rescue Service is adequate at managing its talent.",
         "managing its talent", "adequate"),
        ("However, it requires improvement at promoting its values.",
         "promoting its values", "requires improvement"),
    ],
)  # fmt: skip
def test_an_area_has_its_grade(text: str, name: str, grade: str) -> None:
    assert _areas(page(text)) == {name: grade}


def test_a_sentence_may_grade_two_areas() -> None:
    said = "It is good at preventing fires, and outstanding at responding to national risks."
    assert _areas(page(said)) == {
        "preventing fires": "good",
        "responding to national risks": "outstanding",
    }


def test_a_list_has_the_grade_of_the_words_above_it() -> None:
    listed = page(
        "The service is good at:\n- preventing fires; and\n- responding to national risks.\n"
        "But it requires improvement to the way it:\n- protects the public."
    )
    assert _areas(listed) == {
        "preventing fires": "good",
        "responding to national risks": "good",
        "protects the public": "requires improvement",
    }


def test_a_list_below_a_grade_may_have_marks() -> None:
    marked = page("Outstanding\n- Preventing fire\nGood\n- Best use of resources")
    assert _areas(marked) == {"Preventing fire": "outstanding", "Best use of resources": "good"}


def test_grades_stand_above_their_areas_or_below() -> None:
    above = page("Outstanding\nPreventing fire\nGood\nBest use of resources\nFuture affordability")
    assert _areas(above) == {
        "Preventing fire": "outstanding",
        "Best use of resources": "good",
        "Future affordability": "good",
    }
    below = page("Preventing fire\nOutstanding\nBest use of resources\nGood")
    assert _areas(below) == {"Preventing fire": "outstanding", "Best use of resources": "good"}


def test_areas_stand_in_the_columns_of_their_grades() -> None:
    grades = "Outstanding\tGood\tAdequate\tRequires improvement\tInadequate\n"
    rows = "Future affordability\t\tBest use of resources\t\t\n\t\tPreventing fire and risk\t\t\n"
    told = {
        "Future affordability": "outstanding",
        "Best use of resources": "adequate",
        "Preventing fire and risk": "adequate",
    }
    assert _areas(page(grades + rows)) == told
    assert _areas(page((grades + rows).replace("\t", " | "))) == told
    ruled = "| Good | Adequate | Inadequate |\n| Best use of resources | | Future affordability |\n"
    assert _areas(page(ruled)) == {
        "Best use of resources": "good",
        "Future affordability": "inadequate",
    }


def test_pillars_stand_in_the_columns_of_their_grades() -> None:
    document = page("Good\tRequires improvement\tInadequate\nPeople\t\tEfficiency\n")
    found = {(each.inspection, each.pillar, each.grade) for each in document.judgments}
    assert found == {("2021/22", "people", "good"), ("2021/22", "efficiency", "inadequate")}


def test_where_a_mark_was_lost_no_column_is_told() -> None:
    assert not _areas(
        page("Good\tAdequate\tInadequate\nFuture affordability\tBest use of resources")
    )


def test_of_a_table_set_one_cell_below_the_other_this_inspection_counts() -> None:
    rows = "Efficiency\nGood\nInadequate\nBest use of resources\nAdequate\nInadequate\n"
    rows += "People\nRequires improvement\nGood\nFuture affordability\nGood\nGood\n"
    for head in ("This inspection\n2018/19\n", "2021/22\n2018/19\n", "Latest grade\nIn 2018/19\n"):
        document = page(head + rows)
        assert _areas(document) == {
            "Best use of resources": "adequate",
            "Future affordability": "good",
        }
        judgments = {(each.inspection, each.pillar, each.grade) for each in document.judgments}
        assert judgments == {
            ("2021/22", "efficiency", "good"),
            ("2018/19", "efficiency", "inadequate"),
            ("2021/22", "people", "requires improvement"),
            ("2018/19", "people", "good"),
        }


def test_without_columns_two_grades_below_an_area_are_none() -> None:
    assert not _areas(page("Question\nBest use of resources\nAdequate\nInadequate\n"))


@pytest.mark.parametrize(
    "text",
    [
        "Outstanding\nGood\nInadequate\nPreventing fire\nBest use of resources",
        "Good\nSomething of its own\nPreventing fire\nInadequate\nBest use of resources\nGood",
        "Marle Fire and Rescue Service is outstanding at preventing fires.",
        "Managers told us that it is good at preventing fires.",
        "In 2018 the service, it is said, was good at preventing fires.",
        "The service is not good at preventing fires.",
        "It is good at looking after its people.",
        "People\nGood",
    ],
)
def test_what_is_not_plain_is_no_grade_of_an_area(text: str) -> None:
    assert _areas(page(text)) == {}


def test_what_grades_mean_is_no_praise() -> None:
    document = page(
        "Outstanding\nThe service has exceeded what is good.\n"
        "Good\nThe service has strong results.\nInadequate\nWe have causes of concern.\n"
        "Overall summary\nThe service is well led."
    )
    tones = {passage.span.text: passage.tone for passage in document.passages}
    assert tones["The service has strong results."] == "neutral"
    assert tones["We have causes of concern."] == "neutral"
    assert tones["The service is well led."] == "strength"
