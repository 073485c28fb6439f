"""Which form is worked on, by what was said."""

from dataclasses import dataclass, replace

from speak_to_input.core.answers import answer_to
from speak_to_input.core.commands import (
    DeleteDraft,
    GoToNth,
    LoadDraft,
    Move,
    OpenForm,
    Search,
    Understanding,
)
from speak_to_input.core.correcting.marks import Mark
from speak_to_input.core.decide import decide
from speak_to_input.core.deciding.moving import GIVE_UP
from speak_to_input.core.forms import Form
from speak_to_input.core.misheard_wishes import page_by_sound, request_by_sound
from speak_to_input.core.opening import Choice
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Planned, Question, Special
from speak_to_input.core.reply import going_on, polite
from speak_to_input.core.requests import read_request
from speak_to_input.core.turns import ActionType, Outcome, PendingKind
from speak_to_input.dialog.drafting import Drafting
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.hearing import Hearing
from speak_to_input.dialog.interpreting import Interpreting
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory
from speak_to_input.dialog.opening_pages import OpeningPages
from speak_to_input.dialog.requesting import Requesting
from speak_to_input.dialog.starting import Starting
from speak_to_input.dialog.telling_other import told_for_other
from speak_to_input.dialog.unsent import all_drafts, forget_deleted, holds_only_its_name, is_as_saved
from speak_to_input.dialog.wishing import Wishing
from speak_to_input.vi.text import read_words

_UNHEARD_KEPT = 2000
"""Characters of what was said before a form was chosen."""


@dataclass(frozen=True)
class OpeningForms:
    """Hears what was said, on the form that is open or on the one that it opens."""

    means: Means

    async def hear(self, text: str, turn: Hearing) -> Heard:
        """On an open form hear the text; without one let the text choose a form first."""
        form = await turn.form() if turn.memory.url else None
        vocabulary = turn.vocabulary_of(form) if form is not None else None
        request = Drafting(turn).picked(text) or read_request(text, self.means.language, vocabulary)
        if isinstance(request, GoToNth) and self._is_choice(text, turn.memory):
            request = None  # "mục thứ hai" of those that were offered
        copy = self._copy_agreed_to(text, turn)
        if copy is not None and form is not None:
            return await self._follow(Heard(open_next=copy), form, turn)
        of_drafts = isinstance(request, Search) or (
            isinstance(request, LoadDraft | DeleteDraft) and request.name
        )
        wished = await Wishing(turn).hear(text, form) if request is None or of_drafts else None
        if isinstance(wished, OpenForm):
            return await self._go_to(
                replace(wished, heard=""), [wished.heard] if wished.heard else [], form, turn
            )
        if wished is not None:
            return wished
        if request is not None:
            return await Requesting(turn).carry_out(request, form)
        page = await self._page_wanted(text, form, turn)
        if page is not None:
            return page if isinstance(page, Heard) else await self._go_to(page, [], form, turn)
        if form is None:
            return await self._hear_on_none(text, turn)
        choice = self._named(text)
        if (
            form.type
            and self.means.opener.wants_new(text)
            and (choice is None or choice.form_type == form.type)
        ):
            turn.memory.unheard = ""
            return await self._go_to(OpenForm(form.type), [], form, turn)
        if (
            choice is not None
            and choice.explicit
            and not (choice.returns and choice.form_type != form.type)
            and await self._moves(text, form, turn)
        ):
            choice = None
        named = choice is not None and (choice.explicit or (turn.memory.sent and not choice.rest))
        if choice is not None and named and (choice.form_type != form.type or turn.memory.sent):
            return await self._leave_for(choice, form, turn)
        if choice is not None and choice.explicit and not choice.rest:
            title = self.means.forms.titles[form.type]
            return Heard(reply=polite(f"{title} đang mở sẵn, anh chị nói thông tin cần điền ạ."))
        if self.means.opener.refuses(text):
            turn.ask(None)
            return Heard(reply=f"Dạ, em giữ nguyên biểu mẫu này ạ. {GIVE_UP}.")
        return await self._hear_on(text, form, choice, turn)

    async def _hear_on(self, text: str, form: Form, choice: Choice | None, turn: Hearing) -> Heard:
        """What is said to the open form; where that is nothing to it, another one may be meant."""
        waited = turn.pending()
        if (wished := await told_for_other(turn, text, form)) is not None:
            return await self._go_to(
                wished, [part for part in (turn.memory.unheard, text) if part], form, turn
            )
        heard = await Interpreting(turn).hear(text, form)
        if (
            heard.understood
            or waited is not None
            or turn.pending() is not None
            or heard.open_next is not None
        ):
            return await self._follow(heard, form, turn)
        if (
            choice is not None
            and not (choice.rest or turn.memory.ledger.values)
            and self._is_called_form(text)
        ):
            title = self.means.forms.titles[choice.form_type]
            wanted, ask = OpenForm(choice.form_type, choice.name), f"Anh chị muốn mở {title} ạ?"
            turn.ask(Question(PendingKind.CLARIFY, ask, (f"Mở {title}", "Không"), on_yes=(wanted,)))
            return Heard(reply=polite(ask))
        return await self._by_sound(text, form, turn) or heard

    def _is_called_form(self, text: str) -> bool:
        """Whether a form is called one: "đơn vay"."""
        words, marks = read_words(text), self.means.language.marks
        return any(marks.at(words, at, Mark.FORM_NOUN) for at in range(len(words)))

    def _copy_agreed_to(self, text: str, turn: Hearing) -> OpenForm | None:
        """The copy of what was sent, where that was offered and is agreed to: "ừ, làm lại cái mới"."""
        question = turn.pending()
        if question is None or isinstance(question.on_yes, Special) or not self.means.opener.agrees(text):
            return None
        return next((c for c in question.on_yes if isinstance(c, OpenForm) and c.copies), None)

    async def _by_sound(self, text: str, form: Form | None, turn: Hearing) -> Heard | None:
        """A wish about the session, or for another page, that `text` only sounds like; nothing else was understood."""
        language = self.means.language
        request = request_by_sound(text, language, turn.vocabulary_of(form) if form is not None else None)
        if request is not None:
            return await Requesting(turn).carry_out(request, form)
        wish = page_by_sound(text, language)
        page = await OpeningPages(turn).find(wish, sure=False) if wish is not None else None
        return await self._go_to(page, [], form, turn) if isinstance(page, OpenForm) else page

    async def _leave_for(self, choice: Choice, form: Form, turn: Hearing) -> Heard:
        """Another form is asked for: first what was said before that, which is for the open one."""
        done = Heard()
        if choice.before:
            done = await Interpreting(turn).hear(choice.before, form)
            if (question := turn.pending()) is not None:
                turn.ask(replace(question, then=(OpenForm(choice.form_type, choice.rest),)))
                return done  # "gửi đi, rồi mở đơn mới": the question comes first
            if not done.understood or not any(o.field or o.status is Status.DONE for o in done.outcomes):
                done = Heard()  # "xong rồi, …", "khoan đã, …"
        heard = await self._back(choice, form, turn)
        if heard is None:
            rest = [choice.rest] if choice.rest else []
            wanted = OpenForm(choice.form_type, choice.name, sure=choice.keeps)
            heard = await self._go_to(wanted, rest, await turn.form(), turn)
        heard.outcomes = [*done.outcomes, *heard.outcomes]
        heard.reply = f"{done.reply} {going_on(heard.reply)}" if done.reply else heard.reply
        return heard

    async def _back(self, choice: Choice, form: Form, turn: Hearing) -> Heard | None:
        """The form that this session left unsent, as it was; None where none was, or none is gone back to."""
        if not choice.returns or choice.rest:
            return None
        await turn.keep()
        left = [
            draft.id
            for draft in await all_drafts(self.means, turn.session_id)
            if draft.form_type == choice.form_type and draft.id.startswith(f"{turn.session_id}:")
        ]
        return await Drafting(turn).load(LoadDraft(left[0]), form) if left else None

    def _is_choice(self, text: str, memory: Memory) -> bool:
        """Whether the words choose among what was offered."""
        question = memory.question(self.means.clock())
        return question is not None and answer_to(text, question, self.means.language) is not None

    async def _hear_on_none(self, text: str, turn: Hearing) -> Heard:
        """The words choose the form, or answer the question which one, or one is asked for."""
        memory, choice = turn.memory, self.means.opener.choose_loosely(text)
        answered = None if choice else self._answered(text, memory)
        if isinstance(answered, LoadDraft | DeleteDraft):
            return await Requesting(turn).carry_out(answered, None)
        wanted = OpenForm(choice.form_type, choice.name) if choice else answered
        if wanted is None and self._declines(text, turn):
            return Heard(reply="Dạ, vậy thôi ạ.")
        if wanted is None:
            sounding = None if memory.question(self.means.clock()) else await self._by_sound(text, None, turn)
            return sounding or self._ask_which(text, turn)
        told = (choice.before, choice.rest) if choice else ()
        rest = [part for part in (memory.unheard, *told) if part]
        return await Starting(turn).on(wanted, rest)

    def _declines(self, text: str, turn: Hearing) -> bool:
        """Whether what is asked is turned down: then it is asked no more."""
        question = turn.pending()
        answer = answer_to(text, question, self.means.language) if question is not None else None
        if answer is None or answer.yes or answer.choice is not None:
            return False
        turn.ask(None)
        return True

    async def _follow(self, heard: Heard, form: Form, turn: Hearing) -> Heard:
        """Do what an answer leads to beyond the form that is open."""
        if heard.request is not None:
            return await Requesting(turn).carry_out(heard.request, form)
        if heard.open_next is None:
            return heard
        rest = [turn.memory.unheard] if turn.memory.unheard else []
        return await self._go_to(heard.open_next, rest, form, turn)

    def _named(self, text: str) -> Choice | None:
        """The form that the words name, on an open one; by a part of its title only where nothing else is said."""
        opener = self.means.opener
        if (choice := opener.choose(text)) is not None:
            return choice
        return opener.choose_by_part(text, apart=True)

    async def _moves(self, text: str, form: Form, turn: Hearing) -> bool:
        """Whether the words name a part of the open form: "mở phần khoản vay" on the loan form."""
        commands = (await turn.understood(text, form)).commands
        return bool(commands) and all(isinstance(command, Move) for command in commands)

    async def _page_wanted(self, text: str, form: Form | None, turn: Hearing) -> OpenForm | Heard | None:
        """A page beyond the product's forms that the words ask for, or what is to be said about it."""
        if form is not None and form.dialogs:
            return None
        pages = OpeningPages(turn)
        wish = pages.wish(text, bare=form is None)
        if wish is None or self._is_choice(text, turn.memory):
            return None
        if wish.address is None and self.means.opener.choose(text) is not None:
            return None
        if wish.plain and wish.address is None and form is not None and await self._moves(text, form, turn):
            return None
        return await pages.find(wish, sure=form is None)

    async def _go_to(self, wanted: OpenForm, rest: list[str], form: Form | None, turn: Hearing) -> Heard:
        """Another form was asked for: at once when nothing is lost, else after a yes."""
        memory = turn.memory
        nothing = form is None or not any(field.enabled and not field.empty for field in form.fields)
        nothing = (
            nothing or holds_only_its_name(memory) or not memory.ledger.values
        )  # what the page set is its own
        await forget_deleted(self.means, turn.session_id, memory)
        if form is None or wanted.sure or memory.sent or nothing or is_as_saved(memory):
            return await Starting(turn).on(wanted, rest)
        memory.unheard = " ".join(rest)
        plan = decide(Understanding((wanted,)), form, self.means.vocabularies.of(form))
        turn.ask(plan.question)
        outcomes = [step.outcome for step in plan.planned if isinstance(step, Planned)]
        return Heard(outcomes, polite(plan.question.text) if plan.question else "")

    def _answered(self, text: str, memory: Memory) -> OpenForm | LoadDraft | DeleteDraft | None:
        """The form or the draft chosen in answer to "which one?"."""
        question = memory.question(self.means.clock())
        answer = answer_to(text, question, self.means.language) if question else None
        if question is None or answer is None:
            return None
        if answer.choice is not None and answer.choice < len(question.choices):
            command = question.choices[answer.choice]
        elif (
            (answer.yes or answer.choice == 0)
            and not isinstance(question.on_yes, Special)
            and question.on_yes
        ):
            command = question.on_yes[0]
        else:
            return None
        return command if isinstance(command, OpenForm | LoadDraft | DeleteDraft) else None

    def _ask_which(self, text: str, turn: Hearing) -> Heard:
        memory = turn.memory
        titles = tuple(self.means.forms.titles.values())
        question = Question(
            PendingKind.CHOOSE,
            f"Anh chị muốn mở biểu mẫu nào: {', '.join(titles)} ạ?",
            titles,
            tuple(OpenForm(form_type) for form_type in self.means.forms.titles),
        )
        if not self.means.opener.is_courtesy(text):
            memory.unheard = f"{memory.unheard}. {text}".strip(". ")[-_UNHEARD_KEPT:]
        turn.ask(question)
        greeting = "em chào anh chị. " if self.means.opener.is_courtesy(text) else ""
        return Heard(
            [Outcome(ActionType.ASK, Status.ASKED, error=question.text)], polite(f"{greeting}{question.text}")
        )
