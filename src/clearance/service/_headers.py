"""Headers that every answer has: nothing from elsewhere, nothing guessed, no frames."""

from collections.abc import MutableMapping
from typing import Any

from ._limits import App, Message, Receive, Send

_PAGES = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# The interactive documentation styles its parts as it draws them.
_DOCS = _PAGES.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
_ALWAYS = (
    (b"x-content-type-options", b"nosniff"),
    # Not no-referrer: browsers would call the origin of our own forms null.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Guarded:
    """Adds these headers to what is answered, where the answer has no own ones."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Receive, send: Send
    ) -> None:
        """Answer one request with them."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        docs = scope["path"] == "/docs" or scope["path"].startswith("/docs/")
        policy = (_DOCS if docs else _PAGES).encode()

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", ()))
                there = {name for name, _ in headers}
                wanted = (*_ALWAYS, (b"content-security-policy", policy))
                headers += [one for one in wanted if one[0] not in there]
                if b"cache-control" not in there:
                    # Answers may hold what somebody asked about a customer.
                    headers.append((b"cache-control", b"no-store"))
                message["headers"] = headers
            await send(message)

        await self._app(scope, receive, guarded)
