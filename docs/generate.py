"""Write the reference pages from the code, or check that they are what it says.

python docs/generate.py            writes docs/reference/*.md
python docs/generate.py --check    exits with 1 where a page or a link is wrong
"""

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer
import typer.main
from law_pages import law_pages
from typer.core import TyperGroup

from clearance.cli._main import app
from clearance.entities import kinds
from clearance.settings import Settings
from clearance.sources import SourceMetadata, read_catalog
from clearance.values import IDENTIFIER_TYPES

DOCS = Path(__file__).parent
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")


def cli_page() -> str:
    """Every verb with its arguments, options and help."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    parts = ["# The command line\n", f"{group.help}\n", f"{group.epilog}\n"]
    for name, command in sorted(group.commands.items()):
        parts += _command(f"clearance {name}", command)
        for more, inner in sorted(getattr(command, "commands", {}).items()):
            parts += _command(f"clearance {name} {more}", inner)
    return "\n".join(parts)


def _command(name: str, command: Any) -> Iterator[str]:
    """Tell one verb: its help, how it is called, its options."""
    context = typer.Context(command, info_name=name)
    pieces = " ".join(command.collect_usage_pieces(context))
    yield f"## `{name}`\n\n{command.help}\n"
    yield f"    {name} {pieces}\n"
    records = [p.get_help_record(context) for p in command.params]
    rows = [_option_row(*record) for record in records if record]
    if rows:
        yield "| option | meaning |\n| --- | --- |\n" + "\n".join(rows) + "\n"


def _option_row(name: str, text: str) -> str:
    told = " ".join(text.split()).replace("|", "/")
    return f"| `{name.replace('|', '/')}` | {told} |"


def settings_page() -> str:
    """Every environment variable."""
    rows = [
        f"| `CLEARANCE_{name.upper()}` | {field.description} | {_default(name)} |"
        for name, field in Settings.model_fields.items()
    ]
    return (
        "# Settings\n\nEnvironment variables; options of the command line win over "
        "them.\n\n| variable | meaning | default |\n| --- | --- | --- |\n"
        + "\n".join(rows)
        + "\n"
    )


def _default(name: str) -> str:
    if name in ("data", "cache"):
        return f"`clearance` in the user's {name} folder"
    value = Settings.model_fields[name].default
    return "the default of each verb" if value is None else f"`{value}`"


def sources_page() -> str:
    """Every source with its addresses."""
    parts = ["# Sources\n"]
    for entry in read_catalog():
        source = entry.metadata
        parts.append(f"## {source.title} (`{source.name}`)\n")
        parts.append(
            f"* Publisher: {source.publisher}\n* Licence: {source.licence}\n"
            f"* Home page: <{source.homepage}>\n"
            f"* Schedule: {_schedule(source)}\n"
        )
        for form in source.formats:
            files = ", ".join(f"`{file.name}`" for file in form.files)
            parts.append(f"* Format {form.name}: {files}")
            parts += [f"    * <{file.url}>" for file in form.files if file.url]
        parts.append("")
    return "\n".join(parts)


def _schedule(source: SourceMetadata) -> str:
    if source.schedule is None:
        return "not stated"
    return f"{source.schedule.note}; stale after {source.schedule.days} days"


def kinds_page() -> str:
    """Every kind and what can be said of it, ours marked."""
    parts = [
        "# Kinds of things\n",
        "Names are FollowTheMoney's; what it lacks is marked with *.\n",
    ]
    for kind in sorted(kinds(), key=lambda k: k.name):
        mark = "*" if kind.ours else ""
        above = f" (a {kind.ancestors[1]})" if len(kind.ancestors) > 1 else ""
        named = ", ".join(
            f"{p.name}{'*' if p.ours else ''}" for p in kind.properties.values()
        )
        parts.append(f"## {kind.name}{mark}{above}\n\n{named}\n")
    return "\n".join(parts)


def identifiers_page() -> str:
    """Every type of identifier; what is written below the table by hand stays."""
    rows = [
        f"| `{t.name}` | {t.label} | {'yes' if t.checked else 'no'} | "
        f"{', '.join(t.properties)} |"
        for t in IDENTIFIER_TYPES.values()
    ]
    path = DOCS / "reference" / "identifiers.md"
    _, heading, written = path.read_text("utf-8").partition("\n## ")
    return (
        "# Identifiers\n\n| type | what it is | check digit | properties |\n"
        "| --- | --- | --- | --- |\n" + "\n".join(rows) + "\n" + heading + written
    )


PAGES: dict[str, Callable[[], str]] = {
    "reference/cli.md": cli_page,
    "reference/identifiers.md": identifiers_page,
    "reference/kinds.md": kinds_page,
    "reference/settings.md": settings_page,
    "reference/sources.md": sources_page,
}


PAGES |= law_pages()


def wrong() -> Iterator[str]:
    """Name each page that is out of date and each link that leads nowhere."""
    for name, page in PAGES.items():
        path = DOCS / name
        if not path.is_file() or path.read_text("utf-8") != page():
            yield f"docs/{name} is not what the code says: run `make docs`"
    for path in [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]:
        for target in _LINK.findall(path.read_text("utf-8")):
            if "://" not in target and not (path.parent / target).exists():
                yield f"{path.relative_to(DOCS.parent)} links to {target}: not there"


def main() -> int:
    """Write the pages or check them."""
    if "--check" in sys.argv[1:]:
        found = list(wrong())
        print(*found, sep="\n", end="\n" if found else "")  # noqa: T201
        return 1 if found else 0
    for name, page in PAGES.items():
        (DOCS / name).parent.mkdir(parents=True, exist_ok=True)
        (DOCS / name).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
