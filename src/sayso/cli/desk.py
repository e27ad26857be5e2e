"""`sayso desk`: the ledger as a web app on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from sayso.cli.extras import desk_needed
from sayso.cli.judge import By, who_decides
from sayso.cli.screen import DEFAULT_LEDGER, LedgerOption, notices, opened
from sayso.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("desk", epilog=_EXAMPLES)(desk)


_EXAMPLES = """Examples:

  sayso desk

  sayso desk --ledger june.db --port 9000

  sayso desk --host 0.0.0.0 --certificate desk.pem --key desk.key"""

PeopleOption = Annotated[
    Path | None,
    typer.Option("--people", envvar="SAYSO_PEOPLE", help="The file of users.", show_default="LEDGER.people"),
]


def desk(
    ledger: LedgerOption = DEFAULT_LEDGER,
    host: Annotated[
        str, typer.Option(help="Where to listen. Elsewhere than on this machine it needs users.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="On which port.")] = 8700,
    people: PeopleOption = None,
    by: By = "",
    certificate: Annotated[Path | None, typer.Option(help="File of a certificate, to be asked over https.")] = None,
    key: Annotated[Path | None, typer.Option(help="File of its key.")] = None,
    tiles: Annotated[
        str,
        typer.Option(
            envvar="SAYSO_TILES",
            metavar="MAP",
            help="A map to lay under incidents: an archive, as a file (land.pmtiles) or an address,"
            " or pictures (https://tiles.example/{z}/{x}/{y}.png).",
        ),
    ] = "",
) -> None:
    """Open the ledger in a browser: see it, question it, decide. Stop with Ctrl+C."""
    with desk_needed("sayso desk"):
        import uvicorn

        from sayso.desk import Settings, create_app
        from sayso.desk.people import People
        from sayso.desk.scripts import script_address
        from sayso.desk.settings import people_beside, refuse_open_door, tiles_of
    if (certificate is None) != (key is None):
        raise UsageError("--certificate, --key", "go together")
    underlay, archive = tiles_of(tiles)
    with opened(ledger):
        pass  # says what is wrong with it before anything listens
    settings = Settings(people or people_beside(ledger), who_decides(by), host, port, underlay, archive)
    has_users = bool(People(settings.people).users())
    refuse_open_door(settings, has_users=has_users)
    address = f"{'https' if certificate else 'http'}://{f'[{host}]' if ':' in host else host}:{port}"
    notices().print(f"The desk of {ledger} is at {address}; stop it with Ctrl+C.")
    if not has_users:
        notices().print(
            f"No users are set up: it answers this machine only and takes decisions of {settings.person}.", style="dim"
        )
    if not script_address():
        notices().print("Its scripts were not made when sayso was installed; its pages work without them.", style="dim")
    uvicorn.run(
        create_app(ledger, settings),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=key,
    )
