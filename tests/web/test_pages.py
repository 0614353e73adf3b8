"""The pages of things, comparisons, changes, divergence, owners and exposure."""

from pathlib import Path

import httpx
import pytest

from tests.service.running import Running
from tests.web.reading import page_of, words_of

SEVERSTAL = "PUBLIC JOINT STOCK COMPANY SEVERSTAL"
DEALINGS = Path(__file__).parents[2] / "src/clearance/app/sample/dealings.csv"


@pytest.fixture
def sberbank(browser: httpx.Client) -> str:
    """The id of a listed bank with owners, designations and relations."""
    found = browser.get("/find.json", params={"q": "Sberbank"}).json()
    return str(found["rows"][0]["matches"][0]["party"]["id"])


def test_a_thing_is_told_with_sources_history_and_owners(
    browser: httpx.Client, sberbank: str
) -> None:
    """Who says what since when; pictures have words and a table beside them."""
    answer = browser.get(f"/thing/{sberbank}")
    words, page = words_of(answer), page_of(answer)

    for expected in (
        "PUBLIC JOINT STOCK COMPANY SBERBANK OF RUSSIA",
        "RUSSIA-EO14024",
        "since 2022-04-06",
        "Clearance starter set (Russia regime) (seen 20",
        "What follows from dealing with it",
        "us.ofac.blocking",
        "How authorities stand to it",
    ):
        assert expected in words
    pictures = page.xpath("//main//*[local-name()='svg'][@role='img']")
    assert 2 == len(pictures)
    for picture in pictures:
        title = picture.get("aria-labelledby").split()
        assert set(title) <= set(page.xpath("//@id"))
    spans = page.xpath("//section[@aria-labelledby='timeline']//tbody/tr")
    assert ["since 2014-09-12"] == [
        row.xpath("string(td[2])")
        for row in spans
        if "UKRAINE-EO13662" in row.xpath("string(td[1])")
        and "SSI" in row.xpath("string(th)")
    ]


def test_an_id_of_a_list_leads_to_the_same_thing(
    browser: httpx.Client, sberbank: str
) -> None:
    """And what no list has is not found, in both forms."""
    by_list = browser.get("/thing/starter-sberbank.json").json()

    assert sberbank == by_list["id"]
    assert "clearance.entity/1" == by_list["schema"]
    assert 404 == browser.get("/thing/no-such-thing").status_code
    assert 404 == browser.get("/thing/no-such-thing.json").status_code


def test_a_day_before_the_first_edition_is_answered_and_says_so(
    browser: httpx.Client, sberbank: str
) -> None:
    """Links keep the day, so a thing must not end in an error for it."""
    words = words_of(browser.get(f"/thing/{sberbank}?as_of=2022-02-23"))

    assert "No edition that is loaded says anything of it on 2022-02-23" in words
    assert "SBERBANK" in words


def test_fields_stand_beside_each_other_with_what_they_say(
    browser: httpx.Client, sberbank: str
) -> None:
    """A field that fits speaks for, one that does not speaks against."""
    asked = {"q": "Sberbank", "country": "Germany", "id": sberbank}
    rows = {
        row.xpath("string(th)"): " ".join(row.text_content().split())
        for row in page_of(browser.get("/compare", params=asked)).xpath(
            "//table[contains(@class,'beside')]/tbody/tr"
        )
    }

    assert "for:The name 'Sberbank' fits" in rows["Name"]
    assert "Germany" in rows["Country"] and "Russia" in rows["Country"]
    assert "against:" in rows["Country"]
    assert "INN 7707083893" in rows["Numbers"]
    assert "not said" in rows["Gender"]


def test_what_has_nothing_in_common_is_compared_too(
    browser: httpx.Client, sberbank: str
) -> None:
    """With no reason for it; and an unknown party is refused."""
    words = words_of(browser.get("/compare", params={"q": "Zorro", "id": sberbank}))
    unknown = browser.get("/compare", params={"q": "Zorro", "id": "nobody"})

    assert "Nothing of the two fits by itself" in words
    assert 400 == unknown.status_code
    assert "is on no list that answers" in unknown.text


def test_changes_are_filtered_sorted_and_paged(browser: httpx.Client) -> None:
    """The twin holds all of what the page shows a part of."""
    days = {"from": "2022-02-20", "to": "2024-03-01", "change": "added"}
    twin = browser.get("/changes.json", params=days).json()
    page = page_of(browser.get("/changes", params={**days, "sort": "name"}))
    people = browser.get("/changes.json", params={**days, "kind": "Person"}).json()

    names = [one.casefold() for one in page.xpath("//tbody/tr/th//bdi/text()")]
    assert 60 == len(names) and sorted(names) == names
    assert len(twin["parties"]) > 200
    assert {"Person"} == {one["kind"] for one in people["parties"]}
    assert 0 < len(people["parties"]) < len(twin["parties"])


def test_no_change_is_said(browser: httpx.Client) -> None:
    """An empty table would leave one to guess."""
    words = words_of(browser.get("/changes?from=2026-11-25&to=2026-11-26"))

    assert "Nothing changed on the lists that were compared." in words
    assert 400 == browser.get("/changes?from=2026-11-26&to=2026-11-25").status_code


def test_divergence_has_a_matrix_a_table_and_parties(
    browser: httpx.Client, sberbank: str
) -> None:
    """All of them, or one alone."""
    answer = browser.get("/divergence")
    one = browser.get("/divergence", params={"party": sberbank})

    assert page_of(answer).xpath("//*[local-name()='svg'][@role='img']")
    assert ["Authority", "Listed", "Only here"] == page_of(answer).xpath(
        "//section[@aria-labelledby='counts']//thead//th/text()"
    )[:3]
    assert 60 == len(
        page_of(answer).xpath("//section[@aria-labelledby='parties']//tbody/tr")
    )
    assert "SBERBANK OF RUSSIA" in words_of(one)
    assert 400 == browser.get("/divergence?by=nowhere").status_code


def test_owners_come_with_picture_arithmetic_and_sources(
    browser: httpx.Client,
) -> None:
    """By the lists that are loaded."""
    answer = browser.get("/owners", params={"party": SEVERSTAL})
    words = words_of(answer)

    assert page_of(answer).xpath("//*[local-name()='svg'][@role='img']")
    for expected in (f"Who owns {SEVERSTAL}", "77.03 %", "The arithmetic", "MORDASHOV"):
        assert expected in words


def test_owners_are_read_from_a_file_that_is_sent_and_not_kept(
    browser: httpx.Client, service: Running
) -> None:
    """Owner by owner to a listed one; the file is gone afterwards."""
    table = f"owner,owned,share\n{SEVERSTAL},Example Steel GmbH,80\n"
    sent = {"files": ("shares.csv", table.encode(), "text/csv")}
    told = {"party": "Example Steel GmbH"}
    answer = browser.post("/owners", data=told, files=sent)
    twin = browser.post("/owners.json", data=told, files=sent).json()

    assert "Who owns Example Steel GmbH" in words_of(answer)
    assert "with shares.csv" in words_of(answer)
    assert ["shares.csv"] == twin["files"]
    uploads = service.data / "uploads"
    assert [] == (list(uploads.iterdir()) if uploads.exists() else [])


def test_one_of_whom_nothing_is_known_is_answered_beside_the_form(
    browser: httpx.Client,
) -> None:
    """So that what was typed can be mended."""
    for path in ("/owners", "/exposure"):
        answer = browser.get(path, params={"party": "Nobody At All"})
        assert 400 == answer.status_code
        assert "no owner and nothing owned is known" in answer.text
        assert 'name="party" value="Nobody At All"' in answer.text


def test_exposure_follows_what_a_file_tells(browser: httpx.Client) -> None:
    """A bank of no list, its dealings, bands, rules and a picture of the paths."""
    answer = browser.post(
        "/exposure",
        data={"party": "Anadolu Example Bank", "country": "TR", "role": "bank"},
        files={"files": ("dealings.csv", DEALINGS.read_bytes(), "text/csv")},
    )
    words = words_of(answer)

    assert "Exposure of Anadolu Example Bank" in words
    assert "critical" in words and "us.secondary" in words
    assert page_of(answer).xpath("//*[local-name()='svg'][@role='img']")


def test_a_form_sent_from_elsewhere_is_refused(browser: httpx.Client) -> None:
    """Another site cannot make a browser ask in its user's name."""
    answer = browser.post(
        "/owners", data={"party": "x"}, headers={"origin": "https://elsewhere.example"}
    )

    assert 403 == answer.status_code


@pytest.mark.parametrize(
    "path",
    [
        "/thing/%00",
        "/thing/..%2f..%2fetc%2fpasswd",
        "/thing/a.json.json",
        "/changes?from=0001-01-01&to=9999-12-31",
        "/changes?page=99999999999",
        "/divergence?page=0",
        "/find?q=" + "x" * 2000,
        "/find?q=a&limit=-1",
        "/compare?q=%ff%fe&id=%ff",
        "/sources/..%2f..",
        "/sources/starter.json",
        "/owners?party=%20",
        "/exposure?party=x&role=king",
        "/find?q=x&known=yesterday",
        "/find?q=x&as_of=0001-01-01",
    ],
)
def test_odd_addresses_are_answered_and_never_an_error_of_the_service(
    browser: httpx.Client, path: str
) -> None:
    """With whatever status is right below 500."""
    assert browser.get(path).status_code < 500
