"""Running the bot until it is stopped."""

import logging
import re
import sys

import aiohttp
import discord

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord.client import create_bot

STOPPED, REFUSED, UNREACHABLE = 0, 3, 4
#: Discord's word, when it closes the connection, for a token that is not valid any more.
_TOKEN_REFUSED = 4004
_INTERACTION_TOKEN = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w-]+")


def run(engine: Engine, config: Config, token: str) -> int:
    """Connect to Discord and answer until the program is stopped.

    Returns:
        0 when stopped, 3 when Discord refuses the token, 4 when it cannot be reached; for the
        last two a sentence stands on standard error.
    """
    _log_to_standard_error(token)
    # discord.py would warn that it cannot speak; the bot only writes.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    try:
        create_bot(engine, config).run(token, log_handler=None)
    except discord.LoginFailure:
        return _refused()
    except discord.ConnectionClosed as error:
        return _refused() if error.code == _TOKEN_REFUSED else _unreachable()
    except (discord.HTTPException, discord.GatewayNotFound, aiohttp.ClientError, OSError):
        return _unreachable()
    return STOPPED


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


def _log_to_standard_error(token: str) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet(token))
    # Never below INFO: discord.py's debug lines hold whole messages.
    logging.basicConfig(level=logging.INFO, handlers=[handler])
