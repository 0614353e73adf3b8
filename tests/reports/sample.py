"""A small report written by hand: two banks, a ship, a person, and innocents."""

from datetime import UTC, date, datetime

from clearance.entities import Entity, Listing
from clearance.reports import ListUsed, ScreenedRow, ScreeningReport
from clearance.screening import Evidence, Match, Query
from clearance.values import AsOf

OFAC = "US Treasury, Office of Foreign Assets Control"
SDN = ListUsed(
    source="us_ofac_sdn",
    title="OFAC SDN",
    published=date(2024, 5, 3),
    retrieved=datetime(2024, 5, 3, 18, 30, tzinfo=UTC),
    entries=14965,
    sha256="9f" * 32,
    starter=False,
    complete=True,
    age_days=3,
)
STARTER = ListUsed(
    source="starter",
    title="Clearance starter set",
    published=date(2024, 4, 30),
    retrieved=None,
    entries=341,
    sha256="1c" * 32,
    starter=True,
    complete=True,
    age_days=6,
)


def sanction(party: str, programme: str, day: str, **more: str) -> Entity:
    """Designate a party under a programme."""
    properties = {
        "entity": (party,),
        "authority": (OFAC,),
        "listName": ("SDN",),
        "program": (programme,),
        "listingDate": (day,),
        **{name: (value,) for name, value in more.items()},
    }
    return Entity(f"{party}-{programme}", "Sanction", properties, ("us_ofac_sdn",))


def risk(party: str) -> Entity:
    """Attach the secondary-sanctions risk of Executive Order 14024."""
    properties = {
        "entity": (party,),
        "authority": ("us.ofac",),
        "instrument": ("Executive Order 14024",),
        "section": ("11",),
        "program": ("RUSSIA-EO14024",),
        "notice": ("Secondary sanctions risk: See Section 11 of E.O. 14024",),
    }
    return Entity(
        f"{party}-risk", "SecondarySanctionsRisk", properties, ("us_ofac_sdn",)
    )


def bank() -> Listing:
    """Give a listed bank with two programmes, a risk, an owner and a subsidiary."""
    entity = Entity(
        "ofac-17016",
        "Organization",
        {
            "name": ("VTB BANK PUBLIC JOINT STOCK COMPANY",),
            "alias": ("BANK VTB PAO", "ВТБ", "VNESHTORGBANK"),
            "previousName": ("JSC VTB BANK",),
            "country": ("ru",),
            "swiftBic": ("VTBRRUMM",),
            "innCode": ("7702070139",),
            "ogrnCode": ("1027739609391",),
            "address": ("43, Vorontsovskaya st., 109044, Moscow, Russia",),
            "notes": ("SWIFT/BIC VTBRRUMM; Secondary sanctions risk: …",),
        },
        ("us_ofac_sdn",),
    )
    owner = Entity(
        "own-1",
        "Ownership",
        {"owner": ("gov",), "asset": ("ofac-17016",), "percentage": ("60.9",)},
        ("us_ofac_sdn",),
    )
    link = Entity(
        "link-1",
        "UnknownLink",
        {
            "subject": ("ofac-17016",),
            "objectName": ("VTB CAPITAL HOLDINGS",),
            "role": ("Linked To",),
        },
        ("us_ofac_sdn",),
    )
    return Listing(
        entity,
        (
            sanction("ofac-17016", "UKRAINE-EO13662", "2014-07-29", directive="1"),
            sanction("ofac-17016", "RUSSIA-EO14024", "2022-02-24"),
            risk("ofac-17016"),
            owner,
            link,
        ),
        {"gov": "Government of the Russian Federation"},
    )


def ship() -> Listing:
    """Give a listed tanker."""
    entity = Entity(
        "ofac-40000",
        "Vessel",
        {
            "name": ("SCF PRIMORYE",),
            "previousName": ("PRIMORYE SPIRIT",),
            "imoNumber": ("9421960",),
            "flag": ("ga",),
            "type": ("Crude Oil Tanker",),
        },
        ("us_ofac_sdn", "starter"),
    )
    return Listing(entity, (sanction("ofac-40000", "RUSSIA-EO14024", "2023-10-12"),))


def person() -> Listing:
    """Give a listed person with a birth date."""
    entity = Entity(
        "ofac-34000",
        "Person",
        {
            "name": ("Alisher Burkhanovich USMANOV",),
            "alias": ("Алишер Бурханович Усманов",),
            "birthDate": ("1953-09-09",),
            "birthPlace": ("Chust, Uzbekistan",),
            "nationality": ("ru",),
            "gender": ("male",),
        },
        ("us_ofac_sdn",),
    )
    return Listing(
        entity,
        (sanction("ofac-34000", "RUSSIA-EO14024", "2022-03-03"), risk("ofac-34000")),
    )


def bank_match(score: float = 0.97) -> Match:
    """Match the bank by a Cyrillic alias, with a reason on each side."""
    return Match(
        bank(),
        score,
        "ВТБ",
        (
            Evidence('The name "ВТБ" is the same as the alias "ВТБ".', 0.92, "name"),
            Evidence("The country is the same: Russia.", 0.05, "country"),
            Evidence("The kind given is Company, listed is Organization.", 0, "kind"),
        ),
    )


def report(
    rows: tuple[ScreenedRow, ...],
    lists: tuple[ListUsed, ...] = (SDN,),
    problems: tuple[tuple[int | None, str], ...] = (),
    notes: tuple[str, ...] = (),
) -> ScreeningReport:
    """Put rows into a report of one day."""
    return ScreeningReport(
        title="counterparties.csv",
        made_at=datetime(2024, 5, 6, 9, 15, tzinfo=UTC),
        as_of=AsOf(date(2024, 5, 6)),
        lists=lists,
        rows=rows,
        clearance_version="0.1.0",
        notes=notes,
        columns=(("Name", "name"), ("Land", "country"), ("Rating", None)),
        problems=problems,
        settings={"threshold": 0.7, "limit": 5, "encoding": "utf-8"},
    )


def portfolio() -> ScreeningReport:
    """Give a report with every case: hits of three kinds, innocents, lost rows."""
    rows = (
        ScreenedRow(2, Query(names=("ВТБ",), kind="Company", countries=("ru",)), "ВТБ"),
        ScreenedRow(
            3, Query(names=("Müller Maschinenbau GmbH",)), "Müller Maschinenbau"
        ),
        ScreenedRow(4, Query(names=("Primorye",)), "Primorye"),
        ScreenedRow(
            5, Query(names=("A. Usmanov",), birth_dates=("1971",)), "A. Usmanov"
        ),
        ScreenedRow(6, Query(), "   "),
        ScreenedRow(
            7, Query(names=("Société Générale de Pêche",)), "Société G. de Pêche"
        ),
    )
    found: dict[int | None, tuple[Match, ...]] = {
        2: (bank_match(),),
        4: (
            Match(
                ship(),
                1.0,
                None,
                (
                    Evidence(
                        "The IMO number 9421960 is the same; no other ship has it.",
                        1.0,
                        "identifier",
                    ),
                ),
            ),
        ),
        5: (
            Match(
                person(),
                0.74,
                "Alisher Burkhanovich USMANOV",
                (
                    Evidence("The surname is the same.", 0.8, "name"),
                    Evidence('The initial "A." fits "Alisher".', 0.1, "initial"),
                    Evidence(
                        "The birth dates differ: 1971 is given, 1953-09-09 is listed.",
                        -0.16,
                        "birth_date",
                    ),
                ),
            ),
            bank_match(0.71),
        ),
    }
    matched = tuple(
        ScreenedRow(row.line, row.query, row.label, found.get(row.line, ()))
        for row in rows
    )
    return report(
        matched,
        (SDN, STARTER),
        (
            (5, 'The date of birth "71" could be 1971; check it.'),
            (8, "The row has 2 cells where the header has 3; add the missing one."),
        ),
    )
