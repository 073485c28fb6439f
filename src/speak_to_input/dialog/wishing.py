"""What is wished around a form, carried out: a draft by whom it is about, what was sent, one more of the same sort."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from speak_to_input.core.around_forms import NEWEST, OLDEST, Wish
from speak_to_input.core.commands import (
    AskWhich,
    Clear,
    DeleteDraft,
    Fill,
    LoadDraft,
    OpenForm,
    Read,
    ReadWhat,
    Understanding,
)
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.drafts import Draft, about
from speak_to_input.core.events import EventKind
from speak_to_input.core.forms import Form
from speak_to_input.core.helping import help_text
from speak_to_input.core.kinds import FieldKind
from speak_to_input.core.page_acts import Status
from speak_to_input.core.reply import polite
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.doing import Doing
from speak_to_input.dialog.drafting import Drafting
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.unsent import all_drafts
from speak_to_input.vi.text import Words, read_words

if TYPE_CHECKING:
    from speak_to_input.dialog.hearing import Hearing

_OF_DRAFTS = ("recall", "named", "named_bare", "resume", "pick", "pick_it", "whose", "forget")
_OF_SENT = ("reread", "receipt", "withdraw", "resend", "was_sent", "another")
"""Wishes about the form that is open, once it was sent."""


@dataclass(frozen=True)
class Wishing:
    """Such wishes within one turn."""

    turn: "Hearing"

    async def hear(self, text: str, form: Form | None) -> Heard | OpenForm | None:
        """What `text` leads to, at last a form to open; None where it is no such wish, or nothing is there to mean."""
        words, sent = read_words(text), self.turn.memory.sent
        if form is not None and (form.dialogs or self._takes_text(form)):
            return None
        acts = ["recall", "named", "list", "forget", "sent", *(["help"] if form is not None else [])]
        offered = bool(self._offered())
        acts += ["whose"] if form is None or offered else []
        acts += ["pick", "pick_it"] if offered else []
        acts += ["resume", "list_any", "named_bare"] if form is None or sent else []
        acts += _OF_SENT if sent else ["instead", "not_this"] if form is not None else []
        wishes = self.turn.means.around.wishes(words, self.turn.means.clock().date(), acts)
        if not wishes:
            return None
        drafts = [wish for wish in wishes if wish.act in _OF_DRAFTS]
        others = [wish for wish in wishes if wish.act not in _OF_DRAFTS]
        first = bool(drafts) and wishes[0] is drafts[0]
        heard = await self._of_draft(drafts, text, words, form) if first else None
        return heard or (await self._other(others, text, form) if others else None)

    def _takes_text(self, form: Form) -> bool:
        """Whether a text is asked for: any words may be that."""
        question = self.turn.pending()
        known = self.turn.vocabulary_of(form).by_name(question.asked if question is not None else None)
        return (
            question is not None
            and question.wants_value
            and known is not None
            and known.kind is FieldKind.PROSE
        )

    def _offered(self) -> tuple[str, ...]:
        """The drafts among which the person is to choose, by their ids."""
        question = self.turn.pending()
        choices = question.choices if question is not None else ()
        return tuple(choice.name for choice in choices if isinstance(choice, LoadDraft | DeleteDraft))

    async def _of_draft(self, wishes: list[Wish], text: str, words: Words, form: Form | None) -> Heard | None:
        turn, drafting = self.turn, Drafting(self.turn)
        await turn.keep()
        drafts, offered = await all_drafts(turn.means, turn.session_id), self._offered()
        among = tuple(draft for draft in drafts if draft.id in offered) or drafts
        wishes = [w for w in wishes if not (w.act.startswith("named") and self._is_form(w.who))]
        if not wishes:
            return None
        found = next(((wish, meant) for wish in wishes if (meant := self._meant(wish, among))), None)
        wish, meant = found or (wishes[-1], ())
        asked, turn_command = wish.act == "forget", DeleteDraft if wish.act == "forget" else LoadDraft
        command, kind = turn_command(wish.who, text), ActionType.CLEAR if asked else ActionType.LOAD_DRAFT
        if not meant:
            returns = any(turn.means.language.marks.at(words, at, Mark.RETURNING) for at in range(len(words)))
            told = wish.who and not wish.act.startswith("named") and (asked or returns)
            return drafting.none_such(command, drafts, kind) if told else None
        turn.ask(None)
        one = drafting.one_of(meant, command, kind)
        if isinstance(one, Heard):
            return one
        if asked:
            return await drafting.delete(DeleteDraft(one.id, text))
        return await drafting.load(LoadDraft(one.id, text), form)

    def _is_form(self, said: str) -> bool:
        """Whether a form is called so, which is meant rather than a draft that somebody named like it."""
        words = read_words(said)
        return any(end == len(words) for _, end in self.turn.means.opener.forms_at(words, 0))

    def _meant(self, wish: Wish, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """The drafts that fit all that is told, of those of one time the newest."""
        found = tuple(draft for draft in drafts if wish.form_type in ("", draft.form_type))
        found = about(found, wish.who, called=wish.act.startswith("named")) if wish.who else found
        if wish.when in (NEWEST, OLDEST):
            return found[:1] if wish.when == NEWEST else found[-1:]
        return tuple(draft for draft in found if wish.when in ("", self._day(draft.saved_at)))

    def _day(self, at: str) -> str:
        return self.turn.memory.here(datetime.fromisoformat(at)).date().isoformat()

    async def _other(self, wishes: list[Wish], text: str, form: Form | None) -> Heard | OpenForm | None:
        wish, turn, receipt = wishes[0], self.turn, self.turn.memory.ledger.receipt
        if wish.act in ("instead", "not_this") and form is not None:
            return OpenForm(wish.form_type) if await self._leads_away(wish, text, form) else None
        if wish.act == "help" and form is not None:
            vocabulary = turn.vocabulary_of(form)
            return Heard(
                reply=polite(f"{help_text(form, vocabulary, turn.pending(), sent=turn.memory.sent)}.")
            )
        turn.ask(None)
        match wish.act:
            case "list" | "list_any":
                return await Drafting(turn).tell(*(one.who for one in wishes if one.who))
            case "sent":
                return await self._sent(wish)
            case "another":
                memory = turn.memory
                return OpenForm(
                    wish.form_type or memory.form_type, wish.rest, "" if memory.form_type else memory.url
                )
            case "reread" if form is not None:
                plan = await turn.planned(Understanding((Read(ReadWhat.ALL, text),)), form)
                return await Doing(turn).do(plan, form, Heard())
            case "withdraw":
                return Heard(
                    reply=_NOT_WITHDRAWN, outcomes=[Outcome(ActionType.UNDO, Status.REJECTED, error=_SENT)]
                )
        told = f"{_SENT}. Trang báo: “{receipt}”" if receipt else _SENT
        return Heard(
            [Outcome(ActionType.READ, Status.DONE, value=receipt, verified=True)], polite(f"{told}.")
        )

    async def _leads_away(self, wish: Wish, text: str, form: Form) -> bool:
        """Whether another form is meant, and nothing that can be chosen or told in the open one is called so."""
        if wish.form_type == self.turn.memory.form_type:
            return False
        labels = [option.label.lower() for field in form.fields for option in field.options or ()]
        called = f" {wish.called} "
        chosen = any(f" {label} " in called or called in f" {_bare(label)} " for label in labels if label)
        commands = (await self.turn.understood(text, form)).commands
        told = any(isinstance(c, Fill | Clear | AskWhich) for c in commands)
        return wish.act == "not_this" or not (told or chosen)

    async def _sent(self, wish: Wish) -> Heard:
        """Which forms were sent on a day, today where none is told."""
        means = self.turn.means
        day = (
            wish.when if wish.when[:1].isdigit() else self.turn.memory.here(means.clock()).date().isoformat()
        )
        owner = await means.owners.of(self.turn.session_id)
        title, told = dict[str, str](), list[str]()
        for session, event in await means.ledgers.of_kinds((EventKind.OPENED, EventKind.SENT), owner):
            if event.kind is EventKind.OPENED:
                title[session] = event.label
            elif event.verified and self._day(event.at) == day:
                at = self.turn.memory.here(datetime.fromisoformat(event.at))
                told.append(f"{title.get(session, '')} lúc {at:%H:%M}")
        when = f"ngày {datetime.fromisoformat(day):%d/%m}"
        text = (
            f"{when} đã gửi {len(told)} biểu mẫu: {'; '.join(told)}"
            if told
            else f"{when} chưa gửi biểu mẫu nào"
        )
        return Heard([Outcome(ActionType.READ, Status.DONE, verified=True)], polite(f"{text}."))


def _bare(label: str) -> str:
    """Without the brackets around a part of it: "nhận biết khách hàng (kyc)"."""
    return label.replace("(", "").replace(")", "")


_SENT = "biểu mẫu này đã gửi rồi"
_NOT_WITHDRAWN = (
    "Dạ, biểu mẫu đã gửi nên em không rút lại được, anh chị liên hệ nơi nhận. "
    "Cần bản khác thì nói “mở đơn mới” ạ."
)
