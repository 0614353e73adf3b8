"""The pages in a real browser: each flow walked, each page free of barriers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.service.running import Running
from tests.web.driving import Look, barriers, chromium, overflow, shoot

pytestmark = pytest.mark.browser

SEVERSTAL = "PUBLIC JOINT STOCK COMPANY SEVERSTAL"
PAGES = {
    "home": "/",
    "find": "/find",
    "found": "/find?q=Sberbank",
    "found-past": "/find?q=VTB&as_of=2022-02-23",
    "found-nobody": "/find?q=Zzyzx+Quuxly",
    "compare": "/compare",
    "changes": "/changes?from=2022-02-20&to=2024-03-01",
    "changes-none": "/changes",
    "divergence": "/divergence",
    "owners": "/owners",
    "owners-of": f"/owners?party={SEVERSTAL.replace(' ', '+')}",
    "owners-of-nobody": "/owners?party=nobody+at+all",
    "exposure": "/exposure",
    "portfolio": "/portfolio",
    "deal": "/deal",
    "law": "/law",
    "law-nothing": "/law?words=zzyzx",
    "rule": "/law/us.ofac.fifty-percent",
    "law-changes": "/law/changes",
    "sign-in": "/sign-in?wrong=1",
    "sources": "/sources",
    "source": "/sources/starter",
    "problem": "/nothing-here",
}


@pytest.fixture(scope="module")
def driven() -> Iterator[Browser]:
    """One browser for all tests here."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def page(driven: Browser, service: Running) -> Iterator[Page]:
    """A window of 1280 points in which no script runs, as the pages promise."""
    context = driven.new_context(
        base_url=service.address,
        viewport={"width": 1280, "height": 900},
        java_script_enabled=False,
    )
    yield context.new_page()
    context.close()


# On a phone and on a desk, in the dark and by day. Width has to do with what fits, the
# scheme with colours: two of the four show both of each.
LOOKS: tuple[Look, ...] = (
    *((360, "dark"), (1280, "light")),
    *((360, "light"), (1280, "dark")),
)


@pytest.mark.parametrize(
    "looks", [LOOKS[:2], pytest.param(LOOKS[2:], marks=pytest.mark.whole)]
)
@pytest.mark.parametrize("half", range(2))
def test_no_page_has_a_barrier(
    driven: Browser, service: Running, looks: tuple[Look, ...], half: int
) -> None:
    """Nothing that axe-core objects to, nothing wider than its window, no complaint."""
    context = driven.new_context(base_url=service.address)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(f"{one.type}: {one.text}"))
    thing = _first_thing(page)
    every = {
        **PAGES,
        "thing": thing,
        "thing-past": f"{thing}?as_of=2023-01-01",
        "compared": f"/compare?q=Sberbank&country=Germany&id={thing[7:]}",
        "exposure-of": f"/exposure?party={thing[7:]}",
        "divergence-of": f"/divergence?party={thing[7:]}",
    }
    found: dict[str, object] = {}
    for name, path in [*every.items()][half::2]:
        page.goto(path)
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            shoot(page, f"{name}-{width}-{scheme}")
            wide = ["too wide"] if overflow(page) > 0 else []
            if told := [*barriers(page), *wide]:
                found[f"{name}-{width}-{scheme}"] = told
    context.close()

    assert {} == found
    # A browser notes the statuses that are asked for here.
    assert [] == [one for one in said if "400" not in one and "404" not in one]


@pytest.mark.parametrize("width", [1920])
def test_pages_are_readable_on_a_wide_screen(
    driven: Browser, service: Running, width: int
) -> None:
    """Lines stay short enough to read."""
    context = driven.new_context(
        base_url=service.address, viewport={"width": width, "height": 1080}
    )
    page = context.new_page()
    for name in ("home", "found", "divergence"):
        page.goto(PAGES[name])
        shoot(page, f"{name}-{width}-light")
        assert 0 == overflow(page)
        main = page.locator("main").bounding_box()
        assert main is not None and main["width"] <= 1400
    context.close()


def _first_thing(page: Page) -> str:
    page.goto("/find?q=Sberbank")
    link = page.locator("article h3 a").first.get_attribute("href")
    assert link is not None and link.startswith("/thing/")
    return link


def test_from_the_first_page_to_all_that_lists_say(page: Page) -> None:
    """Search, choose, read: without a script."""
    page.goto("/")
    page.get_by_label("Name, or number").fill("Sberbank")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(re.compile(r"/find\?q=Sberbank"))
    page.locator("article h3 a").first.click()

    expect(page.locator("h1")).to_contain_text("SBERBANK OF RUSSIA")
    for heading in ("Designations", "Timeline", "What lists say", "Ownership"):
        expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    assert 2 == page.locator("main svg[role=img]").count()
    page.get_by_role("link", name="This page as JSON").click()
    assert '"clearance.entity/1"' in page.content()


def test_a_match_is_laid_beside_what_was_asked(page: Page) -> None:
    """What was asked goes along to the comparison."""
    page.goto("/find?q=Sberbank&country=Germany")
    page.get_by_role("link", name="Compare side by side").first.click()

    expect(page.get_by_label("Country")).to_have_value("Germany")
    row = page.get_by_role("row", name=re.compile("^Country"))
    expect(row).to_contain_text("Germany")
    expect(row).to_contain_text("against:")


def test_changes_are_narrowed_and_leafed_through(page: Page) -> None:
    """Days, kind and pages; the address holds it all."""
    page.goto("/changes")
    page.get_by_label("From", exact=True).fill("2022-02-20")
    page.get_by_label("To", exact=True).fill("2024-03-01")
    page.get_by_label("Change", exact=True).select_option("added")
    page.get_by_role("button", name="Show").click()
    everything = page.locator("nav.paging").first.inner_text()
    page.get_by_role("link", name="Next").first.click()

    assert "1 to 60 of" in everything
    expect(page.locator("nav.paging").first).to_contain_text("61 to 120 of")
    assert "page=2" in page.url and "change=added" in page.url


def test_owners_are_shown_with_a_picture_and_the_sum(
    page: Page, tmp_path: Path
) -> None:
    """By the lists, and with a file that is sent along."""
    page.goto("/owners")
    page.get_by_label("Name, or id of a list").first.fill(SEVERSTAL)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("h1")).to_contain_text(SEVERSTAL)
    expect(page.get_by_role("img")).to_be_visible()

    table = tmp_path / "shares.csv"
    table.write_text(f"owner,owned,share\n{SEVERSTAL},Example Steel GmbH,80\n")
    page.get_by_text("With your own files about owners").click()
    page.locator("#with-party").fill("Example Steel GmbH")
    page.get_by_label("Files", exact=True).set_input_files(table)
    page.get_by_role("button", name="Show with files").click()

    expect(page.locator("h1")).to_contain_text("Example Steel GmbH")
    expect(page.locator("main")).to_contain_text("with shares.csv")
    expect(page.get_by_role("heading", name="The arithmetic")).to_be_visible()
    shoot(page, "owners-with-files")


def test_exposure_follows_dealings_of_a_file(page: Page) -> None:
    """A bank that no list knows, and its dealings."""
    sample = Path(__file__).parents[2] / "src/clearance/app/sample/dealings.csv"
    page.goto("/exposure")
    page.get_by_text("With your own files about dealings and owners").click()
    page.locator("#with-party").fill("Anadolu Example Bank")
    page.locator("#with-country").fill("Turkey")
    page.locator("#with-role").select_option("bank")
    page.get_by_label("Files", exact=True).set_input_files(sample)
    page.get_by_role("button", name="Show with files").click()

    expect(page.locator("h1")).to_contain_text("Exposure of Anadolu Example Bank")
    expect(page.get_by_role("img")).to_be_visible()
    expect(page.locator("article").first).to_contain_text("Ask")
    shoot(page, "exposure-with-files")


def test_sources_lead_to_each_list_and_its_hash(page: Page) -> None:
    """From the foot of any page."""
    page.goto("/find")
    page.get_by_role("link", name="All sources").click()
    page.get_by_role("link", name=re.compile("starter set", re.IGNORECASE)).click()

    expect(page.locator("main")).to_contain_text(re.compile("[0-9a-f]{64}"))
    expect(page.get_by_role("heading", name=re.compile("understood"))).to_be_visible()


def test_all_can_be_done_with_the_keyboard(page: Page) -> None:
    """Past the head, into the box, to the first match: never lost, always seen."""
    page.goto("/sources")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    expect(page.locator("a.skip")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Name or number")).to_be_focused()
    page.keyboard.type("Sberbank")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/find\?q=Sberbank"))

    for _ in range(60):
        page.keyboard.press("Tab")
        if "/thing/" in page.evaluate("document.activeElement?.href ?? ''"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("SBERBANK")


def test_a_deal_is_asked_for_what_matters_next(page: Page) -> None:
    """Describe, assess, answer, see what was told; without a script."""
    page.goto("/deal")
    page.get_by_label("Country", exact=True).fill("DE")
    page.get_by_label("export", exact=True).check()
    page.get_by_label("Name of party 1").fill("Sberbank")
    page.get_by_label("HS code").fill("8542.31")
    page.get_by_role("button", name="Assess").click()

    expect(page.get_by_role("heading", name="What matters next")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Sberbank was taken for")
    shoot(page, "deal-answered-1280-light")
    before = page.locator(".question legend").all_text_contents()
    page.locator(".next input[type=checkbox]").last.check()
    page.get_by_role("button", name="Answer").click()
    asked = page.locator(".next .question legend").all_text_contents()
    assert asked != before


@pytest.mark.parametrize("scripts", [True, False])
def test_a_portfolio_is_sent_watched_and_worked_in(
    driven: Browser, service: Running, tmp_path: Path, *, scripts: bool
) -> None:
    """With scripts the page follows by itself, without them by a link."""
    file = tmp_path / "customers.csv"
    file.write_text("name,country\nSberbank,RU\nZzyzx Quuxly,DE\n")
    context = driven.new_context(base_url=service.address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/portfolio")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Screen").click()
    rows = page.get_by_role("heading", name=re.compile(r"\d+ rows?$"))
    for _ in range(300):
        if rows.count():
            break
        page.wait_for_timeout(200)
        again = page.get_by_role("link", name="Look again")
        if not scripts and again.count():
            again.click()
    expect(rows).to_be_visible()
    shoot(page, f"portfolio-done-{'scripts' if scripts else 'plain'}")
    if scripts:  # axe is one
        assert [] == [*barriers(page)]
    page.get_by_label("Show").select_option("no match")
    page.get_by_role("button", name="Filter").click()
    expect(page.locator("tbody th")).to_have_text("Zzyzx Quuxly")
    page.get_by_role("button", name="Remove it").click()
    expect(page).to_have_url(re.compile(r"/portfolio$"))
    context.close()


def test_a_rule_is_found_and_read_as_of_a_day(page: Page) -> None:
    """From the words to the rule, and back in time."""
    page.goto("/law")
    page.get_by_label("Words").fill("50 percent")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name=re.compile("owned 50 percent or more")).first.click()
    page.get_by_label("As of").last.fill("2014-08-12")
    page.get_by_role("button", name="Show").click()

    expect(page.locator("h1")).to_contain_text("50 percent")
    expect(page).to_have_url(re.compile("as_of=2014-08-12"))
