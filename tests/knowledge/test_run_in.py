"""Tables whose cells a copy ran into one line; nothing is read where a cell may be another's."""

import pytest

from tests.knowledge.invented import page

_AREAS = "Preventing fires and other risks Good Making best use of resources Requires improvement"


def _judgments(line: str) -> set[str]:
    found = page(line).judgments
    return {f"{j.inspection} {j.pillar} {j.grade}" for j in found}


def test_a_line_gives_a_pillar_and_its_areas() -> None:
    document = page(f"How effective is the service? Good {_AREAS}")
    assert [(j.pillar, j.grade) for j in document.judgments] == [("effectiveness", "good")]
    assert {area.name: area.grade for area in document.areas} == {
        "Preventing fires and other risks": "good",
        "Making best use of resources": "requires improvement",
    }


def test_each_column_has_its_inspection() -> None:
    line = "Our judgments This inspection 2018/19 Effectiveness Good Inadequate People Good Good"
    assert _judgments(line) == {
        "2021/22 effectiveness good",
        "2018/19 effectiveness inadequate",
        "2021/22 people good",
        "2018/19 people good",
    }


@pytest.mark.parametrize(
    "line",
    [
        "Our grades run from Outstanding Good Requires improvement Inadequate",
        "Previous inspection This inspection Effectiveness Good Inadequate People Good Good",
        "Loamshire 2018/19 Effectiveness Good Efficiency Inadequate",
        "2018/19 2021/22 Effectiveness Good Efficiency Inadequate",
        f"2018/19\nHow effective is the service? Inadequate {_AREAS}",
    ],
)
def test_nothing_is_read_where_a_cell_may_be_another(line: str) -> None:
    assert _judgments(line) == set()


def test_no_area_is_read_beside_others() -> None:
    assert page(f"England average {_AREAS}").areas == ()
    assert page(f"{_AREAS} and so on").areas == ()
