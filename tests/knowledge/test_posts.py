"""Who serves which service, where no organisation stands beside the name."""

import pytest

from knowledge.model import Document
from tests.knowledge.invented import article

SEVERAL = """Three fire services were inspected this week.
Marle
Marle Fire and Rescue Service is graded good for people.
{marle}
Wick
Wick Fire and Rescue Service is graded good for efficiency.
{wick}
"""


def _service(document: Document, name: str) -> str | None:
    return next(person.service for person in document.people if person.name == name)


def test_an_officer_serves_the_service_of_the_section() -> None:
    said = SEVERAL.format(
        marle='"We did it," said Ann Hall, the chief fire officer.',
        wick='Chief fire officer Ben Cole said: "We did not."',
    )
    assert _service(article(said), "Ann Hall") == "Marle"
    assert _service(article(said), "Ben Cole") == "Wick"


@pytest.mark.parametrize(
    "sentence",
    [
        'Ann Hall, a retired station manager, said: "Well done."',
        'Across the river it was quiet, and chief fire officer Ann Hall said: "So it is."',
        'Unlike its neighbour, said chief fire officer Ann Hall, "we did it".',
        "Wick Fire and Rescue Service was not amused, said chief fire officer Ann Hall.",
    ],
)
def test_where_it_is_not_plain_nobody_is_given_a_service(sentence: str) -> None:
    assert _service(article(SEVERAL.format(marle=sentence, wick="")), "Ann Hall") is None


def test_its_chief_is_the_one_of_the_service_just_named() -> None:
    document = article(
        "Barset is run by chief fire officer Jo King.\n"
        "Marle Fire and Rescue Service is to lend Barset a trainer.\n"
        'Its chief, Ann Hall, said: "Happy to help."'
    )
    assert _service(document, "Ann Hall") == "Marle"
    assert _service(document, "Jo King") is None


def test_the_chief_of_a_place_is_not_the_one_of_the_article() -> None:
    document = article('Isleden\'s chief fire officer, Percy Ngata, said: "We will help."')
    assert _service(document, "Percy Ngata") == "Isleden"


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ('It is so, head of assurance Ann Hall said: "We did it."', "head of assurance"),
        ('At Barset Fire Brigade the chief officer, Ann Hall, said: "So."', "chief officer"),
    ],
)
def test_a_role_holds_neither_more_nor_less_than_its_words(sentence: str, role: str) -> None:
    assert [person.role for person in article(sentence).people] == [role]
