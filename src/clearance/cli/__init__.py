"""The command line: parse what was typed, ask `app`, show what comes back."""

from ._main import main

__all__ = ["main"]
