"""Securities are told by their terms, and aircraft by what is painted on them."""

import pytest

from clearance.screening import DEFAULT_THRESHOLD, compare_names


def alike(one: str, other: str, kind: str) -> float:
    found = compare_names(one, other, kind=kind)
    assert found == pytest.approx(compare_names(other, one, kind=kind))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("REPUBLIC OF GHANA 7.625% 16/05/2029", "Ghana 7 5/8 05/16/29"),
        ("Zorgenia Finance 4.15 02/11/27 RegS", "Zorgenia Finance 4.15% 11 Feb 2027"),
        ("Korbala plc 6.5% Perp NC10", "Korbala PLC Perpetual 6.50% callable"),
        ("Korbala plc ord 50p", "KORBALA PLC ORD GBP0.50"),
        ("Zorgenia AG Vz", "Zorgenia AG Pref Shares"),
        ("Zorgmet PAO GDR", "Zorgmet sponsored Global Depositary Receipt"),
        ("Korbala Inc Class B", "Korbala Inc. Cl B"),
    ],
)
def test_a_security_is_the_same_however_its_terms_are_written(
    one: str, other: str
) -> None:
    """Fractions and decimals, either order of a day, lines of shares in short."""
    assert alike(one, other, "Security") >= DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Korbala plc 4.25% Notes due 2027", "Korbala plc 4.75% Notes due 2027"),
        ("Korbala plc 4.25% Notes due 2027", "Korbala plc 4.25% Notes due 2029"),
        ("Korbala plc 4.25% Notes due 2027", "Korbala plc 4.25% Perpetual Notes"),
        ("Ghana 7 5/8 05/16/29", "Kenya 7 5/8 05/16/29"),
        ("Zorgenia AG Vz", "Zorgenia AG Stammaktien"),
        ("Zorgmet PAO ADR", "Zorgmet PAO ordinary shares"),
        ("Korbala plc ord 25p", "Korbala plc ord GBP0.50"),
        ("Korbala Inc Class A", "Korbala Inc. Cl B"),
    ],
)
def test_securities_of_one_issuer_are_told_apart_by_their_terms(
    one: str, other: str
) -> None:
    """Coupon, day, line, par; and by who issued them."""
    assert alike(one, other, "Security") < DEFAULT_THRESHOLD


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("T7-ZRG", "T7ZRG", True),
        ("Ilyushin Il-76TD reg. EX-76123", "EX-76123", True),
        ("Tupolev TU-154M, RA-85123", "RA-85123", True),
        ("T7-ZRG", "T7-ZRC", False),
        ("N512QS", "N521QS", False),
        ("Bombardier Global 6000 T7-ZRG", "Bombardier Global 6000 T7-KRB", False),
    ],
)
def test_aircraft_are_told_by_their_registrations(
    one: str, other: str, *, same: bool
) -> None:
    """Types of aircraft that are written as registrations are none."""
    assert (alike(one, other, "Airplane") >= DEFAULT_THRESHOLD) is same
