"""What besides the name speaks for or against: days, countries, numbers, kind."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clearance.entities import Listing, kinds
from clearance.errors import InvalidValueError
from clearance.names import (
    SOLE_TRADER,
    Role,
    analyse_company,
    clean,
    fold,
    is_any_given_name,
    legal_form_kind,
    may_be_named_for,
    person_role,
    romanise,
)
from clearance.screening._asked import (
    Asked,
    Evidence,
    Options,
    country_left_out,
    without_offices,
)
from clearance.values import (
    PartialDate,
    country_name,
    may_be_filler,
    may_be_one_place,
)
from clearance.values import parse_partial_date as _parse_date

from ._addresses import addresses_of, shared_place
from ._numbers import compare_numbers

_COUNTRY_PROPERTIES = (
    "nationality",
    "citizenship",
    "country",
    "jurisdiction",
    "mainCountry",
    "flag",
    "birthCountry",
)
# Points: above 0 is the share of what is missing to 1 that the fact adds, below 0 is
# what it takes away. `contradicts` may take a match below the threshold; a country
# may not, since people and firms have several.
_BORN_SAME_DAY, _BORN_SAME_MONTH, _BORN_SAME_YEAR = 0.5, 0.3, 0.2
_BORN_NEAR, _BORN_OTHER_DAY = -0.04, -0.08
_BORN_OTHER_YEAR, _BORN_FAR = -0.18, -0.26
_SAME_COUNTRY, _OTHER_COUNTRY = 0.06, -0.06
_SAME_STREET, _SAME_PLACE = 0.10, 0.02
_SAME_GENDER, _OTHER_GENDER = 0.02, -0.14
_OTHER_KIND, _LIKELY_OTHER_KIND = -0.20, -0.12
# A day beside a name of no kind may be that of a foundation, a gender what a form
# demanded: neither takes a firm of that very name below the threshold, unless somebody
# is asked about who is called as people are.
_OF_A_PERSON, _OF_SUCH_A_NAME = -0.06, -0.20

CONTRADICTIONS = frozenset(
    {
        *("birth_date_differs", "gender_differs", "kind_differs", "identifier_differs"),
        *("birth_date_of_person", "gender_of_person"),
    }
)


def corroborate(asked: Asked, listing: Listing) -> list[Evidence]:
    """Compare all but names; points as in `Evidence`, before they are applied.

    A field that either side lacks gives no evidence.
    """
    return [
        *_birth(asked, listing),
        *_countries(asked, listing),
        *_addresses(asked, listing),
        *_gender(asked, listing),
        *_kind(asked, listing),
        *compare_numbers(asked, listing),
    ]


def weighed(said: Iterable[Evidence], options: Options) -> list[Evidence]:
    """Multiply the points by the weights that were asked for; support stays below 1."""
    if not options.weights:
        return list(said)
    return [
        replace(one, points=min(one.points * options.weight(one.code), 0.99))
        for one in said
    ]


def _birth(asked: Asked, listing: Listing) -> Iterator[Evidence]:
    texts = listing.entity.get("birthDate")
    if not asked.birth_dates or not texts:
        return
    found = [
        _compare_days(ours, theirs)
        for ours in asked.birth_dates
        for theirs in map(_parse_date, texts)
    ]
    best = max(found, key=lambda evidence: evidence.points)
    unsure = next(filter(may_be_filler, asked.birth_dates), None)
    if best.points < 0 and unsure is not None:
        text = (
            f"The birth date {unsure} is another than the listed {texts[0]}; it may as "
            "well be what programs write where none is known (neutral)."
        )
        best = Evidence(text, 0.0, "birth_date_unsure")
    yield best


def _compare_days(ours: PartialDate, theirs: PartialDate) -> Evidence:
    if ours.overlaps(theirs):
        finest = {ours.precision, theirs.precision}
        if finest == {"day"}:
            return Evidence(
                f"The birth date is the same ({theirs}).", _BORN_SAME_DAY, "birth_date"
            )
        if finest <= {"day", "month"}:
            return Evidence(
                f"The month of birth is the same ({theirs}).",
                _BORN_SAME_MONTH,
                "birth_date",
            )
        return Evidence(
            f"The birth date {ours} fits the listed {theirs}.",
            _BORN_SAME_YEAR,
            "birth_date",
        )
    return _compare_years(ours, theirs)


def _compare_years(ours: PartialDate, theirs: PartialDate) -> Evidence:
    years = max(
        theirs.earliest.year - ours.latest.year, ours.earliest.year - theirs.latest.year
    )
    if years <= 0:
        swapped = (ours.earliest.month, ours.earliest.day) == (
            theirs.earliest.day,
            theirs.earliest.month,
        )
        if swapped:
            text = f"{ours} is the listed birth date {theirs}, day and month swapped."
            return Evidence(text, 0.1, "birth_date")
        text = f"The birth date {ours} is another day of the listed year ({theirs})."
        return Evidence(text, _BORN_OTHER_DAY, "birth_date_near")
    if years == 1 and _all_differs(ours, theirs):
        text = f"The birth date {ours} and the listed {theirs} differ in all parts."
        return Evidence(text, _BORN_OTHER_DAY, "birth_date_differs")
    if years == 1 or (years <= 3 and (ours.approximate or theirs.approximate)):
        text = f"The birth date {ours} is close to the listed {theirs}, not the same."
        return Evidence(text, _BORN_NEAR, "birth_date_near")
    points = _BORN_FAR if years > 10 else _BORN_OTHER_YEAR
    text = (
        f"The birth year differs by {years} years ({ours} against the listed {theirs})."
    )
    return Evidence(text, points, "birth_date_differs")


def _all_differs(ours: PartialDate, theirs: PartialDate) -> bool:
    """Say whether two full dates share neither day nor month, as a slip would.

    The first of January often stands for a day that nobody knew.
    """
    days = (ours.earliest, theirs.earliest)
    full = all(one.precision == "day" and not one.approximate for one in (ours, theirs))
    unsure = any((day.month, day.day) == (1, 1) for day in days)
    return (
        full
        and not unsure
        and days[0].month != days[1].month
        and days[0].day != days[1].day
    )


def _countries(asked: Asked, listing: Listing) -> Iterator[Evidence]:
    listed = countries_of(listing)
    if not asked.countries or not listed:
        return
    common = asked.countries & set(listed)
    if common:
        text = f"Both are connected with {_named(common)}."
        yield Evidence(text, _SAME_COUNTRY, "country")
    elif any(may_be_one_place(ours, one) for ours in asked.countries for one in listed):
        text = (
            f"The query is connected with {_named(asked.countries)}, the listed party "
            f"with {_named(listed)}: that may be one place, of which lists and "
            "passports say both (neutral)."
        )
        yield Evidence(text, 0.0, "country_related")
    else:
        text = (
            f"The query is connected with {_named(asked.countries)}, the listed party "
            f"with {_named(listed)}."
        )
        yield Evidence(text, _OTHER_COUNTRY, "country_differs")


def compare_place(said: str, name: str, listing: Listing) -> Iterator[Evidence]:
    """Compare the country of a place that was left out of a text to find a name.

    It takes away what another country does in the query, and adds nothing: where
    somebody is at home has been said beside a name, not of it. No evidence where the
    country of the place is not known, or the list says none.
    """
    listed = countries_of(listing)
    if said == name or not listed:
        return
    place, code = country_left_out(said, name)
    if not place:
        return
    begin = f"The place beside the name ({place!r}) is in {_named([code])}"
    if place.casefold() == _named([code]).casefold():
        begin = f"The place beside the name is {_named([code])}"
    if code in listed:
        text = f"{begin}, with which the listed party is connected (neutral)."
        yield Evidence(text, 0.0, "country")
        return
    text = f"{begin}; the listed party is connected with {_named(listed)}"
    if any(
        may_be_one_place(code, one) or may_be_named_for(code, one) for one in listed
    ):
        text = f"{text}: that may be one place (neutral)."
        yield Evidence(text, 0.0, "country_related")
    else:
        yield Evidence(f"{text}.", _OTHER_COUNTRY, "country_differs")


def countries_of(listing: Listing) -> tuple[str, ...]:
    """List the codes of all countries a listed party is connected with."""
    entity = listing.entity
    found = [code for prop in _COUNTRY_PROPERTIES for code in entity.get(prop)]
    found += [code for thing in listing.of("Address") for code in thing.get("country")]
    return tuple(dict.fromkeys(found))


def _named(codes: Iterable[str]) -> str:
    return " and ".join(map(name_of_country, sorted(codes)))


def name_of_country(code: str) -> str:
    """Give the name of a country; a list may have a code that is none."""
    try:
        return country_name(code)
    except InvalidValueError:
        return code.upper()


def _addresses(asked: Asked, listing: Listing) -> Iterator[Evidence]:
    """Say where both are at home; people and firms move, so nothing speaks against."""
    if not asked.addresses:
        return
    street, words = shared_place(asked.addresses, addresses_of(listing))
    if street:
        text = f"The addresses agree in {', '.join(words)}."
        yield Evidence(text, _SAME_STREET, "address")
    elif words:
        text = f"Both addresses name {', '.join(words)}."
        yield Evidence(text, _SAME_PLACE, "address")


def _gender(asked: Asked, listing: Listing) -> Iterator[Evidence]:
    listed = set(listing.entity.get("gender"))
    if not asked.genders or not listed:
        return
    if asked.genders & listed:
        yield Evidence(
            f"The gender is the same ({min(listed)}).", _SAME_GENDER, "gender"
        )
    else:
        text = f"The gender differs ({min(asked.genders)}, listed as {min(listed)})."
        yield Evidence(text, _OTHER_GENDER, "gender_differs")


def _kind(asked: Asked, listing: Listing) -> Iterator[Evidence]:
    listed = listing.entity.kind
    if asked.kind is not None:
        if not _compatible(asked.kind, listed):
            ours, theirs = kinds()[asked.kind].label, kinds()[listed].label
            text = f"The query is about: {ours.lower()}; listed is: {theirs.lower()}."
            yield Evidence(text, _OTHER_KIND, "kind_differs")
        return
    if asked.birth_dates or asked.genders:
        if not _compatible("Person", listed):
            yield from _of_a_person(asked, listed)
        return
    implied = implied_kind(asked)
    if implied is not None and not _compatible(implied, listed):
        label = kinds()[listed].label.lower()
        text = f"The name has a company's legal form; listed is: {label}."
        if implied == "Vessel":
            text = f"The name has a ship's prefix; listed is: {label}."
        yield Evidence(text, _LIKELY_OTHER_KIND, "kind_differs")


def _of_a_person(asked: Asked, listed: str) -> Iterator[Evidence]:
    """Weigh what is said of people beside what is none, where no kind was said."""
    label = kinds()[listed].label.lower()
    if asked.names and all(_is_called_as_people(name.text) for name in asked.names):
        points, ending, unless = _OF_SUCH_A_NAME, "of_person", " and a person's name"
    else:
        points, ending = _OF_A_PERSON, "beside"
        unless = ", unless it is the day of a foundation"
    if asked.birth_dates:
        text = f"The query gives a birth date{unless}; listed is: {label}."
        yield Evidence(text, points, f"birth_date_{ending}")
    if asked.genders:
        text = f"The query gives a gender, as of a person; listed is: {label}."
        yield Evidence(text, 0.0 if asked.birth_dates else points, f"gender_{ending}")


def _is_called_as_people(name: str) -> bool:
    """See a given name among two words or more, none an ordinary one of firms."""
    words = romanise(clean(name)).split()
    if len(words) < 2 or not any(is_any_given_name(fold(word)) for word in words):
        return False
    return all(word.role is not Role.GENERIC for word in analyse_company(name)[0].words)


def _compatible(one: str, other: str) -> bool:
    """Say whether one thing may be called both; lists mix up kinds of organisations."""
    known = kinds()
    if known.common(one, other) is not None:
        return True
    organised = [
        known[kind].is_a("LegalEntity") and not known[kind].is_a("Person")
        for kind in (one, other)
    ]
    return all(organised)


def implied_kind(asked: Asked) -> str | None:
    """Give the kind that legal forms or ship prefixes in the names point to.

    None where the firm is the one that somebody has an office in.
    """
    if any(without_offices(name.text) != name.text for name in asked.names):
        return None
    for name in asked.names:
        if _may_be_initials(name.text):
            continue
        for parts in name.company:
            # A sole trader is a firm and a person.
            for form in sorted(parts.forms - {SOLE_TRADER}):
                return legal_form_kind(form)
    return None


def _may_be_initials(text: str) -> bool:
    """Say whether what looks like a form may be a person's initials or title.

    "S.A. Petrov", "Petrov S.A." and "Ms Petrova", but not "M/V Petrov".
    """
    words = clean(text).split()
    names = [word for word in words if len(word) > 1 and person_role(word) is not None]
    if "/" in text or not len(words) > len(names) <= 2:
        return False
    return not any(parts.forms for parts in analyse_company(" ".join(names)))
