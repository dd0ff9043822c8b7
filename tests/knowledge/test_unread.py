"""What a document says and the readers leave out is told."""

from tests.knowledge.invented import page


def test_grades_that_a_document_contradicts_are_told() -> None:
    told = "The extent to which the service looks after its people is"
    unread = page(f"{told} good. {told} inadequate.").unread
    assert [each.text for each in unread] == [f"{told} good.", f"{told} inadequate."]
    assert {each.why for each in unread} == {
        "a grade that the same document also gives differently"
    }


def test_parts_of_a_pillar_do_not_contradict_it() -> None:
    document = page("Efficiency\nRequires improvement\nIt is good at using its resources.")
    assert [(each.pillar, each.grade) for each in document.judgments] == [
        ("efficiency", "requires improvement")
    ]
    assert document.unread == ()
