"""What an apparent violation may cost, worked out by hand from the book's figures."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest

from clearance.errors import LawError, UnreadableFileError, UsageError
from clearance.law import the_book
from clearance.penalty import (
    Apparent,
    Estimate,
    Payments,
    estimate,
    merged,
    read_cases,
    read_payments,
    the_cases,
)

BOOK = the_book()
ASSESSED = date(2025, 6, 1)  # the figure of IEEPA is 377,700 USD
HEAD = "id,date,name,aggregate_findings,amount_usd,revision_date,document_urls\n"


def ask(*amounts: str, count: int = 1, on: date = ASSESSED, **told: Any) -> Estimate:
    """Estimate violations of March 2024 under Iran rules, unless told otherwise."""
    days = {"first": date(2024, 3, 1), "last": date(2024, 3, 1)}
    days |= {name: told.pop(name) for name in ("first", "last") if name in told}
    payments = tuple(Payments(Decimal(one), count, **days) for one in amounts)
    most = told.pop("most", 3)
    words = {"programme": "iran", **told}
    apparent = Apparent(payments=payments, assessed_on=on, **words)
    return estimate(BOOK, apparent, the_cases(BOOK), most=most)


def the_base(found: Estimate) -> Decimal | None:
    (base,) = found.bases
    return base.amount


class TestMaximum:
    def test_it_is_the_greater_of_the_figure_and_twice_the_value_each_time(
        self,
    ) -> None:
        """188,850 USD is where twice the value reaches the figure."""
        found = ask("188849", "188850", "188851")

        assert [Decimal(377_700), Decimal(377_700), Decimal(377_702)] == [
            one.maximum for one in found.charges
        ]
        assert Decimal(1_133_102) == found.maximum == found.at_most

    @pytest.mark.parametrize(
        ("on", "figure"),
        [
            (date(2016, 7, 31), 250_000),
            (date(2016, 8, 1), 284_582),
            (date(2024, 1, 11), 356_579),
            (date(2024, 1, 12), 368_136),
            (date(2025, 1, 14), 368_136),
            (date(2025, 1, 15), 377_700),
        ],
    )
    def test_the_figure_is_that_of_the_day_of_assessment(
        self, on: date, figure: int
    ) -> None:
        """It changes nearly every year."""
        violated = date(2016, 1, 1)

        assert figure == ask("1", on=on, first=violated, last=violated).maximum

    @pytest.mark.parametrize(
        ("violated", "figure"),
        [(date(2015, 11, 2), 250_000), (date(2015, 11, 3), 284_582)],
    )
    def test_violations_up_to_2_november_2015_keep_the_figure_of_the_statute(
        self, violated: date, figure: int
    ) -> None:
        """However late they are assessed."""
        on = date(2016, 9, 1)

        assert figure == ask("1", on=on, first=violated, last=violated).maximum

    def test_a_sum_is_parted_evenly_and_the_most_it_can_be_is_told(self) -> None:
        """One payment of nearly all would be dearer: 377,700 + 800,000."""
        found = ask("400000", count=2)

        assert Decimal(800_000) == found.maximum
        assert Decimal(1_177_700) == found.at_most
        assert any("single values were not given" in one for one in found.cautions)

    def test_a_day_for_which_the_book_has_no_figure_is_refused(self) -> None:
        """Nothing is worked out from a later figure."""
        with pytest.raises(LawError, match="not in force on 2007-10-15"):
            ask("1", on=date(2007, 10, 15))
        with pytest.raises(LawError, match="no figure 'per_violation'"):
            ask("1", on=date(2024, 6, 1), authority="bis", programme=None)

    @pytest.mark.parametrize(
        ("amount", "maximum"),
        [("1999999.99", "1000000"), ("2000000", "1000000"), ("2000002", "1000001")],
    )
    def test_the_uk_maximum_is_a_million_or_half_the_value(
        self, amount: str, maximum: str
    ) -> None:
        """Whichever is more."""
        found = ask(amount, authority="ofsi", programme=None)

        assert (Decimal(maximum), "GBP") == (found.maximum, found.currency)

    def test_a_law_without_a_sum_is_told_and_nothing_is_worked_out(self) -> None:
        """Prison and fines of the Swiss act."""
        found = ask("5000", authority="ch", programme=None)

        assert found.maximum is None
        assert () == found.bases
        assert "1,000,000 francs" in found.law

    @pytest.mark.parametrize(
        ("violated", "on", "told"),
        [
            (date(2019, 4, 24), date(2024, 4, 25), True),
            (date(2019, 4, 25), date(2024, 4, 25), False),
            (date(2019, 4, 25), date(2029, 4, 25), False),
            (date(2019, 4, 25), date(2029, 4, 26), True),
            (date(2017, 3, 1), date(2022, 3, 1), False),
            (date(2017, 3, 1), date(2022, 3, 2), True),
        ],
    )
    def test_what_is_too_old_is_told_and_counted_all_the_same(
        self, violated: date, on: date, told: bool
    ) -> None:
        """Five years, and ten for violations after 24 April 2019."""
        found = ask("1000000", on=on, first=violated, last=violated)

        assert told == any("too old" in caution for caution in found.cautions)
        assert Decimal(2_000_000) == found.maximum


class TestBase:
    def test_the_base_of_an_egregious_case_not_disclosed_is_the_maximum(self) -> None:
        """The Adani settlement of 2026: 32 payments of 192,104,044 USD in all."""
        found = ask(
            "192104044",
            count=32,
            on=date(2026, 5, 18),
            egregious=True,
            disclosed=False,
        )

        assert Decimal(384_208_088) == found.maximum == the_base(found)

    def test_disclosure_halves_the_maximum_of_an_egregious_case(self) -> None:
        """Half of 377,700 and half of 2,000,000."""
        found = ask("10", "1000000", egregious=True, disclosed=True)

        assert Decimal("1188850") == the_base(found)

    @pytest.mark.parametrize(
        ("amount", "base"),
        [("1000", "500"), ("377699", "188849.5"), ("377701", "188850")],
    )
    def test_disclosed_and_not_egregious_costs_half_the_value_up_to_a_cap(
        self, amount: str, base: str
    ) -> None:
        """The cap is half the figure of IEEPA for each violation."""
        found = ask(amount, egregious=False, disclosed=True)

        assert Decimal(base) == the_base(found)

    @pytest.mark.parametrize(
        ("amount", "base"),
        [
            ("0", 1_000),
            ("999.99", 1_000),
            ("1000", 10_000),
            ("9999.99", 10_000),
            ("10000", 25_000),
            ("24999.99", 25_000),
            ("25000", 50_000),
            ("49999.99", 50_000),
            ("50000", 100_000),
            ("99999.99", 100_000),
            ("100000", 200_000),
            ("199999.99", 200_000),
            ("200000", 377_700),
            ("9000000", 377_700),
        ],
    )
    def test_neither_costs_the_amount_of_the_schedule(
        self, amount: str, base: int
    ) -> None:
        """Every step just below it and at it."""
        assert base == the_base(ask(amount, egregious=False, disclosed=False))

    def test_a_day_without_a_schedule_is_not_guessed(self) -> None:
        """The guidelines are of 9 November 2009."""
        told: dict[str, Any] = {"first": None, "last": None, "egregious": False}
        told["disclosed"] = False
        earlier = ask("5", on=date(2009, 11, 8), **told)
        later = ask("5", on=date(2009, 11, 9), **told)

        assert the_base(earlier) is None
        assert the_base(later) == 1_000
        assert Decimal(250_000) == earlier.maximum

    @pytest.mark.parametrize(
        ("on", "amount", "base"),
        [
            (date(2020, 8, 10), "169999.99", 170_000),
            (date(2020, 8, 10), "170000", 250_000),
            (date(2020, 8, 11), "170000", 200_000),
            (date(2020, 8, 11), "200000", 307_922),
            (date(2021, 4, 11), "200000", 307_922),
            (date(2021, 4, 12), "200000", 311_562),
            (date(2022, 2, 9), "200000", 330_947),
        ],
    )
    def test_the_steps_of_the_schedule_changed(
        self, on: date, amount: str, base: int
    ) -> None:
        """In August 2020 the upper ones, in April 2021 the last; then by themselves."""
        violated = date(2018, 1, 1)
        found = ask(
            amount,
            on=on,
            first=violated,
            last=violated,
            egregious=False,
            disclosed=False,
        )

        assert base == the_base(found)

    def test_cuba_has_its_own_figure_and_no_multiple_of_the_value(self) -> None:
        """The schedule and the cap of disclosed cases stop at it."""
        kept: dict[str, Any] = {"programme": "cuba", "on": date(2024, 6, 1)}
        kept["egregious"] = False
        secret = ask("1000000", disclosed=False, **kept)
        told = ask("1000000", disclosed=True, **kept)

        assert Decimal(108_489) == secret.maximum == secret.at_most == the_base(secret)
        assert Decimal("54244.5") == the_base(told)

    def test_the_figure_of_narcotics_does_not_raise_the_schedule(self) -> None:
        """That of IEEPA caps it, though the Kingpin Act allows more."""
        kept: dict[str, Any] = {"programme": "narcotics", "on": date(2024, 6, 1)}
        kept["egregious"] = False
        found = ask("1000000", disclosed=False, **kept)

        assert Decimal(1_829_177) == found.maximum
        assert the_base(found) == 368_136

    def test_what_is_not_known_leaves_all_cells_open_and_asks(self) -> None:
        """Unknown is never taken for no."""
        found = ask("1000000")

        assert 4 == len(found.bases)
        assert ["egregious", "disclosed", "cooperated", "first_violation"] == [
            question.fact for question in found.questions
        ]
        assert 2 == len(ask("1000000", egregious=True).bases)

    def test_mitigation_gives_a_range(self) -> None:
        """40 and 25 percent at most; 25 at least where the person did cooperate."""
        told: dict[str, Any] = {"egregious": True, "disclosed": False}
        (unknown,) = ask("1000000", **told).bases
        (sure,) = ask("1000000", cooperated=True, first_violation=False, **told).bases
        (none,) = ask("1000000", cooperated=False, first_violation=False, **told).bases

        assert [700_000, 2_000_000] == [unknown.low, unknown.high]
        assert [1_200_000, 1_500_000] == [sure.low, sure.high]
        assert [2_000_000, 2_000_000] == [none.low, none.high]

    def test_uk_discounts_are_those_of_the_day(self) -> None:
        """The guidance of 9 February 2026 replaced the old ones."""
        before = ask("1", on=date(2026, 2, 8), authority="ofsi", programme=None)
        after = ask("1", on=date(2026, 2, 9), authority="ofsi", programme=None)

        assert [50, 30] == [one.most for one in before.discounts]
        assert [30, 20, 20] == [one.most for one in after.discounts]
        assert before.discount_cap is None
        assert after.discount_cap is not None
        assert Decimal(70) == after.discount_cap.value

    def test_what_was_not_disclosed_has_no_discount_for_disclosure(self) -> None:
        """Settlement and the early account remain."""
        found = ask(
            "1",
            on=date(2026, 2, 9),
            authority="ofsi",
            programme=None,
            disclosed=False,
        )

        assert [20, 20] == [one.most for one in found.discounts]

    def test_every_figure_says_where_it_stands_and_how_far_it_was_checked(self) -> None:
        """The grade of the whole is the lowest of its parts."""
        found = ask("1", egregious=True, disclosed=False)

        assert "us.90-fr-3687" in found.citations
        assert "B" == found.confidence
        assert "C" == ask("1", egregious=True, disclosed=True).confidence


WORKED = {
    # What OFAC says it came to: number, value, days, day of assessment, egregious,
    # disclosed, statutory maximum, base penalty in whole dollars, address.
    "Córdoba Music Group": (
        *(9, "118831", "2019-11-26", "2022-03-30", "2024-12-18", False, True),
        *(3_313_224, 59_416, "https://ofac.treasury.gov/media/933726"),
    ),
    "Eagle Shipping": (
        *(36, "1", "2011-06-03", "2014-05-31", "2020-01-27", True, True),
        *(9_000_000, 4_500_000, "https://ofac.treasury.gov/media/33086"),
    ),
    "Adani Enterprises": (
        *(32, "192104044", "2023-11-01", "2025-06-30", "2026-05-18", True, False),
        *(384_208_088, 384_208_088, "https://cusfp.substack.com/"),
    ),
    "Generali Global Assistance, Cuba": (
        *(2_593, "285760", "2010-06-26", "2015-01-15", "2020-10-01", True, True),
        *(168_545_000, 84_272_500, "https://ofac.treasury.gov/media/48326"),
    ),
    # Worked out with the figure of the year before the settlement, as OFAC often does.
    "Emigrant Bank": (
        *(30, "91051.13", "2017-06-01", "2021-03-31", "2022-12-31", False, True),
        *(9_928_410, 45_526, "https://ofac.treasury.gov/media/932156"),
    ),
    "State Street": (
        *(38, "1", "2016-01-01", "2020-01-01", "2023-12-31", True, False),
        *(13_550_002, 13_550_002, "https://ofac.treasury.gov/media/933081"),
    ),
}


@pytest.mark.parametrize("name", WORKED)
def test_what_ofac_worked_out_itself_comes_out_the_same(name: str) -> None:
    """Maximum and base penalty of settlements, from OFAC's own announcements.

    Of Eagle Shipping and State Street the values do not matter: twice the value of each
    violation stays below the figure.
    """
    count, total, first, last, on, egregious, disclosed, *amounts, _url = WORKED[name]
    found = ask(
        str(total),
        count=int(count),
        first=date.fromisoformat(str(first)),
        last=date.fromisoformat(str(last)),
        on=date.fromisoformat(str(on)),
        egregious=egregious,
        disclosed=disclosed,
        programme="cuba" if name.endswith("Cuba") else "iran",
    )
    base = the_base(found)

    assert base is not None
    assert amounts == [found.maximum, base.to_integral_value(ROUND_HALF_UP)]


class TestSimilarCases:
    def test_the_same_case_comes_first_and_its_points_are_explained(self) -> None:
        """Adani asked about as itself."""
        first, second, _ = ask(
            "192104044", count=32, egregious=True, disclosed=False
        ).similar

        assert "2026-adani" == first.case.key
        assert first.points == sum(reason.points for reason in first.reasons)
        assert first.points > second.points
        assert {"programme", "egregious", "disclosed", "amount", "violations"} == {
            reason.key for reason in first.reasons
        }

    def test_the_programme_changes_which_cases_are_near(self) -> None:
        """A Russian case finds Russian ones."""
        found = ask("100000", programme="russia").similar

        assert all("russia" in (one.case.programmes or ()) for one in found)

    def test_only_cases_of_the_authority_are_shown(self) -> None:
        """OFSI does not look at OFAC's."""
        found = ask("77000", authority="ofsi", programme="russia", most=99).similar

        assert 0 < len(found) < len(the_cases(BOOK))
        assert all("OFSI" in one.case.authorities for one in found)

    def test_a_nearer_amount_gives_more_points(self) -> None:
        """Of two cases of a file that differ in nothing else."""
        text = HEAD + "1,2020-01-01,Near,1,900000,,u1\n2,2021-01-01,Far,1,9000,,u2\n"
        asked = Apparent(
            payments=(Payments(Decimal(500_000)),),
            assessed_on=ASSESSED,
            programme="iran",
            egregious=True,
            disclosed=False,
        )
        found = estimate(BOOK, asked, read_cases(text, "mine.csv"), most=2).similar

        assert ["Near", "Far"] == [one.case.respondent for one in found]
        assert found[0].points > found[1].points

    def test_a_case_of_the_book_takes_the_document_of_the_file(self) -> None:
        """It is told once, whichever way the name is written."""
        text = (
            HEAD
            + "5-2023,2023-04-06,Microsoft Corporation,1,2980265.86,,https://a/1\n"
            + "1-2017,2017-07-20,ExxonMobil Corporation,1,2000000.0,,https://a/2\n"
            + "9-2003,2003-04-04,AAA Travel,1,500.0,,https://a/3;https://a/4\n"
        )
        own = the_cases(BOOK)
        together = merged(own, read_cases(text, "f"))
        found = {case.respondent: case for case in together}

        assert len(own) + 1 == len(together)
        assert ("https://a/1",) == found["Microsoft"].urls
        assert ("https://a/2",) == found["Exxon Mobil"].urls
        assert ("https://a/3", "https://a/4") == found["AAA Travel"].urls


class TestRefusals:
    @pytest.mark.parametrize(
        ("told", "message"),
        [
            ({"programme": None}, "depends on the programme"),
            ({"programme": "mars"}, "no programme 'mars'. Use one of: russia"),
            ({"authority": "oz"}, "no authority 'oz'. Use one of: ofac"),
        ],
    )
    def test_what_the_book_does_not_have_is_said(
        self, told: dict[str, Any], message: str
    ) -> None:
        """With what it has instead."""
        with pytest.raises(UsageError, match=message):
            ask("1", **told)

    @pytest.mark.parametrize("wrong", ["-1", "NaN", "Infinity"])
    def test_no_violation_is_worth_less_than_nothing(self, wrong: str) -> None:
        """Nor endless amounts."""
        with pytest.raises(UsageError, match="cannot be worth"):
            Payments(Decimal(wrong))

    def test_days_that_run_backwards_are_refused(self) -> None:
        """The first is not after the last."""
        with pytest.raises(UsageError, match="is after the last"):
            Payments(Decimal(1), 2, date(2024, 2, 1), date(2024, 1, 1))

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("date,name\n", "no column aggregate_findings, amount_usd"),
            (HEAD + "1,soon,A,1,5,,\n", "line 2: 'soon' and '5' are no day"),
        ],
    )
    def test_a_file_of_cases_that_does_not_read_names_its_line(
        self, text: str, message: str
    ) -> None:
        """And what it should hold."""
        with pytest.raises(UnreadableFileError, match=message):
            read_cases(text, "mine.csv")

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("day,sum\n", "needs the columns day and amount"),
            ("day,amount\n", "holds no violation"),
            ("day,amount\n2024-01-01,many\n", "line 2"),
        ],
    )
    def test_a_file_of_violations_that_does_not_read_says_why(
        self, text: str, message: str
    ) -> None:
        """And what it should hold."""
        with pytest.raises(UnreadableFileError, match=message):
            read_payments(text, "mine.csv")
