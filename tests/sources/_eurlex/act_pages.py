"""Writes pages as EUR-Lex lays out consolidated acts, for tests."""

from collections.abc import Iterable, Sequence
from html import escape


def page(celex: str, body: str, *, day: str = "20.10.2026", language: str = "EN") -> str:
    """Give the page of an act with its annexes in *body*."""
    number = f"{celex[5:].lstrip('0')}/{celex[1:5]}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml-strict.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head>
<title>Consolidated TEXT: 3{celex[1:]} — {language} — {day}</title></head><body>
<div id="document1"><p class="hd-date">{celex} — {language} — {day} — 050.001</p>
<p class="disclaimer">This text has no legal effect.</p>
<p class="title-doc-first">►B COUNCIL REGULATION (EU) No {number}</p>
<table class="hd-modifiers"><tbody>
<tr><td></td><td></td><th colspan="3">Official Journal</th></tr>
<tr><td><p>►M1</p></td><td><p>EXAMPLE REGULATION (EU) 2099/1</p></td><td>L 1</td></tr>
</tbody></table>
{body}
</div><p class="footnote">(<a href="#src.E0001" id="E0001">1</a>) A footnote.</p>
</body></html>
"""


def annex(number: str, content: str, *, heading: str = "List of the persons") -> str:
    """Give one annex."""
    return (
        f'<div class="eli-subdivision" id="anx_{number}"><hr class="separator-annex"/>'
        f'<p class="title-annex-1">ANNEX {number}</p>'
        f'<p class="title-gr-seq-level-1">{heading}</p>{content}</div>'
    )


def table(headings: Sequence[str], rows: Iterable[Sequence[Sequence[str]]]) -> str:
    """Give a table: each cell is the lines in it."""
    head = "".join(f'<td><p class="tbl-hdr">{escape(h)}</p></td>' for h in headings)
    body = "".join(
        f"<tr>{''.join(f'<td>{lines(cell)}</td>' for cell in row)}</tr>" for row in rows
    )
    return (
        '<div class="centered"><table class="borderOj"><tbody>'
        f"<tr>{head}</tr>{body}</tbody></table></div>"
    )


def lines(several: Iterable[str]) -> str:
    """Give paragraphs."""
    return "".join(f'<p class="tbl-norm">{escape(line)}</p>' for line in several)
