"""Lines of text on a terminal or in a pipe: wrapped, hanging, harmless."""

from rich.console import Console
from rich.text import Text

from ._plain_text import visible

Part = str | tuple[str, str]
"""A piece of a line: text, or text and its rich style."""

_LONGEST = 2_000  # characters of one piece; the JSON report has all
_NARROWEST = 24  # columns left for text, whatever the indentation


class Page:
    """Writes paragraphs to a console, each with a hanging indentation.

    Nothing in a text can steer the terminal, be taken for rich's markup or end the
    program: what the console's encoding lacks is written as an escape.
    """

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def width(self) -> int:
        """Columns of the console."""
        return self._console.width

    def say(self, *parts: Part, first: str = "", hang: int | None = None) -> None:
        """Write one paragraph after *first*; later lines are indented by *hang*."""
        indent = len(first) if hang is None else hang
        room = max(_NARROWEST, self._console.width - indent)
        text = Text.assemble(*(self._harmless(part) for part in parts))
        lines = text.wrap(self._console, room, overflow="fold") or [Text()]
        for number, line in enumerate(lines):
            line.rstrip()
            start = first if number == 0 else " " * indent
            whole = Text.assemble(start, line)
            whole.rstrip()
            self._console.print(whole, soft_wrap=True, highlight=False)

    def gap(self) -> None:
        """Leave a line empty."""
        self._console.print()

    def _harmless(self, part: Part) -> Part:
        if isinstance(part, str):
            return self._encodable(part)
        return self._encodable(part[0]), part[1]

    def _encodable(self, text: str) -> str:
        # A piece may begin or end with the space that parts it from its neighbour.
        start = " " * (len(text) - len(text.lstrip(" ")))
        end = " " * (len(text) - len(text.rstrip(" "))) if text.strip(" ") else ""
        shown = f"{start}{visible(text, _LONGEST)}{end}"
        encoding = self._console.encoding
        return shown.encode(encoding, "backslashreplace").decode(encoding)
