"""The real bot, on the real engine and the shipped knowledge, in a simulated Discord."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from simcord import Env

from bot.config import Config
from bot.engine import Engine
from bot.faces.discord import create_bot
from bot.load import load_engine
from tests.faces.discord.scenes import (
    Clock,
    Scene,
    assert_within_limits,
    furnished,
    told_commands,
    unprivileged,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine as shipped."""
    return load_engine(ROOT / "config.yaml", ROOT / "knowledge")[0]


@pytest.fixture
def clock() -> Clock:
    """The clock that the bot goes by."""
    return Clock()


@pytest.fixture
async def env(engine: Engine, clock: Clock) -> AsyncIterator[Env]:
    """A simulated Discord that approves no privileged intent, with the bot connected."""
    env = Env(create_bot(engine, Config(), clock), approved_intents=unprivileged())
    await env.start()
    await told_commands(env)
    try:
        yield env
    finally:
        await env.shutdown()
    env.raise_errors()
    assert_within_limits(env)


@pytest.fixture
def scene(env: Env) -> Scene:
    """A server that the bot has joined."""
    return furnished(env)
