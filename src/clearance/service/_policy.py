"""What the service asks of those who ask: keys, a name of ours, not too often."""

from dataclasses import dataclass
from datetime import datetime

from clearance.errors import UsageError
from clearance.settings import Settings
from clearance.work import Rows, Scope, database_of, list_keys

from ._options import ServeOptions

OPENSANCTIONS = (
    *("/match", "/search", "/entities", "/statements", "/catalog", "/manifest"),
    *("/algorithms", "/reconcile", "/updatez", "/-/"),
)
"""Where the addresses begin that clients of OpenSanctions call, from any page too."""

_HERE = frozenset({"127.0.0.1", "localhost", "[::1]"})
_OPEN = ("/healthz", "/readyz", "/openapi.json", "/docs", "/favicon.ico")
_OPEN_BELOW = ("/static/", "/docs/", "/sign-")
_ADMIN = ("/metrics", "/updatez", "/v1/keys")
# Asked with names of customers, or showing what was asked with them.
_SCREEN = (
    *("/find", "/compare", "/portfolio", "/deal", "/owners", "/exposure"),
    *("/match", "/reconcile", "/v1/screen", "/v1/batch", "/v1/jobs", "/v1/assess"),
    *("/v1/owners", "/v1/exposure"),
)


@dataclass(frozen=True, slots=True)
class Policy:
    """Whether keys are needed; by which names we answer (none: any); the rate.

    `rate` is how many requests a key, or an address, may make in a minute of one
    worker; 0 is without end.
    """

    keys_needed: bool
    hosts: frozenset[str]
    rate: int

    def is_ours(self, host: str) -> bool:
        """Say whether a Host header, in lower case, names us."""
        if not self.hosts:
            return True
        name = host.rpartition("]")[0] + "]" if host.startswith("[") else host
        return name.partition(":")[0] in self.hosts or name in self.hosts


def policy_of(settings: Settings, options: ServeOptions) -> Policy:
    """Derive the policy from where the service listens, and what is set."""
    named = frozenset(name.lower() for name in settings.hosts.replace(",", " ").split())
    here = is_here(options.host)
    needed = options.keys or not (here or options.anyone)
    return Policy(
        keys_needed=needed,
        hosts=named | _HERE if here or named else frozenset(),
        rate=-(-settings.rate // options.workers),
    )


def is_here(host: str) -> bool:
    """Say whether an address is reached from this machine only."""
    return host in {"127.0.0.1", "::1", "localhost"}


def check_listening(settings: Settings, options: ServeOptions, now: datetime) -> None:
    """Refuse to answer strangers. Raises UsageError that says what is missing."""
    if not policy_of(settings, options).keys_needed:
        return
    rows = Rows(database_of(settings.data, settings.database))
    try:
        if any(key.is_valid(now) for key in list_keys(rows)):
            return
    finally:
        rows.close()
    raise UsageError(
        "There is no key, so nobody could ask. Make one first: `clearance keys create"
        " NAME --scope screen`"
        + (
            "."
            if is_here(options.host)
            else f"; or let anyone who reaches {options.host} ask, with --anyone."
        )
    )


def scope_needed(method: str, path: str) -> Scope | None:
    """Say what a key must be for, to ask this; None where none is needed."""
    if path in _OPEN or path.startswith(_OPEN_BELOW):
        return None
    if _is_below(path, _ADMIN):
        return "admin"
    if method == "OPTIONS" and path.startswith(OPENSANCTIONS):
        return None  # a browser asks whether it may ask, and sends no key with that
    if method not in ("GET", "HEAD") or _is_below(path, _SCREEN):
        return "screen"
    return "read"


def _is_below(path: str, places: tuple[str, ...]) -> bool:
    return any(
        path == place or path.startswith((f"{place}/", f"{place}.")) for place in places
    )
