"""Causes of concern and areas for improvement are set apart as the page sets them apart."""

import pytest

from tests.knowledge.invented import page

CULTURE, MONEY = "Barset doesn't act on bullying.", "Barset has no sound financial plan."


@pytest.mark.parametrize(
    "body",
    [
        f"Causes of concern\nCause of concern 1\n{CULTURE}\nCause of concern 2\n{MONEY}",
        f"Cause of concern\n{CULTURE}\nOverview\nAll is well.\nCause of concern\n{MONEY}",
        f"Causes of concern\n- {CULTURE}\n- {MONEY}\n",
        f"Cause of concern: {CULTURE}\nCause of concern: {MONEY}",
        f"Causes of concern – culture\n{CULTURE}\nCauses of concern – money\n{MONEY}",
        f"We gave it two causes of concern.\nCauses of concern\nCulture\n{CULTURE}\nMoney\n{MONEY}",
    ],
)
def test_each_cause_of_concern_is_found(body: str) -> None:
    told = [concern.span.text.rstrip(".") for concern in page(body).concerns]
    assert told == [CULTURE.rstrip("."), MONEY.rstrip(".")]


@pytest.mark.parametrize(
    "body",
    [
        "Causes of concern: none.",
        "Causes of concern\nWe have not issued any.",
        f"We have issued three causes of concern.\nCauses of concern\n{CULTURE}",
        "I have no cause of concern to report. The service is good.",
    ],
)
def test_what_is_no_cause_or_not_all_of_them(body: str) -> None:
    assert page(body).concerns == ()


def test_what_is_recommended_stands_with_its_cause() -> None:
    (concern,) = page(
        f"Cause of concern\n{CULTURE} We found that:\n- nobody listens\nRecommendations\n"
        "By 1 May 2023, the service should:\n- train its managers; and\n- ask its staff.\n"
        "Overview\nIt should be proud."
    ).concerns
    assert [span.text for span in concern.recommendations] == [
        "By 1 May 2023, the service should:",
        "train its managers",
        "ask its staff",
    ]


def test_areas_for_improvement_are_those_below_their_heading() -> None:
    found = page(
        "Areas for improvement\n- The service should do more audits.\n"
        "- It should check its pumps.\n"
        "Prevention\nThe service should be proud of its visits.\n"
        "Area for improvement\nThe service should keep better records. We were told of three."
    ).improvements
    assert [span.text.rstrip(".") for span in found] == [
        "The service should do more audits",
        "It should check its pumps",
        "The service should keep better records",
    ]
