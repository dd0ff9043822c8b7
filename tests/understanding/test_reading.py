"""What words are read as: spelling, names, look-alikes."""

import pytest

from bot.understanding.words.reading import Reader
from bot.understanding.words.text import normalise


def read(reader: Reader, text: str, kind: str) -> list[str]:
    return [term.value for term in reader.read(normalise(text)) if term.kind == kind]


@pytest.mark.parametrize(
    ("typed", "service"),
    [
        ("leics", "Leicestershire"),
        ("LFB", "London"),
        ("GMFRS", "Greater Manchester"),
        ("Tyne & Wear", "Tyne and Wear"),
        ("W Mids", "West Midlands"),
        ("devon n somerset", "Devon and Somerset"),
        ("Leicester fire brigade", "Leicestershire"),
        ("leciestershire", "Leicestershire"),
        ("lestershire fire and rescue service", "Leicestershire"),
        ("Lodnon", "London"),
        ("west midlands", "West Midlands"),
        ("south yorkshire fire", "South Yorkshire"),
        ("north yorks", "North Yorkshire"),
    ],
)
def test_a_service_is_found(reader: Reader, typed: str, service: str) -> None:
    assert read(reader, typed, "service") == [service]


@pytest.mark.parametrize(
    "typed", ["east midlands", "leicester city council", "wales", "the midlands"]
)
def test_what_only_looks_like_a_service_is_none(reader: Reader, typed: str) -> None:
    assert read(reader, typed, "service") == []
    assert read(reader, typed, "elsewhere") != []


def test_an_invented_service_is_told_by_its_ending(reader: Reader) -> None:
    assert read(reader, "gondor fire and rescue service", "elsewhere") == ["gondor"]


@pytest.mark.parametrize(
    ("typed", "pillar"),
    [
        ("value for money", "efficiency"),
        ("effectivness", "effectiveness"),
        ("effic", "efficiency"),
        ("how they treat staff", "people"),
        ("ppl", "people"),
    ],
)
def test_a_pillar_is_found(reader: Reader, typed: str, pillar: str) -> None:
    assert read(reader, typed, "pillar") == [pillar]


@pytest.mark.parametrize("word", ["food", "wood", "moon", "rage", "tires"])
def test_an_english_word_is_no_slip_of_another(reader: Reader, word: str) -> None:
    terms = reader.read(word)
    assert [term.text for term in terms] == [word]
    assert terms[0].kind in ("unknown", "loose")


@pytest.mark.parametrize("typed", ["callum feint", "roy wilshire", "Mr Wilsher", "calum faint"])
def test_a_neighbour_helps_to_read_a_name(reader: Reader, typed: str) -> None:
    assert read(reader, typed, "person") in (
        ["Callum Faint"],
        ["Roy Wilsher"],
        ["Callum Faint"] * 2,
        ["Roy Wilsher"] * 2,
    )


@pytest.mark.parametrize("typed", ["leicestershireefficiencygrade", "efficiencygrade", "whatgrade"])
def test_words_run_together_are_parted(reader: Reader, typed: str) -> None:
    assert "grade" in read(reader, typed, "meaning")


@pytest.mark.parametrize(("typed", "meant"), [("teh", "the"), ("grd", "grade"), ("hte", "the")])
def test_small_slips(reader: Reader, typed: str, meant: str) -> None:
    assert [term.text for term in reader.read(typed)] == [meant]


def test_words_about_the_asker_carry_no_question(reader: Reader) -> None:
    kinds = {term.text: term.kind for term in reader.read("for my thesis as a student of botany")}
    assert kinds["thesis"] == kinds["student"] == "filler"
    assert kinds["botany"] == "unknown"


@pytest.mark.parametrize("number", ["11", "22", "44", "100", "1000"])
def test_a_number_keeps_its_doubled_digits(reader: Reader, number: str) -> None:
    (term,) = [each for each in reader.read(f"{number} services") if each.kind == "number"]
    assert term.value == number
