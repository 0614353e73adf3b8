"""The service: what programs and people ask over HTTP, put together and run."""

from ._application import application
from ._options import ServeOptions
from ._run import serve

__all__ = ["ServeOptions", "application", "serve"]
