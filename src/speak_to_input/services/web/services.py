"""Which calls of the page go to which service: what the page needs and nothing else of them."""

import re
from dataclasses import dataclass

from speak_to_input.settings import Settings


@dataclass(frozen=True)
class Service:
    """A service behind ours. `paths` says what of it may be called, without the leading slash."""

    name: str
    url: str
    paths: re.Pattern[str]

    def open_to(self, path: str) -> bool:
        """Whether the page may call `path`."""
        return self.paths.fullmatch(path) is not None and ".." not in path


def services_of(settings: Settings) -> tuple[Service, ...]:
    """The agent and the voice service."""
    return (
        Service("agent", settings.agent.url, re.compile(r"api/.+|forms/[a-z]+/submissions(/.+)?")),
        Service("voice", settings.voice.url, re.compile(r"health|offer|ws(/audio)?|api/.+")),
    )
