"""Running the bot until it is stopped, and what is done once: commands told, an invitation."""

import asyncio
import gc
import logging
import re
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

import aiohttp
import discord

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord.client import InspectionBot
from bot.faces.discord.permissions import NAMES, invitation
from bot.faces.discord.sync import synchronise

_AGAIN = 1.0  # seconds after which a bot that goes on is told again to stop
STOPPED, FAULT, REFUSED, UNREACHABLE = 0, 1, 3, 4
#: Discord's word, when it closes the connection, for a token that is not valid any more.
_TOKEN_REFUSED = 4004
_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]+")


def create_bot(
    engine: Engine, config: Config, clock: Callable[[], float] = time.monotonic
) -> InspectionBot:
    """A bot that is not yet connected.

    Args:
        engine: answers the questions.
        config: the settings.
        clock: tells the time in seconds, for the end of conversations and of pauses.
    """
    return InspectionBot(engine, config, clock)


def run(engine: Engine, config: Config, token: str) -> int:
    """Connect to Discord and answer until the program is stopped, by SIGINT or SIGTERM.

    Returns:
        0 when stopped, the connection closed; 1 when Discord does not take the commands, 3 when
        it refuses the token or an intent, 4 when it cannot be reached; for these a sentence
        stands on standard error.
    """

    def serve() -> None:
        prepare(engine)
        with suppress(KeyboardInterrupt):
            asyncio.run(_served(create_bot(engine, config), token))

    return _guarded(serve, token, logging.INFO)


async def _served(bot: InspectionBot, token: str) -> None:
    """Serve until a signal stops it; then close the connection, so that nobody waits for it."""
    stopped = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # on Windows, where Ctrl-C still interrupts
            asyncio.get_running_loop().add_signal_handler(each, stopped.set)
    async with bot:
        serving = asyncio.create_task(bot.start(token))
        stopping = asyncio.create_task(stopped.wait())
        await asyncio.wait([serving, stopping], return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        while stopped.is_set() and not serving.done():
            serving.cancel()  # again, for while it connects it may miss that it was
            await asyncio.wait([serving], timeout=_AGAIN)
        with suppress(asyncio.CancelledError):
            await serving  # which says why it ended


def prepare(engine: Engine) -> None:
    """Make now what the first replies would wait for, and keep it out of the collector's way.

    Otherwise the whole knowledge is searched for garbage again and again while people wait.
    """
    engine.likely("")
    for question in engine.starters:
        engine.answer(question)
    gc.collect()
    gc.freeze()


def run_sync(engine: Engine, config: Config, token: str) -> int:
    """Tell Discord the commands if it does not have them as they are; the codes of ``run``."""

    async def synced(bot: InspectionBot) -> None:
        sent = await synchronise(bot)
        names = ", ".join(command.name for command in bot.tree.get_commands())
        done = "Discord has the commands now" if sent else "Nothing to do, Discord has them"
        print(f"{done}: {names}.")

    return _guarded(lambda: _logged_in(create_bot(engine, config), token, synced), token)


def run_invite(engine: Engine, config: Config, token: str) -> int:
    """Print where the bot is invited and what it then may do; the codes of ``run``."""

    async def invited(bot: InspectionBot) -> None:
        print("On a server the bot asks for these permissions, and for no others:")
        print(*(f"- {name}" for name in NAMES.values()), sep="\n")
        print(f"Invite it, or install it for yourself: {invitation(bot.application_id or 0)}")

    return _guarded(lambda: _logged_in(create_bot(engine, config), token, invited), token)


def _logged_in(
    bot: InspectionBot, token: str, work: Callable[[InspectionBot], Awaitable[None]]
) -> None:
    async def done() -> None:
        async with bot:
            await bot.login(token)
            await work(bot)

    asyncio.run(done())


def _guarded(work: Callable[[], None], token: str, level: int = logging.WARNING) -> int:
    """Do what needs Discord; where that fails, say why in a sentence, and return its code."""
    _log_to_standard_error(token, level)
    # discord.py would warn that it cannot speak; the bot only writes.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    try:
        work()
    except discord.LoginFailure:
        return _refused()
    except discord.PrivilegedIntentsRequired:
        return _ungranted()
    except discord.app_commands.CommandSyncFailure as error:
        print(f"Discord did not take the commands: {error}", file=sys.stderr)
        return FAULT
    except discord.ConnectionClosed as error:
        return _refused() if error.code == _TOKEN_REFUSED else _unreachable()
    except (discord.DiscordException, aiohttp.ClientError, OSError):
        return _unreachable()
    return STOPPED


def _ungranted() -> int:
    print(
        "Discord has not granted the message content intent: switch it on for the bot in "
        "Discord's developer portal, or set message_content: false in config.yaml.",
        file=sys.stderr,
    )
    return REFUSED


def _refused() -> int:
    print("Discord refused the token: check the environment variable DISCORD_TOKEN.",
          file=sys.stderr)  # fmt: skip
    return REFUSED


def _unreachable() -> int:
    print("Discord could not be reached: check the network, then try again.", file=sys.stderr)
    return UNREACHABLE


class Discreet(logging.Formatter):
    """Writes log lines without the bot's token, and without those of interactions."""

    def __init__(self, token: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """The line, with dots in the place of tokens."""
        line = super().format(record).replace(self._token, "…")
        return _INTERACTION_TOKEN.sub(r"\1…", line)


def _log_to_standard_error(token: str, level: int) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(token))
    # Never below INFO: discord.py's debug lines hold whole messages.
    logging.basicConfig(level=level, handlers=[handler])
