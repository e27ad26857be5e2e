"""Which web addresses may be fetched: public ones, checked on the number that is really connected to."""

import ipaddress
import socket
import string
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from sayso.errors import FetchFailed, RefusedAddress

_DEFAULT_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# What may stand in the path and query of an address as it is; "%" so that what is quoted stays quoted once.
_SAFE = string.ascii_letters + string.digits + "-._~:/?#[]@!$&'()*+,;=%"


@dataclass(frozen=True)
class WebAddress:
    """A web address in the parts a request needs; `target` is path and query, ready to be sent."""

    url: str
    scheme: str
    host: str
    port: int
    target: str


def parse_address(url: str) -> WebAddress:
    """The parts of an http or https address; RefusedAddress for any other, or one that cannot be read."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
        if not _is_number(host):
            host = host.encode("idna").decode("ascii")
    except ValueError as error:  # UnicodeError of idna is one
        raise RefusedAddress(url, f"this is not a web address ({error})") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise RefusedAddress(url, f"only http and https addresses are fetched, not {parts.scheme or 'this kind'}")
    if not host:
        raise RefusedAddress(url, "the address names no host")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(url, "the address holds a user name or password; sayso sends none")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return WebAddress(url, parts.scheme, host, port or _DEFAULT_PORTS[parts.scheme], target)


def resolve(address: WebAddress, *, allow_private: bool) -> list[tuple[socket.AddressFamily, str]]:
    """The numbers behind the address's host, all of them public; RefusedAddress if one is not.

    The caller connects to these numbers and does not ask for the name again, so that a name server which
    gives a public number first and a private one after cannot lead it inside.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(address.url, f"the host name {address.host} is not known") from error
    numbers: list[tuple[socket.AddressFamily, str]] = [(family, str(where[0])) for family, _, _, _, where in found]
    if not allow_private:
        for _, number in numbers:
            if not is_public(number):
                raise RefusedAddress(address.url, f"it leads to {number}, which is not on the public internet")
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address, with whatever IPv4 address it wraps, is on the public internet."""
    ip = ipaddress.ip_address(number.split("%", 1)[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            inner.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(v4 is not None and not is_public(str(v4)) for v4 in inner):
            return False
        if ip.ipv4_mapped is not None or ip in _NAT64:
            return True  # Python counts these forms as reserved whatever they wrap
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host.split("%", 1)[0])
    except ValueError:
        return False
    return True
