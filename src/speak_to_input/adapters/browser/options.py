"""What a browser can be told; read from settings by `wiring.py`, never from the environment here."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam  # they give it no public name


class BrowserOptions(BaseModel):
    """Options of `PlaywrightBrowser`.

    `executable` is a Chromium, Chrome or headless shell; None takes the one that Playwright installed.
    `sandbox` None keeps Chromium's sandbox on unless the process runs as root, where it cannot work.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    executable: Path | None = None
    allowed_origins: tuple[str, ...] = ()
    """Origins that sessions may open, the demo forms' own included."""
    headless: bool = True
    sandbox: bool | None = None
    max_sessions: int = Field(default=20, ge=1, le=500)
    idle_close_s: float = Field(default=1800.0, gt=0)
    untouched_close_s: float = Field(default=60.0, ge=0)
    """A session idle that long with nothing entered makes room for a new one when all are in use."""
    spare_pages: int = Field(default=1, ge=0, le=10)
    """Pages kept ready so that opening a session does not wait for Chromium."""
    open_timeout_s: float = Field(default=15.0, gt=0)
    act_timeout_s: float = Field(default=3.0, gt=0)
    """Longest wait for one act that real keys or clicks carry out."""
    width: int = Field(default=1280, ge=320, le=3840)
    height: int = Field(default=900, ge=240, le=2160)


@dataclass(frozen=True, slots=True)
class PageCookie:
    """What a session's pages show the server at `url` and its folder; no script can read it."""

    name: str
    value: str
    url: str

    def shown(self) -> "SetCookieParam":
        """As the driver takes it."""
        return {
            "name": self.name,
            "value": self.value,
            "url": self.url,
            "httpOnly": True,
            "sameSite": "Strict",
        }
