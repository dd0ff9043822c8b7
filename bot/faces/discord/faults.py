"""What went wrong: an id for the person who asked, the rest for the log."""

import logging
import secrets
import traceback

import discord

_log = logging.getLogger(__name__)


def logged(error: BaseException, question: str | None = None) -> str:
    """Log an error under a new short id, and return the id.

    An error's own words may repeat what somebody typed, so unless the question is given, the
    log gets only its kind and where it happened.
    """
    fault = secrets.token_hex(4)
    if question is not None:
        _log.error("Error %s at the question %r", fault, question, exc_info=error)
    else:
        where = "".join(traceback.format_tb(error.__traceback__)).rstrip()
        _log.error("Error %s: %s\n%s", fault, _kind(error), where)
    return fault


def excuse(fault: str) -> str:
    """The sentence that tells a person of an error."""
    return f"Sorry, something went wrong here; please try again later (error {fault})."


def _kind(error: BaseException) -> str:
    if isinstance(error, discord.HTTPException):
        return f"{type(error).__name__}, status {error.status}, code {error.code}"
    return type(error).__name__
