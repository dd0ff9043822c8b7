"""Documents that contradict each other: both grades are shown, in every kind of answer."""

from pathlib import Path

import pytest

from bot.engine import Engine
from bot.load import load_engine
from tests.bank import ask
from tests.building import build

ROOT = Path(__file__).parents[2]
PAGE = """Barset 2021/22
The extent to which the service is effective at keeping people safe is good.
The extent to which the service looks after its people is good.
"""
TABLE = """service,inspection,pillar,grade
Barset,2021/22,effectiveness,good
Barset,2021/22,people,inadequate
Barset,2018/19,people,good
Loamshire,2021/22,people,good
Loamshire,2021/22,effectiveness,outstanding
"""


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    knowledge = tmp_path_factory.mktemp("knowledge")
    documents = knowledge / "documents"
    documents.mkdir()
    (documents / "page.txt").write_text(PAGE)
    (documents / "page.yaml").write_text("kind: inspection-page\n")
    (documents / "table.csv").write_text(TABLE)
    (documents / "table.yaml").write_text("kind: judgment-table\ntitle: The table\n")
    build(knowledge)
    return load_engine(ROOT / "config.yaml", knowledge)[0]


@pytest.mark.parametrize(
    "question",
    [
        "what was Barset's people grade?",
        "how did Barset do",
        "compare Barset and Loamshire for people",
        "what changed at Barset",
        "which services were good for people",
        "was Barset good for people",
    ],
)
def test_both_grades_are_shown_with_their_words(disputed: Engine, question: str) -> None:
    reply = ask(disputed, [question])
    assert "The documents differ on Barset's people in 2021/22" in reply.text
    assert "**good**" in reply.text
    assert "**inadequate**" in reply.text
    cited = {citation.quote for citation in reply.citations}
    assert "The extent to which the service looks after its people is good." in cited
    assert "Barset,2021/22,people,inadequate" in cited


@pytest.mark.parametrize(
    "question",
    ["Barset effectiveness", "Loamshire people", "compare Barset and Loamshire for effectiveness"],
)
def test_where_documents_agree_nothing_is_said(disputed: Engine, question: str) -> None:
    assert "differ" not in ask(disputed, [question]).text
