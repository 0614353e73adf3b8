"""The worked example of docs/explanation/matching.md gives what it says."""

import re
from pathlib import Path

import pytest

from benchmarks.screening import read_listings
from clearance.screening import Index, Query

_PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "matching.md"


@pytest.mark.slow
def test_the_worked_example_gives_the_figures_and_sentences_on_the_page(
    shared: Path,
) -> None:
    page = _PAGE.read_text("utf-8")
    example = page[page.index("## A worked example") : page.index("## What a score is")]
    told = [
        float(figure.replace("−", "-"))
        for figure in re.findall(r"\*\*([+−]?\d\.\d{3})\*\*", example)
    ]
    index = Index.build(read_listings(shared / "lists"))
    query = Query(
        names=("Alexandr Lukashnko",), birth_dates=("1954",), countries=("us",)
    )

    (found,) = index.screen(query)

    points = [one.points for one in found.evidence if one.points]
    assert told == pytest.approx([*points, found.score], abs=0.0015)
    assert f"{index.size[1]:,} names" in example
    sentences = " ".join(example.split())
    assert all(one.text in sentences for one in found.evidence)
