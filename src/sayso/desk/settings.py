"""What a desk is started with."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from sayso.errors import UsageError

ARCHIVE_PATH = "/ground.pmtiles"  # where the desk hands out an archive of its own machine
_ARCHIVE_START = b"PMTiles\x03"  # the format's name and version


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the desk listens, who sits at the machine, and which file holds its users.

    `person` is under whose name decisions are entered while there are no users. `people` is the file of users; it
    need not be there. `tiles` is the address of a map to lay under incidents: of pictures, such as
    "https://tiles.example/{z}/{x}/{y}.png", or of an archive, such as "https://tiles.example/land.pmtiles"; where it
    is "" or a path of the desk's own, no other machine is ever asked for anything. `archive` is the file that the
    desk hands out at ARCHIVE_PATH.
    """

    people: Path
    person: str
    host: str = "127.0.0.1"
    port: int = 8700
    tiles: str = ""
    archive: Path | None = None

    @property
    def tile_host(self) -> str:
        """The origin of the map laid under, such as "https://tiles.example", "" without one."""
        parts = urlsplit(self.tiles)
        return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @property
    def is_local(self) -> bool:
        """Whether only programs on this machine can reach it."""
        return is_loopback(self.host)


def people_beside(ledger: Path) -> Path:
    """The file of a ledger's users: "sayso.db.people" beside "sayso.db"."""
    return ledger.with_name(ledger.name + ".people")


def is_loopback(host: str) -> bool:
    """Whether a host name or address is this machine's own, as others cannot reach it."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def tiles_of(asked: str) -> tuple[str, Path | None]:
    """What pages are told of the map to lay under, and the archive to hand out there, where it is a file.

    UsageError for what is no address of a picture map or of an archive, and no file that holds one.
    """
    if not asked:
        return "", None
    if "://" not in asked and asked.lower().endswith(".pmtiles"):
        return ARCHIVE_PATH, _archive(Path(asked))
    parts = urlsplit(asked)
    is_plain = not any(sign in asked for sign in " ;,'\"<>")  # it becomes part of the pages' policy
    is_map = all(field in asked for field in ("{z}", "{x}", "{y}")) or parts.path.endswith(".pmtiles")
    if parts.scheme in {"http", "https"} and parts.netloc and is_plain and is_map:
        return asked, None
    raise UsageError(
        f"--tiles {asked}",
        "is not an address like https://tiles.example/{z}/{x}/{y}.png or https://tiles.example/land.pmtiles,"
        " and no file like land.pmtiles",
    )


def _archive(file: Path) -> Path:
    try:
        with file.open("rb") as opened:
            start = opened.read(len(_ARCHIVE_START))
    except OSError as error:
        raise UsageError(
            f"--tiles {file}", f"cannot be read ({(error.strerror or 'unknown cause').lower()})"
        ) from error
    if start != _ARCHIVE_START:
        raise UsageError(f"--tiles {file}", "is no PMTiles archive of version 3")
    return file.absolute()


def refuse_open_door(settings: Settings, *, has_users: bool) -> None:
    """UsageError where others could reach a desk that asks nobody who they are."""
    if not settings.is_local and not has_users:
        raise UsageError(
            f"--host {settings.host}",
            "others could reach the desk there; first add a user: sayso user add NAME --role administrator",
        )
