"""Pages as discord.py sends them."""

import io
from typing import Any

import discord
from discord import ui

from bot.faces.discord.looks.actions import custom_id
from bot.faces.discord.looks.buttons import Press
from bot.faces.discord.looks.pages import Control, Page

#: Nobody is ever pinged, not even the person who is answered.
NOBODY = discord.AllowedMentions.none()


def arguments(page: Page) -> dict[str, Any]:
    """What discord.py is given to send a page, wherever it goes."""
    if not page.drawn:
        return {"content": page.text, "suppress_embeds": True, "allowed_mentions": NOBODY}
    sent: dict[str, Any] = {"view": layout(page), "allowed_mentions": NOBODY}
    if page.picture:
        sent["file"] = discord.File(
            io.BytesIO(page.picture.png), page.picture.name, description=page.picture.alt
        )
    return sent


def layout(page: Page) -> ui.LayoutView:
    """A page as Discord draws it: a box with an edge in its colour, or its bare texts."""
    view = ui.LayoutView(timeout=None)
    items: list[ui.Item[Any]] = [ui.TextDisplay(text) for text in page.texts]
    if page.picture:
        gallery: ui.MediaGallery[ui.LayoutView] = ui.MediaGallery()
        gallery.add_item(media=f"attachment://{page.picture.name}", description=page.picture.alt)
        items.insert(1, gallery)
    if page.boxed:
        items = [ui.Container(*items, accent_colour=page.colour)]
    rows: list[ui.Item[Any]] = [ui.ActionRow(*map(_button, row)) for row in page.rows]
    for item in items + rows:
        view.add_item(item)
    return view


def _button(control: Control) -> Press:
    return Press(control.label, custom_id(control.action) or "", disabled=control.disabled)
