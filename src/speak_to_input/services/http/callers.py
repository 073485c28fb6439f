"""Which callers are answered at all, before anybody asks who they are.

Where nobody signs in, that is this machine only: its programs, and pages that it serves. Where everybody signs in,
other machines may come, but a browser's call counts only from our own pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from speak_to_input.access import is_loopback
from speak_to_input.errors import NotAllowed, OriginNotAllowed
from speak_to_input.settings import Settings, own_origins


@dataclass(frozen=True)
class Callers:
    """`origins` are those of our own pages."""

    sign_in: bool
    origins: frozenset[str]

    @classmethod
    def of(cls, settings: Settings) -> Self:
        """As the settings say."""
        return cls(settings.accounts.required, own_origins(settings))

    def refuse_foreign(self, headers: Mapping[str, str]) -> None:
        """Raises: NotAllowed, OriginNotAllowed."""
        if not self.sign_in:
            _refuse_foreign_host(headers)
        origin = headers.get("origin")
        if origin is not None and not self._ours(origin):
            raise OriginNotAllowed(
                "this service answers only to its own pages",
                hint="call it from a page at 127.0.0.1 or localhost, or from no page at all"
                + (", or name the page's origin in S2I_ACCOUNTS__ORIGINS" if self.sign_in else ""),
            )

    def refuse_forged(self, headers: Mapping[str, str]) -> None:
        """A cookie comes along whoever made the browser call: only our own pages may act with it.

        Raises: OriginNotAllowed. Browsers name the origin of everything that is not a plain GET.
        """
        if headers.get("origin", "").lower() not in self.origins:
            raise OriginNotAllowed(
                "with a cookie only our own pages may do this",
                hint="programs send the token as Authorization: Bearer",
            )

    def _ours(self, origin: str) -> bool:
        return origin.lower() in self.origins if self.sign_in else is_loopback(_host_of(origin))


def _refuse_foreign_host(headers: Mapping[str, str]) -> None:
    """A page elsewhere may point its own name at this machine (DNS rebinding); answer to our names only.

    Where people sign in this needs no look: a cookie belongs to a name, and none was given to theirs.
    """
    host = headers.get("host", "")
    name = host[: host.rfind("]") + 1] if host.startswith("[") else host.split(":")[0]
    if not is_loopback(name):
        raise NotAllowed(
            "this service answers only to callers of its own machine",
            hint="call it as 127.0.0.1 or localhost",
        )


def _host_of(origin: str) -> str:
    """The host of "https://host:port"; "" for "null" and for what is no origin."""
    try:
        return urlsplit(origin).hostname or ""
    except ValueError:
        return ""
