"""Reading a page as people and screen readers do."""

import httpx
from lxml import html


def page_of(answer: httpx.Response) -> html.HtmlElement:
    """Parse a page that came, and came whole."""
    assert 200 == answer.status_code, answer.text
    assert "text/html; charset=utf-8" == answer.headers["content-type"]
    return html.document_fromstring(answer.text)


def words_of(answer: httpx.Response) -> str:
    """Give the words of a page's main part, spaces made one."""
    (main,) = page_of(answer).xpath("//main")
    return " ".join(main.text_content().split())
