"""Which addresses a session's page may load: decided here, enforced by `sessions.py`. Pure.

Only http and https, only origins on the list, and never an address that belongs to the machine's own
network plumbing: link-local ranges and the metadata services of clouds, even when they are on the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from speak_to_input.errors import ConfigurationError, OriginNotAllowed

_PORTS = {"http": 80, "https": 443}
_NEVER_NETWORKS = tuple(
    ip_network(block)
    for block in (
        "169.254.0.0/16",
        "fe80::/10",
        "fd00:ec2::254/128",
        "100.100.100.200/32",
        "192.0.0.192/32",
        "0.0.0.0/32",
        "::/128",
    )
)
_NEVER_NAMES = {
    "metadata",
    "metadata.google.internal",
    "metadata.goog",
    "instance-data",
    "instance-data.ec2.internal",
}
_INNER_SCHEMES = ("data:", "blob:")
_EMPTY_PAGES = ("about:blank", "about:srcdoc")


@dataclass(frozen=True, slots=True)
class Origin:
    """Scheme, host and port of an address; host lower case, without brackets."""

    scheme: str
    host: str
    port: int

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if _PORTS[self.scheme] == self.port else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def origin_of(url: str) -> Origin | None:
    """The origin of an http(s) address; None for anything else. ws and wss count as http and https."""
    try:
        parts = urlsplit(url.strip())
        scheme = {"ws": "http", "wss": "https"}.get(parts.scheme, parts.scheme)
        if scheme not in _PORTS or not parts.hostname:
            return None
        return Origin(scheme, parts.hostname.rstrip(".").lower(), parts.port or _PORTS[scheme])
    except ValueError:
        return None


def is_forbidden_host(host: str) -> bool:
    """Whether a host is one that nobody may allow: link-local or a metadata service.

    Takes: a host name or an IP address in any spelling that a browser takes ("0xa9fea9fe", "2852039166").
    """
    if host in _NEVER_NAMES:
        return True
    address = _address(host)
    if address is None:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return any(address in network for network in _NEVER_NETWORKS if network.version == address.version)


def _address(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host.partition("%")[0])
    except ValueError:
        pass
    # Browsers read "0251.254.0xa9fe" and the like as IPv4: up to four numbers, the last one fills the rest.
    try:
        parts = [_number(part) for part in host.split(".")]
    except ValueError:
        return None
    if len(parts) > 4 or any(part > 255 for part in parts[:-1]):
        return None
    value = parts[-1]
    for place, part in enumerate(parts[:-1]):
        value += part << (24 - 8 * place)
    return IPv4Address(value) if value < 1 << 32 else None


def _number(text: str) -> int:
    if text.lower().startswith("0x"):
        return int(text[2:] or "0", 16)
    return int(text, 8) if len(text) > 1 and text.startswith("0") else int(text)


class OriginPolicy:
    """The list of allowed origins and the questions asked of it.

    Raises: ConfigurationError for an entry that is no http(s) origin or that may never be allowed.
    """

    def __init__(self, allowed: Iterable[str]) -> None:
        self.origins = frozenset(_configured(entry) for entry in allowed)

    def check(self, url: str) -> None:
        """Raises: OriginNotAllowed, unless a session may open `url`."""
        if self.allows_page(url) and url not in _EMPTY_PAGES:
            return
        origin = origin_of(url)
        raise OriginNotAllowed(
            f"{origin or 'this address'} is not an allowed origin",
            hint="add the origin to S2I_FORMS__ALLOWED_ORIGINS",
            details={"allowed": sorted(map(str, self.origins))},
        )

    def allows_page(self, url: str) -> bool:
        """Whether a page, a frame or a pop-up may show `url`."""
        origin = origin_of(url)
        if origin is None:
            return url in _EMPTY_PAGES
        return origin in self.origins and not is_forbidden_host(origin.host)

    def allows_part(self, url: str) -> bool:
        """Whether an allowed page may load `url` as a part of itself."""
        return url.startswith(_INNER_SCHEMES) or self.allows_page(url)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Host names of all allowed origins, sorted."""
        return tuple(sorted({origin.host for origin in self.origins}))


def _configured(entry: str) -> Origin:
    origin = origin_of(entry)
    if origin is None:
        raise ConfigurationError(
            f"{entry!r} is not an origin", hint="write allowed origins as https://host or http://host:port"
        )
    if is_forbidden_host(origin.host):
        raise ConfigurationError(
            f"{origin} can never be allowed: link-local and metadata addresses are blocked",
            hint="remove it from S2I_FORMS__ALLOWED_ORIGINS",
        )
    return origin
