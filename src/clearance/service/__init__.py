"""The service: what programs and people ask over HTTP, put together and run."""

from ._application import application
from ._run import ServeOptions, serve

__all__ = ["ServeOptions", "application", "serve"]
