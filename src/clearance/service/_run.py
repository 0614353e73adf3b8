"""Running the service: its address, its workers, its log, its end."""

import os
import resource
import socket
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import structlog
import uvicorn
from uvicorn.supervisors import Multiprocess

from clearance.app import runner_beside
from clearance.errors import UsageError
from clearance.settings import Settings, utc_now

from ._options import ServeOptions
from ._policy import check_listening

_FILES = 65_536  # open files, a connection being one, that we ask the system for


def serve(
    settings: Settings, options: ServeOptions, *, on_listening: Callable[[str], None]
) -> None:
    """Answer until told to stop; requests under way are finished first.

    *on_listening* is told the address once the service listens there. Raises UsageError
    where it cannot, and where nobody could ask for want of a key.
    """
    check_listening(settings, options, utc_now())
    _allow_connections()
    listening = _listen(options)
    with listening, tempfile.TemporaryDirectory(prefix="clearance-") as measures:
        port = listening.getsockname()[1]
        on_listening(f"http://{_shown(options.host)}:{port}/")
        with runner_beside(settings, prepare=_log_lines):
            _run(settings, options, listening, measures)


def _run(
    settings: Settings, options: ServeOptions, listening: socket.socket, measures: str
) -> None:
    if options.workers == 1:
        uvicorn.Server(_config(settings, options)).run(sockets=[listening])
    else:
        # Read by prometheus_client in each worker, when it is first imported.
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = measures  # noqa: TID251
        Multiprocess(_config(settings, options), [listening]).run()


def _config(settings: Settings, options: ServeOptions) -> uvicorn.Config:
    return uvicorn.Config(
        partial(_application, settings, options),
        factory=True,
        workers=options.workers,
        http="clearance.service._protocol:PatientProtocol",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=30,
    )


def _application(settings: Settings, options: ServeOptions) -> object:
    """Make the application in the process that will run it."""
    # Imported here: what measures finds out on import whether there are many workers.
    from ._application import application  # noqa: PLC0415

    _log_lines()
    return application(settings, options)


def _log_lines() -> None:
    """Let the log be lines of JSON on standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )


def _allow_connections() -> None:
    """Ask for as many open files as we are allowed: each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if hard == resource.RLIM_INFINITY else min(hard, _FILES)
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


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
