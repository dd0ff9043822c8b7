"""Articles that tell of several services in turn, each below its name."""

import pytest

from knowledge.model import Document
from tests.knowledge.invented import article

OPENING = "Three fire and rescue services were inspected this week.\n"
SANDLEIGH = "Sandleigh Fire and Rescue Service is good at effectiveness.\n"
MARLE = "Marle Fire and Rescue Service is inadequate for people.\n"


def grades(document: Document) -> set[str]:
    return {f"{each.service} {each.pillar} {each.grade}" for each in document.judgments}


@pytest.mark.parametrize(
    ("heading", "told", "gives"),
    [
        ("WEND", "Wend got a good for people. It is also adequate for efficiency.",
         {"Wend people good", "Wend efficiency adequate"}),
        ("ISLE OF WEND", "Isle of Wend's people is rated good.", {"Isle of Wend people good"}),
        ("WEND & MERE", "Wend & Mere picked up an Outstanding for people.",
         {"Wend and Mere people outstanding"}),
        ("WHAT NEXT", "What next is not good for people. Nobody knows.", set()),
        ("LOOKING AHEAD", "Looking ahead is hard. It is good for efficiency.",
         {"Marle efficiency good"}),
        ("PEOPLE", "People matter more than good kit.", set()),
        ("ANN HALL", "Ann Hall said it was good for people.", set()),
    ],
)  # fmt: skip
def test_a_place_that_heads_a_section_is_a_service(
    heading: str, told: str, gives: set[str]
) -> None:
    body = f"{OPENING}SANDLEIGH\n{SANDLEIGH}MARLE\n{MARLE}{heading}\n{told}"
    others = {"Sandleigh effectiveness good", "Marle people inadequate"}
    assert grades(article(body)) == others | gives


def test_names_need_no_capitals_to_head_sections() -> None:
    body = f"{OPENING}Sandleigh\n{SANDLEIGH}Marle\n{MARLE}Fenby\nFenby is good for people."
    assert "Fenby people good" in grades(article(body))


def test_one_section_of_a_service_tells_nothing_of_others() -> None:
    body = f"{OPENING}MARLE\n{MARLE}MILL LANE\nMill Lane got a good for people."
    assert grades(article(body)) <= {"Marle people inadequate"}


def test_one_service_named_twice_heads_no_sections_of_others() -> None:
    body = f"MARLE\nMarle\nMARLE\n{MARLE}CULTURE\nCulture was good for people."
    assert grades(article(body)) <= {"Marle people inadequate"}


HEAD = "Ups and downs\nInspectors have published reports on the fire brigades of the county.\n"
SOUTH = "It was judged inadequate for efficiency and requires improvement for people.\n"
OF_SOUTH = {"South Marle efficiency inadequate", "South Marle people requires improvement"}


@pytest.mark.parametrize(
    ("told", "gives"),
    [
        ("Marle was rated good for people.\n", {"Marle people good"}),
        ("Marle is the star, says Marle. It is the first brigade to be rated good for people.\n",
         {"Marle people good"}),
        ("Nearby Marle has been graded good for people.\n", {"Marle people good"}),
        ("Performance is good. It was rated good for people, Ann Hall said.\n", set()),
        ("Marle Police was rated good for people.\n", set()),
        ("Marle is not sure that it was rated good for people.\n", set()),
    ],
)  # fmt: skip
@pytest.mark.parametrize("opening", ["Its neighbour, South Marle, did badly.", "South Marle fell."])
def test_places_stand_for_services_that_are_never_named_in_full(
    told: str, gives: set[str], opening: str
) -> None:
    assert grades(article(f"{told}{opening} {SOUTH}", HEAD)) == gives | OF_SOUTH


@pytest.mark.parametrize(
    "beside", ["Its neighbour, South Marle, fell.", "Nearby South Marle fell."]
)
@pytest.mark.parametrize("more", ["", "Sandleigh fire service is proud. "])
def test_what_is_told_of_a_neighbour_is_not_told_of_the_service(beside: str, more: str) -> None:
    found = grades(article(f"{SANDLEIGH}{beside} fell. {SOUTH}{more}", HEAD))
    assert found - OF_SOUTH == {"Sandleigh effectiveness good"}


@pytest.mark.parametrize("last", ["Fenby Fire and Rescue Service is good for people.\n", ""])
def test_three_that_are_graded_in_turn_are_what_an_article_is_about(last: str) -> None:
    found = grades(article(f"{SANDLEIGH}{SANDLEIGH}{MARLE}{last}", "Good and bad\n"))
    others = {"Marle people inadequate", "Fenby people good"} if last else set()
    assert found == others | {"Sandleigh effectiveness good"}
