"""Where people and firms are reached: what of an address or number says whose."""

import re
from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files

from ._yaml import load_yaml

_MOBILE = re.compile(r"^(?:www\d?|m)\.(?=[^.]+\.)")


@cache
def _shared() -> Mapping[str, Collection[str]]:
    path = files("clearance.values").joinpath("shared_hosts.yml")
    told: dict[str, list[str]] = load_yaml(path.read_text("utf-8"), path.name)
    endings = frozenset(told.pop("endings"))
    hosts = frozenset(host for some in told.values() for host in some)
    return {"hosts": hosts, "endings": endings}


def contact_key(type_name: str, value: str) -> str | None:
    """Give what two ways of writing one contact have in common; None for no one's.

    *value* is that of an `Identifier` of type email, phone or website. Of a web address
    it is the host, without `www.`, port and path; on a host where many have a page,
    such as facebook.com, also the first part of the path. Of a telephone number it is
    the digits, with the country's code where that was written.
    """
    if type_name == "website":
        return _page(value)
    return value.lstrip("+") if type_name == "phone" else value.casefold()


def _page(value: str) -> str | None:
    host, _, rest = re.sub(r"[?#]", "/", value, count=1).partition("/")
    host = _MOBILE.sub("", host.partition(":")[0].casefold())
    if host not in _shared()["hosts"]:
        return host
    whose = rest.partition("/")[0].casefold().lstrip("@")
    return f"{host}/{whose}" if whose else None


def is_host(text: str) -> bool:
    """Say whether a text without `http` in front is a web address all the same.

    "example.com/en" is; "J.Smith" and "St.Petersburg" are not.
    """
    host = text.partition("/")[0].casefold()
    first, dot, ending = host.rpartition(".")
    return (
        bool(dot)
        and re.fullmatch(r"[^\W_]+(?:[.\-]+[^\W_]+)*", first) is not None
        and len(first) > 1
        and (
            (len(ending) == 2 and ending.isascii() and ending.isalpha())
            or ending in _shared()["endings"]
        )
    )
