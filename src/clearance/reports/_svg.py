"""What the pictures share: their ink, and a piece of text."""

from html import escape

INK, QUIET = "#1b1f24", "#57606a"
FONT = "font-family='system-ui, -apple-system, Segoe UI, sans-serif'"


def svg_text(  # noqa: PLR0913
    x: float,
    y: float,
    text: str,
    *,
    size: float,
    fill: str = INK,
    weight: int = 400,
    anchor: str = "start",
) -> str:
    """Write a text at a place, in points from the upper left; it is escaped."""
    return (
        f"<text x='{x:g}' y='{y:g}' font-size='{size:g}' fill='{fill}'"
        f" font-weight='{weight}' text-anchor='{anchor}'>{escape(text)}</text>"
    )
