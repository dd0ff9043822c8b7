"""Pages as discord.py sends them."""

import io
from collections.abc import Collection
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


def worn(message: discord.Message, pressed: Collection[str]) -> ui.LayoutView:
    """A message as it is, but for the buttons that were pressed: these no longer may be."""
    view = ui.LayoutView(timeout=None)
    for item in ui.LayoutView.from_message(message).children:
        if isinstance(item, ui.ActionRow):
            row = (_again(each, pressed) for each in item.children if isinstance(each, ui.Button))
            view.add_item(ui.ActionRow(*row))
        else:
            view.add_item(item)
    files = {each.url.split("?")[0]: each.filename for each in message.attachments}
    for item in view.walk_children():
        if isinstance(item, ui.MediaGallery):  # its address on the web is not for ever
            for each in item.items:
                name = files.get(each.media.url.split("?")[0])
                each.media = f"attachment://{name}" if name else each.media
    return view


def _again(button: ui.Button[Any], pressed: Collection[str]) -> Press:
    written = button.custom_id or ""
    return Press(button.label or "", written, disabled=button.disabled or written in pressed)


def _button(control: Control) -> Press:
    return Press(control.label, custom_id(control.action) or "", disabled=control.disabled)
