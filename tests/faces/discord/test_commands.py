"""The commands, what they offer while somebody types, and the menu of a message."""

from typing import Any

import discord
import pytest
from simcord import HttpLogEntry

from bot.engine import Engine
from bot.faces.discord.commands.typing import choices, fitting
from tests.faces.discord.limits import walk
from tests.faces.discord.scenes import GRADE, GRADED, Scene, colour, labels, pages, said, texts

COMMANDS = {
    "ask": ["question", "private"],
    "grades": ["service", "inspection"],
    "compare": ["services", "inspection", "pillar"],
    "quote": ["speaker", "topic", "text"],
    "sources": [],
    "about": [],
    "help": [],
}
TEN = "Kent, Essex, London, Surrey, Avon, Cheshire, Cornwall, Cumbria, Norfolk, Suffolk"


def registered(scene: Scene) -> dict[str, Any]:
    requests = [each for each in scene.env.http_requests if each.method == "PUT"]
    (request,) = [each for each in requests if each.path.endswith("/commands")]
    commands: Any = request.json
    return {each["name"]: each for each in commands}


def pictures(message: discord.Message) -> list[dict[str, Any]]:
    """The pictures that a message shows."""
    components = walk([dict(component.to_dict()) for component in message.components])
    return [item for each in components if each["type"] == 12 for item in each["items"]]


def sent(scene: Scene) -> list[HttpLogEntry]:
    return [each for each in scene.env.http_requests if each.path.endswith("/callback")]


def test_every_command_may_be_used_and_installed_everywhere(scene: Scene) -> None:
    found = registered(scene)
    menu = found.pop("Check this claim")
    assert menu["type"] == discord.AppCommandType.message.value
    assert {
        name: [option["name"] for option in command["options"]] for name, command in found.items()
    } == COMMANDS
    for command in (menu, *found.values()):
        assert command["contexts"] == [0, 1, 2]
        assert command["integration_types"] == [0, 1]
    assert set(scene.alice.available_commands(scene.channel)) == set(COMMANDS)
    assert set(scene.alice.user.available_commands()) == set(COMMANDS)


async def test_the_grades_of_a_service_come_with_a_picture(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades", service="lecis")
    (message,) = pages(result)
    assert said(message).startswith(
        "Leicestershire was graded ✓\N{NO-BREAK SPACE}**good** for effectiveness"
    )
    assert "in 2021/22" in said(message)
    assert "in 2018" in said(message)
    (picture,) = pictures(message)
    for words in ("Leicestershire", "Efficiency", "requires improvement", "2018", "2021/22"):
        assert words in picture["description"]
    (file,) = message.attachments
    assert file.filename == "grades.png"
    assert file.description == picture["description"]


async def test_the_grades_of_one_inspection(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades", service="Kent", inspection="2018/19")
    (message,) = pages(result)
    assert "2021/22" not in pictures(message)[0]["description"]
    assert colour(message) is not None  # all were good


async def test_without_a_service_the_home_service_is_meant(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades")
    assert said(pages(result)[0]).startswith("Leicestershire was graded")


async def test_what_is_no_service_is_refused_without_a_picture(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades", service="Gondor")
    (message,) = pages(result)
    assert "Gondor" in said(message) or "gondor" in said(message)
    assert pictures(message) == []


async def test_a_service_that_may_be_several_is_asked_back(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "grades", service="Yorkshire")
    assert len(labels(pages(result)[0])) > 2


async def test_services_stand_side_by_side(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "compare", services="kent, esex & surrey")
    (message,) = pages(result)
    for service in ("Kent", "Essex", "Surrey"):
        assert service in said(message)
        assert service in pictures(message)[0]["description"]


async def test_one_pillar_in_one_inspection_is_compared(scene: Scene) -> None:
    result = await scene.alice.slash(
        scene.channel, "compare", services="Kent, Essex", inspection="2018/19", pillar="people"
    )
    (message,) = pages(result)
    assert said(message).startswith("For people in 2018/19")
    assert "Efficiency" not in pictures(message)[0]["description"]


async def test_ten_services_are_compared_within_the_limits(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "compare", services=TEN)
    (message,) = pages(result)
    text = said(message)
    described = pictures(message)[0]["description"]
    for service in TEN.split(", "):
        assert f"> [{service} · 2021/22](https://" in text
        assert service in text
        assert service in described


async def test_the_ten_longest_names_are_compared_within_the_limits(
    scene: Scene, engine: Engine
) -> None:
    """The scene checks every request against what Discord takes."""
    longest = sorted(engine.catalogue.services(), key=len)[-10:]
    for pillar in ({}, {"pillar": "people"}):
        result = await scene.alice.slash(
            scene.channel, "compare", services=", ".join(longest), **pillar
        )
        assert len(pictures(pages(result)[0])[0]["description"]) <= 1024


@pytest.mark.parametrize(
    ("services", "count"), [("Kent", 1), ("Kent, kent", 1), ("Gondor", 1), (f"{TEN}, Dorset", 11)]
)
async def test_fewer_than_two_and_more_than_ten_are_not_compared(
    scene: Scene, services: str, count: int
) -> None:
    result = await scene.alice.slash(scene.channel, "compare", services=services)
    told = f"I compare two to ten services, and these are {count}:"
    assert said(pages(result)[0]).startswith(told)


@pytest.mark.parametrize("stranger", ["Narnia", "Wales"])
async def test_a_stranger_among_services_is_told_of(scene: Scene, stranger: str) -> None:
    result = await scene.alice.slash(scene.channel, "compare", services=f"Kent, {stranger}, Essex")
    (message,) = pages(result)
    assert stranger.lower() in said(message).lower()
    assert pictures(message) == []


async def test_a_name_of_several_services_is_asked_back(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "compare", services="Kent, Yorkshire")
    assert "Which service do you mean?" in said(pages(result)[0])


async def test_two_services_that_merged_are_compared_as_they_were(scene: Scene) -> None:
    result = await scene.alice.slash(
        scene.channel, "compare", services="Hampshire; Isle of Wight", inspection="2018/19"
    )
    assert "Hampshire" in pictures(pages(result)[0])[0]["description"]
    assert "Isle of Wight" in pictures(pages(result)[0])[0]["description"]


async def test_two_inspections_stand_in_the_picture_as_in_the_text(scene: Scene) -> None:
    result = await scene.alice.slash(
        scene.channel, "compare", services="Kent, Essex", inspection="2018/19 and 2021/22"
    )
    (message,) = pages(result)
    for inspection in ("2018/19", "2021/22"):
        assert inspection in said(message)
        assert f"Kent, {inspection}" in pictures(message)[0]["description"]


@pytest.mark.parametrize(
    ("command", "option"),
    [("grades", "service"), ("quote", "text"), ("quote", "topic"), ("quote", "speaker")],
)
@pytest.mark.parametrize("typed", ["\N{FIRE}", "!!!", "\N{ZERO WIDTH SPACE}", "**"])
async def test_what_holds_no_words_is_told_so(
    scene: Scene, command: str, option: str, typed: str
) -> None:
    result = await scene.alice.slash(scene.channel, command, **{option: typed})
    assert said(pages(result)[0]).startswith(
        ("That names no service", "There are no words in that")
    )


FIRE = "help my house is on fire"


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("ask", {"question": FIRE}),
        ("grades", {"service": FIRE}),
        ("grades", {"service": "Kent", "inspection": FIRE}),
        ("compare", {"services": FIRE}),
        ("compare", {"services": f"Kent, {FIRE}"}),
        ("quote", {"text": FIRE}),
        ("quote", {"topic": FIRE}),
        ("quote", {"speaker": "Roy Wilsher", "text": FIRE}),
    ],
)
async def test_danger_is_heard_wherever_it_is_typed(
    scene: Scene, command: str, options: dict[str, str]
) -> None:
    result = await scene.alice.slash(scene.channel, command, **options)
    assert said(pages(result)[0]).startswith("**Call 999 now**")


async def test_danger_is_heard_in_a_message_that_is_checked(scene: Scene) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    result = await scene.alice.context_menu(
        scene.channel, "Check this claim", await bob.send(scene.channel, FIRE)
    )
    assert said(pages(result)[0]).startswith("**Call 999 now**")


async def test_an_answer_of_its_own_needs_no_check(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    checked = await scene.alice.context_menu(scene.channel, "Check this claim", pages(result)[0])
    assert said(pages(checked)[0]).startswith("That is an answer of mine")


async def test_a_message_that_is_passed_on_is_checked(scene: Scene) -> None:
    claimed = await scene.alice.send(scene.channel, "Kent was outstanding for people")
    passed_on = await scene.alice.forward(claimed, scene.channel)
    result = await scene.alice.context_menu(scene.channel, "Check this claim", passed_on)
    assert said(pages(result)[0]).startswith("No: Kent was graded")


async def test_who_never_said_such_a_thing_is_not_another(scene: Scene) -> None:
    result = await scene.alice.slash(
        scene.channel, "quote", speaker="Roy Wilsher", text="massive steps"
    )
    assert said(pages(result)[0]) == (
        "No quotation in the documents is of Roy Wilsher with “massive steps”."
    )


async def test_the_pages_of_a_topic_that_is_not_listed_are_turned(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "quote", topic="staff")
    (first,) = pages(result)
    assert "on staff" in texts(first)[0]
    await scene.alice.click(first, label="Next")
    turned = scene.channel.last_message
    assert turned is not None
    assert texts(turned)[0] == texts(first)[0]
    assert texts(turned)[1:] != texts(first)[1:]


async def test_a_comparison_goes_on_as_a_conversation(scene: Scene) -> None:
    await scene.alice.slash(scene.channel, "grades", service="Kent")
    result = await scene.alice.slash(scene.channel, "ask", question="and Essex?")
    assert said(pages(result)[0]).startswith("Essex")


async def test_quotations_of_a_speaker(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "quote", speaker="callum faint")
    (message,) = pages(result)
    heading, first, *_ = texts(message)
    assert heading == "**3 quotations** of Callum Faint"
    assert first.startswith("**Callum Faint**\n> I would like to acknowledge")
    assert "](https://www.bbc.co.uk/news/uk-england-leicestershire-64332021#:~:text=" in first
    assert said(message).count("**Callum Faint**") == 3


async def test_quotations_on_a_topic(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "quote", topic="improvement plan")
    assert "comprehensive improvement plan" in said(pages(result)[0])


async def test_a_quotation_half_remembered(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "quote", text="massive steps")
    assert "We have made massive steps forward in many areas" in said(pages(result)[0])
    result = await scene.alice.slash(scene.channel, "quote", text="masive step foward in areas")
    assert "We have made massive steps forward in many areas" in said(pages(result)[0])


@pytest.mark.parametrize(
    "filters",
    [
        {"speaker": "Sauron"},
        {"speaker": "Roy Wilsher", "topic": "dragons"},
        {"text": "my precious"},
    ],
)
async def test_what_nobody_said_is_refused(scene: Scene, filters: dict[str, str]) -> None:
    result = await scene.alice.slash(scene.channel, "quote", **filters)
    (message,) = pages(result)
    assert "> " not in said(message)
    assert said(message)


async def test_a_command_in_a_direct_message_has_its_picture(scene: Scene) -> None:
    result = await scene.alice.user.slash("grades", service="Kent")
    assert pictures(pages(result)[0])


async def test_the_sources_with_publisher_date_licence_and_link(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "sources")
    text = said(pages(result)[0])
    assert "](https://www.bbc.co.uk/news/uk-england-leicestershire-64332021)" in text
    assert "BBC · 20 January 2023" in text
    assert "Open Government Licence v3.0" in text
    assert "grades of 46 services" in text


async def test_about_tells_what_is_kept(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "about")
    text = said(pages(result)[0])
    assert "15 minutes" in text
    assert "no log keeps what you type" in text
    assert "Open Government Licence" in text


async def test_help_tells_of_every_command(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "help")
    (message,) = pages(result)
    for name in COMMANDS.keys() - {"help"}:
        assert f"`/{name}`" in said(message)
    assert labels(message)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Leicestershire was outstanding for effectiveness", "No: Leicestershire was graded"),
        ("Kent FRS got outstanding for efficiency in 2021/22", "Yes: Kent was graded"),
    ],
)
async def test_a_claim_is_checked_for_the_one_who_asks(
    scene: Scene, words: str, verdict: str
) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    claimed = await bob.send(scene.channel, words)
    result = await scene.alice.context_menu(scene.channel, "Check this claim", claimed)
    assert said(pages(result)[0]).startswith(verdict)
    assert result.ephemeral


async def test_a_message_without_words_claims_nothing(scene: Scene) -> None:
    empty = await scene.alice.send(scene.channel, attachments=[("a.png", b"x")])
    result = await scene.alice.context_menu(scene.channel, "Check this claim", empty)
    assert said(pages(result)[0]).startswith("There are no words")


async def test_a_claim_is_no_part_of_a_conversation(scene: Scene) -> None:
    bob = scene.guild.add_member(scene.env.create_user("bob"))
    claimed = await bob.send(scene.channel, "Kent was outstanding for people")
    await scene.alice.slash(scene.channel, "ask", question=GRADE)
    await scene.alice.context_menu(scene.channel, "Check this claim", claimed)
    result = await scene.alice.slash(scene.channel, "ask", question="and people?")
    assert said(pages(result)[0]).startswith("Leicestershire")


@pytest.mark.parametrize(
    ("command", "option", "typed", "filled", "first"),
    [
        ("ask", "question", "effic leics", {}, "what was Leicestershire's efficiency grade?"),
        ("grades", "service", "LFB", {}, "London"),
        ("grades", "service", "west m", {}, "West Midlands"),
        ("grades", "service", "", {}, "Avon"),
        ("grades", "inspection", "18", {"service": "Leicestershire"}, "2018"),
        ("grades", "inspection", "", {"service": "Hampshire"}, "2018/19"),
        ("compare", "services", "Kent, ess", {}, "Kent, Essex"),
        ("compare", "services", "lfb; notts, Ess", {}, "London, Nottinghamshire, Essex"),
        ("compare", "services", "Kent and ess", {}, "Kent, Essex"),
        ("compare", "services", "Kent & ess", {}, "Kent, Essex"),
        ("compare", "services", "kent VS ess", {}, "Kent, Essex"),
        ("compare", "services", "Kent v. ess", {}, "Kent, Essex"),
        ("compare", "services", "Kent/ess", {}, "Kent, Essex"),
        ("compare", "services", "Kent and ", {}, "Kent, Avon"),
        ("compare", "services", "Devon and Som", {}, "Devon and Somerset"),
        ("compare", "services", "Kent and Tyne & W", {}, "Kent, Tyne and Wear"),
        (
            "compare",
            "services",
            "Tyne & Wear and Devon and som",
            {},
            "Tyne and Wear, Devon and Somerset",
        ),
        ("compare", "services", "Narnia, ess", {}, "Narnia, Essex"),
        ("compare", "inspection", "", {}, "2021/22"),
        ("quote", "speaker", "wilsh", {}, "Roy Wilsher"),
        ("quote", "topic", "cultre", {}, "culture"),
        ("quote", "text", "massive", {}, "made massive steps forward"),
    ],
)
async def test_what_is_typed_is_completed(  # noqa: PLR0913, PLR0917 - the columns of a table
    scene: Scene, command: str, option: str, typed: str, filled: dict[str, str], first: str
) -> None:
    offered = await scene.alice.autocomplete(scene.channel, command, option, typed, **filled)
    assert offered[0]["value"] == first


@pytest.mark.parametrize(
    "typed", ["", "a", "é🔥 **x**", "@everyone", "x" * 300, f"{TEN}, {TEN}, x"]
)
async def test_completion_stays_within_the_limits(scene: Scene, typed: str) -> None:
    """The scene checks every choice that is offered."""
    for command, options in COMMANDS.items():
        for option in set(options) - {"private", "pillar"}:
            offered = await scene.alice.autocomplete(scene.channel, command, option, typed)
            assert len(offered) <= 25


def test_every_service_is_known_by_its_short_name(engine: Engine) -> None:
    services = engine.catalogue.services()
    assert len(services) > 44
    for name in services:
        short = engine.catalogue.short_name(name)
        assert engine.named(short) == (name,)
        assert len(short) <= 19


async def test_names_are_offered_in_short_where_they_would_be_too_long(scene: Scene) -> None:
    typed = (
        "Northamptonshire, Nottinghamshire, Gloucestershire, Buckinghamshire, Cambridgeshire, "
        "Hampshire and Isle of Wight, Lincolnshire, Leicestershire and South Yorks"
    )
    (offered, *_) = await scene.alice.autocomplete(scene.channel, "compare", "services", typed)
    assert offered["value"] == (
        "Northants, Notts, Glos, Bucks, Cambs, Hants & IOW, Lincs, Leics, South Yorks"
    )
    result = await scene.alice.slash(scene.channel, "compare", services=offered["value"])
    assert "Hampshire and Isle of Wight was graded" in said(pages(result)[0])
    assert "South Yorkshire was graded" in said(pages(result)[0])


async def test_no_more_services_are_offered_than_are_compared(scene: Scene) -> None:
    offered = await scene.alice.autocomplete(scene.channel, "compare", "services", f"{TEN}, dev")
    assert offered == []


async def test_what_completion_offers_is_answered(scene: Scene) -> None:
    offered = await scene.alice.autocomplete(scene.channel, "ask", "question", "kent")
    result = await scene.alice.slash(scene.channel, "ask", question=offered[0]["value"])
    assert colour(pages(result)[0]) or "Kent" in said(pages(result)[0])


def test_a_choice_too_long_for_discord_is_not_offered() -> None:
    assert [each.value for each in choices(["a", "x" * 101, "", "a", "x" * 100])] == [
        "a",
        "x" * 100,
    ]
    assert len(choices(map(str, range(100)))) == 25


def test_names_that_begin_so_come_before_those_that_hold_it_or_are_like_it() -> None:
    names = ["East Sussex", "West Sussex", "Sussex Coast", "Kent"]
    assert fitting("sussex", names) == ["Sussex Coast", "East Sussex", "West Sussex"]
    assert set(fitting("susex", names)) >= {"East Sussex", "West Sussex"}
    assert fitting("zzz", names) == []


async def test_the_answer_of_the_command_is_that_of_a_message(scene: Scene) -> None:
    result = await scene.alice.slash(scene.channel, "ask", question=GRADE)
    assert said(pages(result)[0]).startswith(GRADED)
    assert len(sent(scene)) == 1
