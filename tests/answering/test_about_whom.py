"""What is told is of the inspection, the service, the matter and the person asked about."""

import pytest

from bot.engine import Engine
from tests.bank import ask
from tests.building import engine_on

FIRST = """West Marle 2018/19
HMICFRS inspected West Marle Fire and Rescue Service.
Protecting the public through fire regulation
Inadequate
It shares three of its stations with the police.
Its boat teams, which were sent to four other counties, are a model for others.
Cause of concern
The service has too few inspectors.
Recommendations
By 31 March 2020, the service should:
- appoint enough inspectors; and
- set up a confidential way to report bullying.
Ann Hall
HM Inspector of Fire and Rescue Services
"""
LATER = """West Marle 2023-25
HMICFRS inspected West Marle Fire and Rescue Service.
Protecting the public through fire regulation
Good
We haven't given separate marks for teams. This is to encourage the service to look at the whole.
The service should be back on track. A new inspection is expected in 2026.
Bob Kerr
HM Inspector of Fire and Rescue Services
"""
ARTICLE = """Marle brigades: a tale of two
Published 3 May 2024
West Marle Fire and Rescue Service was praised for its training but criticised for its old pumps.
East Marle was told of grave concern about its pumps.
The then chief fire officer, Tim Reed, resigned within the week.
His successor, Eve Stone, arrived from Loam with a spreadsheet.
Joan Tyldesley, branch secretary of the Fire Brigades Union, said credit belonged to crews.
"""


@pytest.fixture(scope="module")
def marle(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    texts = {"hmicfrs-first": FIRST, "hmicfrs-later": LATER, "gazette": ARTICLE}
    return engine_on(tmp_path_factory.mktemp("knowledge"), texts)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how did west marle do at fire regulation in 2018/19", "**inadequate** for protecting"),
        ("what did West Marle get for fire regulation in 2023", "**good** for protecting"),
        ("who was the inspector of the 2018/19 inspection", "Ann Hall is"),
        ("do they share stations with the police", "three of its stations"),
        ("by when did they have to set up a way to report bullying", "31 March 2020"),
        ("why are there no separate marks", "look at the whole"),
        ("when is West Marle's next inspection", "2026"),
        ("what was West Marle criticised for", "old pumps"),
        ("who is Tim Reed", "was **then chief fire officer**"),
        ("who is Eve Stone", "His successor, Eve Stone"),
        ("who said credit belonged to crews", "Joan Tyldesley"),
    ],
)
def test_what_is_asked_about_is_told(marle: Engine, typed: str, said: str) -> None:
    assert said in ask(marle, [typed]).text


@pytest.mark.parametrize(
    ("typed", "unsaid"),
    [
        ("who was the inspector of the 2018/19 inspection", "Bob Kerr"),
        ("what was West Marle criticised for", "East Marle"),
        ("how many boats have they got", "four other counties"),
        ("who is the chief of West Marle", "Tim Reed is"),
    ],
)
def test_nothing_is_told_of_another(marle: Engine, typed: str, unsaid: str) -> None:
    assert unsaid not in ask(marle, [typed]).text.splitlines()[0]


def test_whoever_was_told_of_is_meant_next(marle: Engine) -> None:
    reply = ask(marle, ["who said credit belonged to crews", "what's her job"])
    assert "branch secretary" in reply.text
