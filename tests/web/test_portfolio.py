"""A portfolio: sent as a file, watched, its result filtered, sorted, taken along."""

import time

import httpx
import pytest

from tests.service.running import client_of
from tests.web.reading import page_of, words_of

CUSTOMERS = """name,country,number
Sberbank,RU,
Alisher Usmanov,RU,
Zzyzx Quuxly,DE,
Bolero,,IMO 9412335
"""


def _sent(
    browser: httpx.Client, text: str, name: str = "customers.csv", *, as_of: str = ""
) -> str:
    answer = browser.post(
        "/portfolio", files={"file": (name, text.encode())}, data={"as_of": as_of}
    )
    assert 303 == answer.status_code, answer.text
    return answer.headers["location"]


def _done(browser: httpx.Client, place: str) -> str:
    end = time.monotonic() + 120
    while (told := browser.get(f"{place}.json").json())["state"] in (
        "queued",
        "running",
    ):
        assert time.monotonic() < end, told
        time.sleep(0.2)
    return str(told["state"])


@pytest.fixture(scope="module")
def screened(service: object) -> str:
    """A portfolio that was screened."""
    address = service.address  # type: ignore[attr-defined]
    with client_of(address) as client:
        place = _sent(client, CUSTOMERS)
        assert "done" == _done(client, place)
    return place


def _customers(answer: httpx.Response) -> list[str]:
    return [str(one) for one in page_of(answer).xpath("//tbody//th/bdi/text()")]


@pytest.mark.slow
def test_what_was_sent_can_be_watched_without_scripts(browser: httpx.Client) -> None:
    """A bar, the rows done, a way to look again and one to cancel."""
    place = _sent(browser, CUSTOMERS)
    page = page_of(browser.get(place))
    state = browser.get(f"{place}.json").json()["state"]

    if state in ("queued", "running"):
        assert page.xpath("//progress")
        assert [place] == page.xpath("//main//a[@class='button']/@href")
        assert page.xpath(f"//form[@action='{place}/cancel']")
    assert "done" == _done(browser, place)


def test_the_result_shows_matches_with_reasons_best_first(
    browser: httpx.Client, screened: str
) -> None:
    """Each with what speaks for it; the figures count all rows."""
    answer = browser.get(screened)
    words = words_of(answer)

    assert {"Sberbank", "Alisher Usmanov", "Bolero"} == set(_customers(answer))
    scores = page_of(answer).xpath("//td[@data-label='Score']/text()")
    assert scores == sorted(scores, reverse=True)
    assert page_of(answer).xpath("//ul[@class='reasons']/li")
    assert "rows without a match1" in words


def test_what_holds_for_all_rows_stands_before_them(browser: httpx.Client) -> None:
    """Notes of the report, whatever rows are shown: here of a list that is younger."""
    place = _sent(browser, CUSTOMERS, as_of="2024-06-15")
    assert "done" == _done(browser, place)
    report = browser.get(f"/v1/jobs{place.removeprefix('/portfolio')}/results/json")
    words = words_of(browser.get(place, params={"outcome": "no match"}))

    assert report.json()["notes"]
    for note in report.json()["notes"]:
        assert " ".join(note.split()) in words
    assert browser.get(f"{place}.json").json()["notes"] == report.json()["notes"]


def test_rows_are_filtered_and_sorted(browser: httpx.Client, screened: str) -> None:
    """By outcome, words, score; by any column, either way."""

    def asked(**wish: str) -> list[str]:
        return _customers(browser.get(screened, params=wish))

    assert ["Zzyzx Quuxly"] == asked(outcome="no match")
    assert {"Sberbank"} == set(asked(words="sberb"))
    everybody = asked(outcome="all", by="customer", order="rising")
    assert everybody == sorted(everybody)
    assert everybody[::-1] == asked(outcome="all", by="customer", order="falling")
    assert [] == asked(words="nobody of this name")
    assert asked() == asked(outcome="possible match", words="", least="")
    assert 400 == browser.get(screened, params={"least": "much"}).status_code


def test_the_result_is_taken_along_in_each_form(
    browser: httpx.Client, screened: str
) -> None:
    """The links lead to the files."""
    links = page_of(browser.get(screened)).xpath("//a[@download]/@href")

    assert {"csv", "html", "json", "jsonl", "arrow"} == {
        link.rpartition("/")[2] for link in links
    }
    for link in links:
        assert 200 == browser.get(link).status_code


def test_what_is_removed_is_gone(browser: httpx.Client) -> None:
    """With the file that was sent."""
    place = _sent(browser, CUSTOMERS)
    _done(browser, place)

    assert 303 == browser.post(f"{place}/remove").status_code
    assert 404 == browser.get(place).status_code


@pytest.mark.parametrize(
    ("name", "text"), [("empty.csv", ""), ("list.csv", "a,b\n1,2\n")]
)
def test_a_file_that_is_no_portfolio_fails_with_a_reason(
    browser: httpx.Client, name: str, text: str
) -> None:
    """A sentence that says what to do, on the page of the screening."""
    place = _sent(browser, text, name)

    assert "failed" == _done(browser, place)
    assert "It could not be screened" in words_of(browser.get(place))


def test_nothing_chosen_is_said(browser: httpx.Client) -> None:
    """A form without a file is refused on a page."""
    answer = browser.post("/portfolio", data={"at": "default"})

    assert 422 == answer.status_code
    assert "text/html" in answer.headers["content-type"]
