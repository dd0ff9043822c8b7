"""Telling Discord the commands: explicitly, once, and in every language there are words for."""

from pathlib import Path
from typing import Any

import discord
import pytest
from discord.app_commands import locale_str

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord import create_bot
from bot.faces.discord.words import Words
from tests.faces.discord.scenes import Scene, running, told_commands

COMMANDS = "/applications/*/commands"


def puts(scene: Scene) -> int:
    return len([each for each in scene.env.http_requests if each.method == "PUT"])


async def test_commands_are_sent_where_discord_has_none(scene: Scene) -> None:
    assert puts(scene) == 1


async def test_nothing_is_sent_where_nothing_changed(scene: Scene, engine: Engine) -> None:
    assert not await told_commands(scene.env)
    await scene.env.restart_bot(create_bot(engine, Config()))
    assert not await told_commands(scene.env)
    assert puts(scene) == 1


async def test_starting_sends_nothing(scene: Scene, engine: Engine) -> None:
    before = len(scene.env.http_requests)
    await scene.env.restart_bot(create_bot(engine, Config()))
    assert not [each for each in scene.env.http_requests[before:] if "commands" in each.path]


@pytest.mark.parametrize(
    "change",
    [
        lambda held: held.pop(("sources", 1)),
        lambda held: held[("ask", 1)].update(description="Another"),
        lambda held: held[("ask", 1)]["options"][0].update(autocomplete=False),
        lambda held: held[("ask", 1)]["options"].pop(),
        lambda held: held[("help", 1)].update(contexts=[0]),
        lambda held: held[("sources", 1)].update(options=[{"name": "x", "type": 3}]),
        lambda held: held[("quote", 1)]["options"][0].update(choices=[{"name": "a", "value": "a"}]),
        lambda held: held[("grades", 1)].update(name_localizations={"fr": "notes"}),
        lambda held: held.update({("old", 1): {**held[("help", 1)], "name": "old"}}),
    ],
)
async def test_what_changed_is_sent_once(scene: Scene, change: Any) -> None:
    change(scene.env.backend.commands[None])
    assert await told_commands(scene.env)
    assert not await told_commands(scene.env)


async def test_what_discord_adds_of_its_own_is_no_change(scene: Scene) -> None:
    for command in scene.env.backend.commands[None].values():
        command.update(id="9", version="8", nsfw=False, default_permission=True, handler=None)
        for option in command["options"]:
            option.setdefault("required", False)
            option.update(name_localizations=None, description_localizations=None)
    assert not await told_commands(scene.env)


async def test_a_command_that_discord_does_not_take_is_no_silent_success(engine: Engine) -> None:
    async with running(create_bot(engine, Config())) as scene:
        scene.env.backend.commands[None].clear()
        scene.env.inject_error("PUT", COMMANDS, status=500)
        with pytest.raises(discord.HTTPException):
            await told_commands(scene.env)


def french(folder: Path) -> Words:
    """The wordings with a second language, which leaves out most."""
    own = Path(__file__).parents[3] / "bot" / "faces" / "discord" / "words" / "en-GB.yaml"
    (folder / "en-GB.yaml").write_bytes(own.read_bytes())
    (folder / "fr.yaml").write_text(
        "ask: {name: demander, description: Poser une question,"
        " options: {question: {name: question, description: Par exemple}}}\n"
        "compare: {name: comparer, options: {pillar: {name: pilier,"
        " choices: {people: personnel}}}}\n"
        "claim: {name: Vérifier}\n",
        "utf-8",
    )
    return Words(folder)


async def test_another_language_is_another_file(tmp_path: Path, engine: Engine) -> None:
    words = french(tmp_path)
    bot = create_bot(engine, Config())
    payloads: dict[str, Any] = {
        command.name: await command.get_translated_payload(bot.tree, words)
        for command in bot.tree.get_commands()
    }
    assert payloads["ask"]["name_localizations"] == {"fr": "demander"}
    assert payloads["ask"]["description_localizations"] == {"fr": "Poser une question"}
    question, private = payloads["ask"]["options"]
    assert question["description_localizations"] == {"fr": "Par exemple"}
    assert not private.get("name_localizations")
    pillar = payloads["compare"]["options"][2]
    assert pillar["choices"][2]["name_localizations"] == {"fr": "personnel"}
    assert payloads["Check this claim"]["name_localizations"] == {"fr": "Vérifier"}
    assert not payloads["about"]["name_localizations"]
    await bot.close()


async def test_its_own_words_are_no_translation() -> None:
    words = Words()
    name, _ = words.described("ask")
    string = locale_str(name, key=("ask", "name"))
    assert await words.translate(string, discord.Locale.british_english, None) is None
