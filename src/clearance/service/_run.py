"""Running the service: the server, its address, its end."""

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass

import uvicorn

from clearance.errors import UsageError
from clearance.settings import Settings

from ._application import application


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeOptions:
    """Where to listen. `workers` are processes that share one index."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1


def serve(
    settings: Settings, options: ServeOptions, *, on_listening: Callable[[str], None]
) -> None:
    """Answer until told to stop; requests under way are finished first.

    *on_listening* is told the address once the service listens there. Raises UsageError
    where it cannot.
    """
    listening = _listen(options)
    port = listening.getsockname()[1]
    on_listening(f"http://{_shown(options.host)}:{port}/")
    config = uvicorn.Config(
        application(settings),
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=30,
    )
    uvicorn.Server(config).run(sockets=[listening])


def _listen(options: ServeOptions) -> socket.socket:
    family = socket.AF_INET6 if ":" in options.host else socket.AF_INET
    try:
        return socket.create_server(
            (options.host, options.port), family=family, backlog=2048
        )
    except OSError as error:
        raise UsageError(
            f"{options.host}:{options.port} cannot be listened on:"
            f" {os.strerror(error.errno) if error.errno else error}. Is another"
            " service there? Name a free --port."
        ) from None


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
