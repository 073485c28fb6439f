"""Which calls of the page go to which service: what the page needs and nothing else of them."""

import re
from dataclasses import dataclass

from speak_to_input.services.http.door import ACCESS_COOKIE, REFRESH_COOKIE
from speak_to_input.settings import Settings

_AGENT = r"api/.+|forms/[a-z]+/(submissions(/.+)?|rules\.json)"
_VOICE = r"health|offer(/trial)?|ws(/audio|/trial)?|api/.+"


@dataclass(frozen=True)
class Service:
    """A service behind ours. `paths` says what of it may be called, without the leading slash.

    `cookies` are those that it is shown.
    """

    name: str
    url: str
    paths: re.Pattern[str]
    cookies: tuple[str, ...]

    def open_to(self, path: str) -> bool:
        """Whether the page may call `path`."""
        return self.paths.fullmatch(path) is not None and ".." not in path


def services_of(settings: Settings) -> tuple[Service, ...]:
    """The agent and the voice service."""
    return (
        Service("agent", settings.agent.url, re.compile(_AGENT), (ACCESS_COOKIE,)),
        Service("voice", settings.voice.url, re.compile(_VOICE), (ACCESS_COOKIE, REFRESH_COOKIE)),
    )
