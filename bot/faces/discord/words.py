"""What Discord shows of the commands, in every language that there is a file for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str
from msgspec import Struct

from knowledge.files import load_yaml

_FOLDER = Path(__file__).parent / "words"
#: The language that stands where another has no words, and that every command is known by.
_OWN = discord.Locale.british_english
_EVERYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_BY_ALL = app_commands.AppInstallationType(guild=True, user=True)


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """The name of an option, what is said of it, and what may be chosen, by its value."""

    name: str
    description: str = ""
    choices: dict[str, str] = {}


class CommandWording(Struct, frozen=True, forbid_unknown_fields=True):
    """The wording of a command, and of its options by their names in the code."""

    name: str
    description: str = ""
    options: dict[str, Wording] = {}


#: The wordings of one language, by the commands' names in the code.
Language = dict[str, CommandWording]


class Words(app_commands.Translator):
    """The wordings of all languages; British English is what commands are made with.

    Raises:
        Faults: a file of wordings cannot be read.
    """

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._languages = {path.stem: load_yaml(path, Language) for path in folder.glob("*.yaml")}

    async def translate(
        self, string: locale_str, locale: discord.Locale, _context: Any
    ) -> str | None:
        """The string in another language, or None where that has no words for it."""
        command, *path = string.extras["key"]
        found: Any = self._languages.get(locale.value, {}).get(command)
        for step in path:
            found = found.get(step) if isinstance(found, dict) else getattr(found, step, None)
        return str(found) if found and found != string.message else None

    def command(
        self, key: str
    ) -> Callable[[Callable[..., Any]], app_commands.Command[Any, ..., None]]:
        """Make the decorated function a command that may be used everywhere."""
        wording = self._languages[_OWN.value][key]

        def make(callback: Callable[..., Any]) -> app_commands.Command[Any, ..., None]:
            for name in wording.options:
                app_commands.rename(**{name: self._option(key, name, "name")})(callback)
                app_commands.describe(**{name: self._option(key, name, "description")})(callback)
            command: app_commands.Command[Any, ..., None] = app_commands.Command(
                name=locale_str(wording.name, key=(key, "name")),
                description=locale_str(wording.description, key=(key, "description")),
                callback=callback,
                allowed_contexts=_EVERYWHERE,
                allowed_installs=_BY_ALL,
            )
            return command

        return make

    def menu(self, key: str) -> Callable[[Callable[..., Any]], app_commands.ContextMenu]:
        """Make the decorated function an entry of a message's menu."""
        name = self._languages[_OWN.value][key].name

        def make(callback: Callable[..., Any]) -> app_commands.ContextMenu:
            return app_commands.ContextMenu(
                name=locale_str(name, key=(key, "name")),
                callback=callback,
                allowed_contexts=_EVERYWHERE,
                allowed_installs=_BY_ALL,
            )

        return make

    def described(self, key: str) -> tuple[str, str]:
        """The name and the description of a command."""
        wording = self._languages[_OWN.value][key]
        return wording.name, wording.description

    def choices(self, command: str, option: str) -> list[app_commands.Choice[str]]:
        """What may be chosen for an option."""
        offered = self._languages[_OWN.value][command].options[option].choices
        return [
            app_commands.Choice(
                name=locale_str(name, key=(command, "options", option, "choices", value)),
                value=value,
            )
            for value, name in offered.items()
        ]

    def _option(self, command: str, option: str, part: str) -> locale_str:
        wording = self._languages[_OWN.value][command].options[option]
        return locale_str(getattr(wording, part), key=(command, "options", option, part))
