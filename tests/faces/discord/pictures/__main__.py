"""Take the README's pictures anew: ``python -m tests.faces.discord.pictures``.

Needs ``pip install 'simcord[screenshot]'`` and ``playwright install chromium``.
"""

import asyncio
from pathlib import Path

import discord
import simcord
from PIL import Image

from bot.config import Config
from bot.faces.discord import create_bot
from bot.load import load_engine
from tests.faces.discord.scenes import GRADE, Scene, furnished, pages, told_commands, unprivileged

ROOT = Path(__file__).parents[4]
WIDTH, HEIGHT = 700, 900
COLOURS = 64  # of each picture's palette: flat colours, so that the files stay small


async def shown(scene: Scene, name: str) -> discord.Message:
    """The message that a picture shows."""
    alice, channel = scene.alice, scene.channel
    if name == "grades":
        result = await alice.slash(channel, "grades", service="Leicestershire")
    elif name == "compare":
        result = await alice.slash(channel, "compare", services="Kent, Merseyside, London, Avon")
    elif name == "quote":
        result = await alice.slash(channel, "quote", text="massive steps")
    elif name == "choices":
        result = await alice.slash(channel, "ask", question="yorkshire efficiency??")
    else:
        result = await alice.slash(channel, "ask", question=GRADE)
    return pages(result)[0]


async def take() -> None:
    """Ask, and keep a picture of each reply beside this file."""
    engine, _ = load_engine(ROOT / "config.yaml", ROOT / "knowledge")
    bot = create_bot(engine, Config())
    async with simcord.run(bot, approved_intents=unprivileged()) as env:
        await told_commands(env)
        scene = furnished(env)
        async with env.preview(scene.channel, viewers=[scene.alice]) as preview:
            for name in ("choices", "grade", "grades", "compare", "quote"):
                path = Path(__file__).parent / f"{name}.png"
                await preview.screenshot(
                    path,
                    viewer=scene.alice,
                    target=await shown(scene, name),
                    viewport=(WIDTH, HEIGHT),
                    allow_incomplete=True,
                )
                Image.open(path).convert("RGB").quantize(COLOURS).save(path, optimize=True)


asyncio.run(take())
