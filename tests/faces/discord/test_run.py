"""Starting the bot: what it says and returns when Discord does not let it in."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TOKEN = "T0k.en-of_nobody"
#: Runs the bot against another address than Discord's.
SCRIPT = """
import sys
from pathlib import Path
import discord
from bot.faces.discord import run
from bot.load import load_engine
discord.http.Route.BASE = sys.argv[1]
engine, config = load_engine(Path("config.yaml"), Path("knowledge"))
sys.exit(run(engine, config, sys.argv[2]))
"""


def start(address: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, address, TOKEN],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@contextmanager
def server(status: int) -> Iterator[str]:
    """A server that answers every request with ``status``; gives its address."""

    class Refuses(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(b'{"message": "no", "code": 0}')

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    serving = HTTPServer(("127.0.0.1", 0), Refuses)
    thread = threading.Thread(target=serving.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{serving.server_port}"
    finally:
        serving.shutdown()
        thread.join()
        serving.server_close()


@pytest.mark.parametrize(
    ("status", "code", "sentence"),
    [
        (401, 3, "Discord refused the token: check the environment variable DISCORD_TOKEN."),
        (403, 4, "Discord could not be reached: check the network, then try again."),
    ],
)
def test_a_refusal_is_one_sentence(status: int, code: int, sentence: str) -> None:
    with server(status) as address:
        done = start(address)
    assert done.returncode == code
    assert_plain(done, sentence)


def test_no_network_is_one_sentence() -> None:
    with server(200) as address:
        pass  # nobody listens there any more
    done = start(address)
    assert done.returncode == 4
    assert_plain(done, "Discord could not be reached: check the network, then try again.")


def assert_plain(done: subprocess.CompletedProcess[str], sentence: str) -> None:
    """Only the sentence, besides what the log says; no traceback, no token."""
    lines = [line for line in done.stderr.splitlines() if " INFO " not in line]
    assert lines == [sentence]
    assert TOKEN not in done.stderr + done.stdout
    assert done.stdout == ""
