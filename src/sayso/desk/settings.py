"""What a desk is started with."""

from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from sayso.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the desk listens, who sits at the machine, and which file holds its users.

    `person` is under whose name decisions are entered while there are no users. `people` is the file of users; it
    need not be there. `tiles` is the address of a picture map to lay under incidents, such as
    "https://tiles.example/{z}/{x}/{y}.png"; where it is "", no other machine is ever asked for anything.
    """

    people: Path
    person: str
    host: str = "127.0.0.1"
    port: int = 8700
    tiles: str = ""

    @property
    def tile_host(self) -> str:
        """The origin of the picture map, such as "https://tiles.example", "" without one."""
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


def refuse_odd_tiles(tiles: str) -> None:
    """UsageError for what is no address of a picture map."""
    parts = urlsplit(tiles)
    is_plain = not any(sign in tiles for sign in " ;,'\"<>")  # it becomes part of the pages' policy
    has_fields = all(field in tiles for field in ("{z}", "{x}", "{y}"))
    if tiles and not (parts.scheme in {"http", "https"} and parts.netloc and is_plain and has_fields):
        raise UsageError(f"--tiles {tiles}", "is not an address like https://tiles.example/{z}/{x}/{y}.png")


def refuse_open_door(settings: Settings, *, has_users: bool) -> None:
    """UsageError where others could reach a desk that asks nobody who they are."""
    if not settings.is_local and not has_users:
        raise UsageError(
            f"--host {settings.host}",
            "others could reach the desk there; first add a user: sayso user add NAME --role administrator",
        )
