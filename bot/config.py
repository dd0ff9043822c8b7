"""What an operator may change: the settings of ``config.yaml``."""

from pathlib import Path

from msgspec import Struct

from knowledge.files import load_yaml


class Matching(Struct, frozen=True, forbid_unknown_fields=True):
    """When the bot trusts its understanding; scores run from 0 to 1.

    ``calibration`` gives for some scores how often replies of that score are right; between
    them it is a straight line. Without it, a reply's confidence is its score.
    """

    floor: float = 0.5
    margin: float = 0.02
    calibration: tuple[tuple[float, float], ...] = ()


class Rate(Struct, frozen=True, forbid_unknown_fields=True):
    """So many questions in so many seconds."""

    questions: int
    seconds: float


class Discord(Struct, frozen=True, forbid_unknown_fields=True):
    """How the Discord face behaves. The token is no setting: it comes from the environment.

    ``channels`` are those in which every message is a question, for which ``message_content``,
    the privileged intent, has to be on. ``operator_channel`` is told of doubted replies.
    Channels are numbers, as Discord gives them.
    """

    context_minutes: float = 15
    per_person: Rate = Rate(10, 30)
    per_channel: Rate = Rate(30, 30)
    message_content: bool = False
    channels: tuple[int, ...] = ()
    operator_channel: int | None = None


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """All settings, with the values that hold where the file says nothing."""

    home_service: str = "Leicestershire"
    log_questions: bool = False
    matching: Matching = Matching()
    discord: Discord = Discord()


def load_config(path: Path) -> Config:
    """Read ``path``.

    Raises:
        Faults: the file is missing, is no YAML, or holds an unknown or ill-typed key.
    """
    return load_yaml(path, Config)
