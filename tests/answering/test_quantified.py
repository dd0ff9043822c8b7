"""Claims about how many of the services got a grade, judged against a count of the facts."""

from collections.abc import Callable

import pytest

from bot.engine import Engine
from knowledge.load import Knowledge
from tests.bank import ask


def _share(knowledge: Knowledge, pillar: str, grade: str) -> tuple[int, int]:
    """How many services the latest inspection gave a grade for a pillar, and of how many."""
    given = {
        known.judgment.service: known.judgment.grade
        for known in knowledge.judgments
        if known.inspection == knowledge.rounds[0] and known.judgment.pillar == pillar
    }
    return sum(each == grade for each in given.values()), len(given)


#: Claims, and when they hold: of how many services it is true, of how many in all.
CLAIMS: dict[str, Callable[[int, int], bool]] = {
    "was every service {0} for {1}?": lambda part, whole: part == whole,
    "were all fire services graded {0} for {1}": lambda part, whole: part == whole,
    "was everybody {0} for {1}?": lambda part, whole: part == whole,
    "was no service {0} for {1}?": lambda part, whole: part == 0,
    "were none {0} for {1}": lambda part, whole: part == 0,
    "was none of the services graded {0} for {1}?": lambda part, whole: part == 0,
    "was not a single brigade {0} for {1}?": lambda part, whole: part == 0,
    "were most services {0} for {1}?": lambda part, whole: part * 2 > whole,
    "was any service {0} for {1}?": lambda part, whole: part > 0,
}


@pytest.mark.parametrize("pillar", ["effectiveness", "efficiency", "people"])
@pytest.mark.parametrize("grade", ["outstanding", "good", "requires improvement", "inadequate"])
@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_about_services_gets_the_verdict_that_the_facts_give(
    engine: Engine,
    knowledge: Knowledge,
    claim: str,
    pillar: str,
    grade: str,
) -> None:
    part, whole = _share(knowledge, pillar, grade)
    text = ask(engine, [claim.format(grade, pillar)]).text
    assert text.startswith("Yes: " if CLAIMS[claim](part, whole) else "No: "), text
    assert f"of the {whole} services" in text.replace("*", "")


@pytest.mark.parametrize("count", ["five", "12", "more than half of the", "only two", "a third of"])
def test_a_number_gets_the_count_and_no_verdict(engine: Engine, count: str) -> None:
    text = ask(engine, [f"did {count} services get inadequate for people?"]).text
    assert not text.startswith(("Yes", "No:")), text
