"""The law browser: rules by day and words, one rule whole, changes between days."""

import httpx
import pytest

from tests.web.reading import page_of, words_of


def test_rules_are_found_by_words_jurisdiction_and_day(browser: httpx.Client) -> None:
    """Each with its standing and grade; ways to more of them."""
    found = browser.get("/law", params={"words": "SPFS", "jurisdiction": "eu"})
    rows = page_of(found).xpath("//tbody/tr")

    assert rows
    for row in rows:
        assert row.xpath(".//a/@href")[0].startswith("/law/eu.")
    assert page_of(browser.get("/law")).xpath("//a[@rel='next']")


def test_a_rule_stands_as_of_its_day(browser: httpx.Client) -> None:
    """Before August 2014 holdings were not added up."""
    address = "/law/us.ofac.fifty-percent"
    before = browser.get(address, params={"as_of": "2014-08-12"})
    after = browser.get(address)

    def valid(answer: httpx.Response) -> dict[str, str]:
        rows = page_of(answer).xpath("//section[h2='Figures']//tbody/tr[th/span]")
        return {
            row.xpath("./th/text()")[0].strip(): row.xpath("./td/text()")[1]
            for row in rows
        }

    assert {"threshold": "50 percent", "aggregate": "no"} == valid(before)
    assert {"threshold": "50 percent", "aggregate": "yes"} == valid(after)
    for expected in ("grade", "History and sources", "50.00 percent is enough"):
        assert expected in words_of(after)


def test_changes_of_the_law_are_told_by_day(browser: httpx.Client) -> None:
    """With the rule as it was from that day."""
    answer = browser.get(
        "/law/changes", params={"from": "2025-06-30", "to": "2025-12-31"}
    )
    days = page_of(answer).xpath("//tbody/tr/th/text()")

    assert days
    assert all("2025-06-30" < day <= "2025-12-31" for day in days)


@pytest.mark.parametrize(
    "path", ["/law.json", "/law/us.ofac.fifty-percent.json", "/law/changes.json"]
)
def test_each_page_has_a_twin(browser: httpx.Client, path: str) -> None:
    """At the same address with .json, linked from the page."""
    page = page_of(browser.get(path.removesuffix(".json")))

    assert browser.get(path).json()["rule_book"]
    assert page.xpath("//link[@type='application/json']/@href")[0].startswith(path)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/law/us.nothing", 404),
        ("/law?jurisdiction=atlantis", 400),
        ("/law/changes?from=2024-01-01&to=2023-01-01", 400),
        ("/law/changes?from=soon", 400),
    ],
)
def test_what_there_is_not_is_said(
    browser: httpx.Client, path: str, status: int
) -> None:
    """On a page, in a sentence."""
    answer = browser.get(path)

    assert status == answer.status_code
    assert "text/html" in answer.headers["content-type"]
