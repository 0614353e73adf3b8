"""Clearance: sanctions as dated, sourced statements, and answers that cite them."""

__all__ = ["__version__"]

__version__ = "0.1.0"
