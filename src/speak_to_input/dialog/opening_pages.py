"""Pages beyond the product's own forms, opened by voice: by address, by the name of one that was open before."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from speak_to_input.core.commands import OpenForm
from speak_to_input.core.events import EventKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.pages import Address, KnownPage, PageWish, pages_at, pages_called, read_page_wish
from speak_to_input.core.plan import Question
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog.heard import Heard

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_OFFERED = 5
"""Pages that are read out at once."""
_NO_OTHERS = (
    "ngoài các biểu mẫu có sẵn, chưa có trang nào khác được phép mở; anh chị nhờ quản trị viên thêm ạ"
)


@dataclass(frozen=True)
class OpeningPages:
    """Finds the page that one turn asks for."""

    turn: "Hearing"

    def wish(self, text: str, *, bare: bool) -> PageWish | None:
        """What the words ask for; `bare`: an address alone asks for its page, because no form could want it."""
        question = self.turn.pending()
        asked = question is not None and any(isinstance(c, OpenForm) and c.url for c in question.choices)
        wish = read_page_wish(text, self.turn.means.language, asked=asked)
        alone = wish is not None and wish.address is not None and wish.named == text.strip()
        return None if alone and not (bare or asked) else wish

    async def promises(self, wish: PageWish) -> bool:
        """Whether `find` would lead to a page or to the question which one, and not to words for the open form."""
        return not wish.plain or bool(wish.named and pages_called(wish.named, await self._known()))

    async def find(self, wish: PageWish, *, sure: bool) -> OpenForm | Heard | None:
        """The page to open, a question which one, or a refusal.

        Without `sure` a name that no known page has is none: "mở trang sau" is said to a form of many steps.
        Where no page but the product's forms may be opened, a form is what "mở trang" means.
        """
        known = await self._known()
        if wish.address is not None:
            return self._at(wish.address, known)
        found = pages_called(wish.named, known) if wish.named else known
        if wish.named and len(found) == 1:
            return OpenForm("", wish.named, found[0].url)
        if wish.plain and not (known if sure else wish.named and found):
            return None
        if wish.named and not found:
            return self._offer(known, f"em chưa biết trang nào tên “{wish.named}”")
        return self._offer(found)

    def _at(self, address: Address, known: tuple[KnownPage, ...]) -> OpenForm | Heard:
        """The page of an address; one that is only nearly on the list is asked about."""
        forms = self.turn.means.forms
        url = forms.whole(f"{address.scheme}{'://' if address.scheme else ''}{address.host}{address.path}")
        if forms.may_open(url):
            return OpenForm("", address.host, url)
        near = pages_at(address, known)
        refusal = f"trang {address.host} không nằm trong danh sách được phép mở"
        return self._offer(near or known, refusal)

    async def _known(self) -> tuple[KnownPage, ...]:
        """Pages that the person had open, newest first, then sites that may be opened."""
        turn, forms = self.turn, self.turn.means.forms
        owner = await turn.means.owners.of(turn.session_id)
        opened = await turn.means.ledgers.of_kinds((EventKind.OPENED,), owner)
        seen = {
            event.text: KnownPage(event.text, _host(event.text), event.label)
            for _, event in opened
            if not event.after and not forms.type_of(event.text) and forms.may_open(event.text)
        }
        recent = tuple(reversed(seen.values()))
        sites = tuple(KnownPage(f"{origin}/", _host(origin)) for origin in forms.others)
        return (*recent, *(site for site in sites if not any(page.url == site.url for page in recent)))

    def _offer(self, pages: tuple[KnownPage, ...], why: str = "") -> Heard:
        """Which of these? `why`: what could not be done, if something could not."""
        refused = [Outcome(ActionType.OPEN, Status.REJECTED, error=why)] if why else []
        if not pages:
            return Heard(refused, polite(why or _NO_OTHERS), understood=bool(why))
        offered = pages[:_OFFERED]
        names = _names(offered)
        listed = "; ".join(f"{place}. {name}" for place, name in enumerate(names, 1))
        text = f"Anh chị muốn mở trang nào: {listed}? Anh chị nói tên trang hoặc đọc địa chỉ ạ."
        choices = tuple(OpenForm("", name, page.url) for name, page in zip(names, offered, strict=True))
        self.turn.ask(Question(PendingKind.CHOOSE, text, names, choices))
        reply = polite(f"{why}. {text}") if why else polite(text)
        return Heard([*refused, Outcome(ActionType.ASK, Status.ASKED, error=text)], reply)


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def _names(pages: tuple[KnownPage, ...]) -> tuple[str, ...]:
    """Their names; those that share one are told apart by where they are."""
    names = [page.name for page in pages]
    return tuple(
        name if names.count(name) == 1 else f"{name} ({page.host}{urlsplit(page.url).path})"
        for name, page in zip(names, pages, strict=True)
    )
