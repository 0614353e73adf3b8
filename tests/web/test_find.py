"""Finding: from what somebody types to listed parties with reasons."""

import httpx
import pytest

from tests.web.reading import page_of, words_of


def test_a_name_is_found_with_reasons_and_what_follows(browser: httpx.Client) -> None:
    """Score, evidence, programmes, outcome by law, ways on."""
    answer = browser.get("/find", params={"q": "Sberbank"})
    words = words_of(answer)
    first = page_of(answer).xpath("//article")[0]

    assert "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA" in words
    for expected in (
        "Speaks for a match",
        "RUSSIA-EO14024",
        "Secondary-sanctions risk",
        "What follows, if it is this party",
        "prohibited US, EU, UK",
    ):
        assert expected in " ".join(first.text_content().split())
    links = first.xpath(".//a/@href")
    assert any(link.startswith("/thing/") for link in links)
    assert any(link.startswith("/compare?q=Sberbank") for link in links)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("INN 7702070139", "VTB BANK PUBLIC JOINT STOCK COMPANY"),
        ("IMO 9412335", "BOLERO"),
        ("Сбербанк", "SBERBANK OF RUSSIA"),
    ],
)
def test_numbers_and_other_scripts_are_understood(
    browser: httpx.Client, typed: str, found: str
) -> None:
    """One box for all."""
    assert found in words_of(browser.get("/find", params={"q": typed}))


def test_a_day_may_stand_in_the_text(browser: httpx.Client) -> None:
    """As in the field beside it, and links keep to it."""
    typed = browser.get("/find", params={"q": "VTB as of 2022-02-23"})
    chosen = browser.get("/find", params={"q": "VTB", "as_of": "2022-02-23"})

    assert "As of 2022-02-23" in words_of(typed)
    assert "As of 2022-02-23" in words_of(chosen)
    for link in page_of(typed).xpath(
        "//article//a[starts-with(@href, '/thing')]/@href"
    ):
        assert "as_of=2022-02-23" in link


def test_nobody_found_is_no_clearance(browser: httpx.Client) -> None:
    """The empty page says what that means and what else can be done."""
    answer = browser.get("/find", params={"q": "Zzyzx Quuxly"})
    words = words_of(answer)

    assert "No possible match" in words
    assert "That says only that it was not found" in words
    assert page_of(answer).xpath("//div[@class='empty']//a[contains(@href,'at=broad')]")


def test_what_else_is_known_counts(browser: httpx.Client) -> None:
    """Kind, country and birth are read and kept in the form."""
    answer = browser.get(
        "/find", params={"q": "Sberbank", "kind": "Organization", "country": "Germany"}
    )
    form = page_of(answer).xpath("//main//form")[0]

    assert "understood as: Organization; Germany" in words_of(answer)
    assert ["Organization"] == form.xpath(".//option[@selected]/@value")[:1]
    assert ["Germany"] == form.xpath(".//input[@name='country']/@value")
    assert 400 == browser.get("/find?q=x&country=Atlantis").status_code


def test_matches_may_be_limited_to_a_list(browser: httpx.Client) -> None:
    """Those on it stay; a list that is not there is refused."""
    here = browser.get("/find.json", params={"q": "Sberbank", "on": "starter"}).json()
    away = browser.get("/find.json", params={"q": "Sberbank", "on": "un_sc"})

    assert here["rows"][0]["matches"] and "starter" == here["settings"]["on"]
    assert 400 == away.status_code
    assert "un_sc" in away.text and "Use one of: starter" in away.text


def test_the_twin_holds_the_same_matches(browser: httpx.Client) -> None:
    """It is the screening document of reports."""
    twin = browser.get("/find.json", params={"q": "Sberbank"}).json()
    page = page_of(browser.get("/find", params={"q": "Sberbank"}))

    captions = [hit["party"]["caption"] for hit in twin["rows"][0]["matches"]]
    assert captions == page.xpath("//article//*[@class='who']//bdi/text()")
    assert "clearance.screening/1" == twin["schema"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}",
        "\x00\x1b[31m",
        "a" * 3000,
        "\ud800",
    ],
)
def test_hostile_text_stays_text(browser: httpx.Client, hostile: str) -> None:
    """Shown, never obeyed, and never an error of the service."""
    sent = hostile.encode("utf-8", "surrogatepass")
    answer = browser.get("/find", params={"q": sent})

    assert answer.status_code in (200, 400)
    assert "<script" not in answer.text and "<img" not in answer.text
    assert "49" not in words_of(answer) if "7 * 7" in hostile else True
