"""The HTML report is one harmless, accessible page that says everything."""

import re
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from clearance.reports import ScreenedRow, ScreeningReport, render_html
from clearance.screening import Evidence, Match, Query

from .sample import SDN, bank, bank_match, portfolio, report


def page_of(made: ScreeningReport) -> html.HtmlElement:
    """Parse a report as a browser would."""
    return html.document_fromstring(render_html(made))


def text_of(made: ScreeningReport) -> str:
    """Give the words of a report, spaces made one."""
    body = page_of(made).find("body")
    assert body is not None
    return " ".join(body.text_content().split())


def test_each_hit_is_an_article_with_its_reasons() -> None:
    """Customer, listed party, score, reasons and risk stand together."""
    articles = page_of(portfolio()).xpath("//article")
    words = " ".join(articles[0].text_content().split())

    assert 3 == len(articles)
    for expected in (
        "VTB BANK PUBLIC JOINT STOCK COMPANY",
        "0.97",
        "UKRAINE-EO13662, directive 1",
        "Secondary-sanctions risk: section 11 of Executive Order 14024",
        "The country is the same: Russia.",
        "Owned by: Government of the Russian Federation (60.9 %)",
        "OFAC SDN of 2024-05-03",
    ):
        assert expected in words


def test_reasons_for_and_against_are_told_apart() -> None:
    """The sign does not rest on colour alone."""
    article = page_of(portfolio()).xpath("//article")[2]

    assert ["✗"] == article.xpath(".//ul[contains(@class,'against')]//text()[.='✗']")
    assert "Speaks against" in article.text_content()


def test_the_page_says_what_was_searched_and_warns_of_the_starter_set() -> None:
    """Lists, days, hashes and the starter warning are on the page."""
    words = text_of(portfolio())

    for expected in (
        "14,965",
        "2024-05-03",
        "STARTER SET",
        "9f" * 32,
        "not legal advice",
    ):
        assert expected in words


def test_many_lists_out_of_date_are_one_whole_sentence() -> None:
    """Which they are stands in the table below it."""
    lists = tuple(replace(SDN, source=f"list_{n}", stale=True) for n in range(20))

    page = render_html(report((), lists=lists))

    assert "OUT OF DATE: 20 editions are older than their schedules allow" in page
    assert "more characters" not in page
    assert page.count("out of date</span>") == 20


def test_rows_that_were_not_screened_are_on_the_page() -> None:
    """What was lost is told by line, with the reason."""
    words = text_of(portfolio())

    assert "The row has 2 cells where the header has 3" in words
    assert "An empty row: there is no name or number to search for" in words


def test_nothing_runs_and_nothing_is_loaded() -> None:
    """No script, no address, and a policy that forbids both."""
    page = page_of(portfolio())

    assert [] == page.xpath("//script | //link | //img | //iframe | //object")
    assert [] == [a for a in page.xpath("//@href | //@src") if not a.startswith("#")]
    assert page.xpath("//meta[contains(@content, \"default-src 'none'\")]")
    assert not re.search(r"url\(|@import", render_html(portfolio()))


def test_the_page_has_landmarks_headers_and_a_way_past_the_head() -> None:
    """A screen reader finds language, landmarks, column headers and the skip link."""
    page = page_of(portfolio())
    ids = page.xpath("//@id")

    assert "en" == page.get("lang")
    assert page.xpath("//main[@id='main']") and page.xpath("//footer")
    assert "#main" == page.xpath("//body/a")[0].get("href")
    assert [] == page.xpath("//th[not(@scope)]")
    assert len(ids) == len(set(ids))
    assert set(page.xpath("//@aria-labelledby")) <= set(ids)
    assert [] == page.xpath("//details[not(@open)]")


def luminance(colour: str) -> float:
    """Work out relative luminance (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_have_the_contrast_of_wcag_aa(theme: int) -> None:
    """Text stands out from its ground by at least 4.5 to 1 in both themes."""
    css = files("clearance.reports").joinpath("templates/report.css").read_text("utf-8")
    block = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[theme]
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    pairs = [
        (ink, ground)
        for ink in ("ink", "muted", "accent", "alert", "clear", "caution")
        for ground in ("page", "sheet", "faint")
    ]

    for ink, ground in [*pairs, ("caution", "caution-sheet")]:
        light, dark = sorted((luminance(colours[ink]), luminance(colours[ground])))
        assert 4.5 <= (dark + 0.05) / (light + 0.05), (ink, ground)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7 * 7 }}{% raw %}",
        "javascript:alert(1)",
        "</style><svg onload=alert(1)>",
    ],
)
def test_hostile_names_stay_text(hostile: str) -> None:
    """Markup in any field is shown, never obeyed."""
    match = Match(bank(), 0.8, hostile, (Evidence(hostile, 0.5, "name"),))
    row = ScreenedRow(2, Query(id=hostile, names=(hostile,)), hostile, (match,))
    made = report((row,), problems=((2, hostile),), notes=(hostile,))
    page = page_of(made)

    assert [] == page.xpath(
        "//script | //img | //svg[not(@class='bar')] | //@onerror | //@onload"
    )
    assert hostile in text_of(made)


def test_a_huge_cell_is_cut_and_says_so() -> None:
    """A megabyte of name leaves the page readable."""
    name = "x" * 1_000_000
    made = report((ScreenedRow(2, Query(names=(name,)), name),))

    assert len(render_html(made)) < 60_000
    assert "[999,700 more characters]" in text_of(made)


def test_a_page_without_hits_says_so_in_a_sentence() -> None:
    """A clean result names what was searched."""
    made = report((ScreenedRow(2, Query(names=("Acme",)), "Acme"),))

    assert (
        "No possible match among 14,965 parties of OFAC SDN of 2024-05-03."
        in text_of(made)
    )


def test_no_list_is_no_clean_result() -> None:
    """Without lists the page says that it says nothing."""
    assert "No list was searched" in text_of(report((), lists=()))


def test_ten_thousand_rows_stay_small() -> None:
    """A large portfolio with 500 hits is under 10 MB."""
    rows = tuple(
        ScreenedRow(
            line,
            Query(names=(f"Customer {line}",), countries=("de",)),
            f"Customer {line}",
            (bank_match(), bank_match(0.8)) if line % 20 == 0 else (),
        )
        for line in range(2, 10_002)
    )

    made = render_html(report(rows, lists=(SDN,)))

    assert len(made.encode()) < 10_000_000


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec=None)))
def test_any_text_makes_a_good_page(text: str) -> None:
    """Whatever a name holds, the page is UTF-8, parses, and is the same twice."""
    made = report((ScreenedRow(2, Query(names=(text,)), text, (bank_match(),)),))
    page = html.document_fromstring(render_html(made).encode())

    assert 1 == page.xpath("count(//article)")
    assert render_html(made) == render_html(made)
