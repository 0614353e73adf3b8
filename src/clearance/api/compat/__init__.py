"""The interface of OpenSanctions' matching service, for programs written for it."""

from ._compat import compat

__all__ = ["compat"]
