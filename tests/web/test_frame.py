"""The frame of all pages: ways about, freshness, twins, problems, files."""

import re

import httpx
import pytest

from tests.web.reading import page_of

PAGES = ("/", "/find", "/find?q=Sberbank", "/sources", "/sources/starter")


@pytest.mark.parametrize("path", PAGES)
def test_pages_have_what_people_need_to_get_about(
    browser: httpx.Client, path: str
) -> None:
    """Language, title, a way past the head, landmarks, one first heading."""
    page = page_of(browser.get(path))
    ids = page.xpath("//@id")

    assert "en" == page.get("lang")
    assert page.findtext(".//title").endswith(" · Clearance")
    assert "#main" == page.xpath("//body/a")[0].get("href")
    assert 1 == len(page.xpath("//main[@id='main']")) == len(page.xpath("//h1"))
    assert page.xpath("//nav[@aria-label]") and page.xpath("//footer")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//@aria-labelledby | //label/@for")) <= set(ids)
    assert [] == page.xpath("//th[not(@scope)]")


@pytest.mark.parametrize("path", PAGES)
def test_pages_need_no_script_and_nothing_from_elsewhere(
    browser: httpx.Client, path: str
) -> None:
    """What they load is their own, and the policy would let nothing else in."""
    answer = browser.get(path)
    page = page_of(answer)

    assert [] == page.xpath("//script | //style | //@style | //@onclick | //@onload")
    for loaded in page.xpath("//link/@href | //img/@src"):
        assert loaded.startswith("/"), loaded
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_a_twin_for_machines(browser: httpx.Client, path: str) -> None:
    """At the same address with .json, linked from the page."""
    page = page_of(browser.get(path))
    (linked,) = page.xpath("//link[@rel='alternate']/@href")
    twin = browser.get(linked)

    assert linked.startswith("/index" if path == "/" else path.partition("?")[0])
    assert 200 == twin.status_code
    assert twin.headers["content-type"].startswith("application/json")
    assert twin.json()["schema"].startswith("clearance.")
    assert linked in page.xpath("//footer//a/@href")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_what_answers(browser: httpx.Client, path: str) -> None:
    """That only a starter set is there, its day, the rule book, the program."""
    words = " ".join(page_of(browser.get(path)).text_content().split())

    assert "Starter set only: " in words
    assert re.search(
        r"Answers come from 1 list with \d{3} parties, published 20", words
    )
    assert re.search(r"rule book [0-9a-f]{12} · Clearance \d", words)


def test_style_is_kept_for_ever_under_a_name_of_its_content(
    browser: httpx.Client,
) -> None:
    """A browser asks once; what is not there is not found."""
    (style,) = page_of(browser.get("/")).xpath("//link[@rel='stylesheet']/@href")
    answer = browser.get(style)

    assert re.fullmatch(r"/static/site\.[0-9a-f]{12}\.css", style)
    assert "text/css; charset=utf-8" == answer.headers["content-type"]
    assert "immutable" in answer.headers["cache-control"]
    assert 404 == browser.get("/static/site.css").status_code
    assert 404 == browser.get("/static/..%2fsite.css").status_code


def test_a_browser_gets_problems_as_pages_and_a_program_as_details(
    browser: httpx.Client,
) -> None:
    """The same status and sentence, each in its form."""
    page = browser.get("/find", params={"q": "x", "as_of": "yesterday"})
    details = browser.get(
        "/find", params={"q": "x", "as_of": "yesterday"}, headers={"accept": "*/*"}
    )

    assert 400 == page.status_code == details.status_code
    assert page.headers["content-type"].startswith("text/html")
    assert "as_of takes a day such as 2022-02-24" in page.text
    assert details.json()["detail"] in page.text.replace("&#39;", "'")
    assert 404 == browser.get("/nothing-here").status_code
    assert "Not Found" in browser.get("/nothing-here").text


def test_a_wrong_method_keeps_the_header_that_says_which_is_right(
    browser: httpx.Client,
) -> None:
    """As HTML too."""
    answer = browser.post("/find")

    assert 405 == answer.status_code
    assert "GET" == answer.headers["allow"]
