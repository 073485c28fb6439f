"""The forms that the product knows by name, and where they are."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from speak_to_input.errors import FormUnknown


@dataclass(frozen=True, slots=True)
class FormDirectory:
    """Addresses of the product's own forms.

    `base_url` ends without a slash: "http://127.0.0.1:7863". Forms live at `/forms/{type}/` below it.
    """

    base_url: str
    titles: dict[str, str]
    """Form type -> title, in the order in which they are offered."""
    others: tuple[str, ...] = ()
    """Origins of other people's pages that may be opened: "https://forms.bank.vn"."""

    def url_of(self, form_type: str) -> str:
        """The address of a form. Raises: FormUnknown."""
        if form_type not in self.titles:
            known = ", ".join(self.titles)
            raise FormUnknown(f"there is no form {form_type!r}", hint=f"use one of {known}")
        return f"{self.base_url}/forms/{form_type}/"

    def now_at(self, form_type: str, url: str) -> str:
        """Where a form of earlier is now: ours move along with the service, others stay at their address."""
        return self.url_of(form_type) if form_type in self.titles else url

    def type_of(self, url: str) -> str:
        """The type of the form at an address, "" for a page that is not ours."""
        path = url.removeprefix(f"{self.base_url}/forms/")
        name = path.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0]
        return name if path != url and name in self.titles else ""

    def may_open(self, url: str) -> bool:
        """Whether an address is on the list. The browser has the last word; this one costs no page."""
        return _origin(url) in {_origin(known) for known in (self.base_url, *self.others)}

    def whole(self, address: str) -> str:
        """An address as people write it, "hoasen.vn/xe", with the scheme by which it may be opened, else https."""
        if "://" in address:
            return address
        urls = [f"{scheme}://{address}" for scheme in ("https", "http")]
        return next((url for url in urls if self.may_open(url)), urls[0])


_PORTS = {"http": 80, "https": 443}


def _origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port; ("", "", 0) for what is no address."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        return "", "", 0
