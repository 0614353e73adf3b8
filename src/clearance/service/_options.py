"""How the service is run: where it listens, by how many, within which limits."""

from dataclasses import dataclass

from clearance.settings import Settings

from ._limits import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """Where to listen. `workers` are processes that share one index.

    `keys` asks for keys on this machine, too; `anyone` lets a service that listens
    beyond it answer without keys.
    """

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    keys: bool = False
    anyone: bool = False


def limits_of(settings: Settings) -> Limits:
    """Give what one request may cost in one worker."""
    return Limits(
        body=round(settings.body_mib * 1_048_576),
        idle=settings.idle_seconds,
        answer=settings.answer_seconds,
    )
