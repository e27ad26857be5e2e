"""`sayso gazetteer`: what the map of names holds; whole countries added to it."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from sayso.cli.screen import Format, FormatOption, notices, out, print_data, print_listed, say, say_error
from sayso.errors import InputError, UnreadableInput, UsageError
from sayso.places.fetching import dump_address, fetched
from sayso.places.gazetteer import SHIPPED, Gazetteer
from sayso.places.geonames import read_dump
from sayso.places.importing import import_dump, remove_country
from sayso.places.overlay import Imported, Overlay, overlay_files, user_folder

app = typer.Typer(
    help="Add every village of a country to the map of names, see what is there, take it out again.",
    no_args_is_help=True,
)
_SHIPPED_SOURCES = "GeoNames (CC BY 4.0), Natural Earth, Unicode CLDR, iso3166-2, airportsdata, hand-made tables"
FolderOption = Annotated[
    Path | None,
    typer.Option(
        "--folder", envvar="SAYSO_GAZETTEER", help="Where added countries lie.", show_default="your data folder"
    ),
]
_ADD_EXAMPLES = """Examples:

  sayso gazetteer add KZ RO

  sayso gazetteer add --file KZ.zip

SAYSO_GEONAMES_URL names another server with files like KZ.zip."""


@app.command(epilog=_ADD_EXAMPLES)
def add(
    countries: Annotated[
        list[str] | None, typer.Argument(help="Countries by their two letters, fetched from GeoNames.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="A country's file from GeoNames (KZ.zip, KZ.txt); no network.")
    ] = None,
    folder: FolderOption = None,
) -> None:
    """Import all places that GeoNames lists for a country; what was imported before is replaced."""
    if bool(countries) == bool(file):
        raise UsageError("sayso gazetteer add", "name countries, or one file with --file")
    kept = folder or user_folder()
    if file:
        _print_added(_imported(file, kept, str(file), str(file)))
        return
    codes = [_code(country) for country in countries or ()]
    failed = 0
    for code in dict.fromkeys(codes):
        url = dump_address(code)
        try:
            notices().print(f"fetching {url}", style="dim")
            with fetched(url) as dump:
                _print_added(_imported(dump, kept, url, url, code))
        except InputError as error:
            say_error(error)
            failed += 1
    if failed:
        raise typer.Exit(1)


@app.command("list", epilog="Examples:\n\n  sayso gazetteer list\n\n  sayso gazetteer list --format jsonl")
def list_all(folder: FolderOption = None, form: FormatOption = Format.TABLE) -> None:
    """List what names are looked up in: the shipped gazetteer and the countries added."""
    shapes = [_shipped_shape()]
    failed = 0
    for path in overlay_files(folder or user_folder()):
        try:
            overlay = Overlay.open(path)
        except InputError as error:
            say_error(error)
            failed += 1
            continue
        shapes.append(_shape(overlay.about))
        overlay.close()
    if form is not Format.TABLE:
        print_data(shapes, form)
    else:
        console = out()
        for shape in shapes:
            head = say(shape["country"] or "shipped", "bold")
            head.append(f"  {shape['places']:,} places, {shape['names']:,} names, {shape['bytes'] / 1e6:.1f} MB")
            told = f"{shape['source']}, {shape['licence']}, as of {shape['day']}, added {shape['added']}"
            print_listed(console, head, say(told if shape["country"] else shape["source"]), say(shape["path"], "dim"))
    if failed:
        raise typer.Exit(1)


@app.command(epilog="Example:\n\n  sayso gazetteer remove KZ")
def remove(
    countries: Annotated[list[str], typer.Argument(help="Countries by their two letters.")],
    folder: FolderOption = None,
) -> None:
    """Take added countries out again; the shipped gazetteer stays as it is."""
    for country in countries:
        code = _code(country)
        path = remove_country(code, folder or user_folder())
        out().print(say(f"{code}: removed {path}"))


def _code(country: str) -> str:
    """The country's two letters. UsageError where no country has them."""
    code = country.upper()
    with Gazetteer.open() as gazetteer:
        if not gazetteer.country(code):
            raise UsageError(country, "no country has this code; give two letters as in ISO 3166, such as KZ")
    return code


def _imported(dump: Path, folder: Path, name: str, origin: str, country: str = "") -> Imported:
    read = read_dump(dump, name)
    if country and read.country != country:
        raise UnreadableInput(name, f"holds places of {read.country}, not of {country}")
    return import_dump(read, folder, SHIPPED, origin, datetime.now(UTC).date())


def _print_added(about: Imported) -> None:
    held = f"{about.country}: {about.places:,} places, {about.names:,} names as of {about.day}"
    out().print(say(f"{held}; {about.source}, {about.licence}"))


def _shape(about: Imported) -> dict[str, Any]:
    return {**asdict(about), "path": str(about.path), "bytes": about.path.stat().st_size}


def _shipped_shape() -> dict[str, Any]:
    with Gazetteer.open() as gazetteer:
        places, names = gazetteer.size()
    blank = dict.fromkeys(("day", "added", "licence", "origin"), "")
    size = SHIPPED.stat().st_size
    return {
        "country": "", "places": places, "names": names, **blank,
        "source": _SHIPPED_SOURCES, "path": str(SHIPPED), "bytes": size,
    }  # fmt: skip
