"""A deal: described in a form, assessed, asked for only what matters next."""

import json

import httpx

from tests.web.reading import page_of, words_of

CHIPS = {
    "actor_country": "DE",
    "actor_kind": "exporter",
    "does": "export",
    "party": "Luna LLC",
    "party_country": "KG",
    "goods_hs": "8542.31",
    "goods_destination": "KG",
    "as_of": "2024-06-15",
}


def test_the_form_comes_empty_and_says_that_nothing_is_needed(
    browser: httpx.Client,
) -> None:
    """Every field has a label, and none is required."""
    page = page_of(browser.get("/deal"))
    (form,) = page.xpath("//form[@action='/deal']")

    assert not form.xpath(".//*[@required]")
    for field in form.xpath(".//input[@type='text'] | .//select"):
        label = page.xpath(f"//label[@for='{field.get('id')}']")
        assert label, field.get("name")


def test_an_answer_begins_with_what_matters_next(browser: httpx.Client) -> None:
    """At most five questions, what most rules hang on first, and the verdicts."""
    answer = browser.post("/deal", data=CHIPS)
    page, words = page_of(answer), words_of(answer)
    asked = page.xpath("//section[@class='next']//fieldset")
    hanging = [
        int("".join(filter(str.isdigit, one)))
        for one in page.xpath(
            "//section[@class='next']//fieldset/p[@class='help']/text()"
        )
    ]

    assert 1 <= len(asked) <= 5
    assert hanging == sorted(hanging, reverse=True)
    assert "What each jurisdiction says" in words
    assert "2024-06-15" in words


def test_what_was_answered_is_kept_counts_and_is_not_asked_again(
    browser: httpx.Client,
) -> None:
    """The form carries it on; the deal on the page is the one that was told."""
    first = page_of(browser.post("/deal", data=CHIPS))
    fields = first.xpath("//section[@class='next']//input/@name")
    told = {**CHIPS, "fact:goods.final_destination": "RU"}
    second = browser.post("/deal", data=told)
    again = page_of(second)

    assert "fact:goods.final_destination" in fields
    assert not again.xpath(
        "//section[@class='next']//*[@name='fact:goods.final_destination']"
    )
    (kept,) = again.xpath("//*[@name='fact:goods.final_destination']/@value")
    assert "RU" == kept
    facts = browser.post("/deal.json", data=told).json()["deal"]["facts"]
    assert {"goods.final_destination": "RU"} == facts
    assert ["Luna LLC"] == again.xpath("//*[@id='party-1']/@value")


def test_a_listed_party_is_recognised(browser: httpx.Client) -> None:
    """Whoever has a name is looked for on the lists."""
    told = {"actor_country": "DE", "does": "payment", "party": "Sberbank"}

    assert "Sberbank was taken for" in words_of(browser.post("/deal", data=told))


def test_the_twin_tells_the_same_for_machines(browser: httpx.Client) -> None:
    """The document of `clearance assess --json`; and the facts that there are."""
    told = browser.post("/deal.json", data=CHIPS).json()
    facts = browser.get("/deal.json").json()

    assert "2024-06-15" in json.dumps(told)
    assert "activity" in {one["name"] for one in facts}


def test_what_no_deal_can_have_is_refused_in_a_sentence(browser: httpx.Client) -> None:
    """On a page, with the status of a bad request."""
    answer = browser.post("/deal", data={**CHIPS, "actor_country": "Atlantis"})

    assert 400 == answer.status_code
    assert "Atlantis" in answer.text
    assert "Traceback" not in answer.text


def test_a_form_of_another_site_is_refused_on_a_page(browser: httpx.Client) -> None:
    """Browsers say from where a form comes."""
    answer = browser.post(
        "/deal", data=CHIPS, headers={"Origin": "https://evil.example"}
    )

    assert 403 == answer.status_code
    assert "text/html" in answer.headers["content-type"]


def test_an_answer_that_is_none_is_not_taken_for_no(browser: httpx.Client) -> None:
    """Nor is a fact that there is not passed over."""
    maybe = browser.post("/deal", data={**CHIPS, "fact:actor.us_person": "maybe"})
    unknown = browser.post("/deal", data={**CHIPS, "fact:nothing.of.it": "yes"})

    assert [400, 400] == [maybe.status_code, unknown.status_code]
