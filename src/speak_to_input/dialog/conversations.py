"""All sessions' conversations: one lock and one order per session, whoever speaks."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import perf_counter

from speak_to_input.core.commands import OpenForm, Understanding
from speak_to_input.core.decide import decide
from speak_to_input.core.forms import Field, Form
from speak_to_input.core.language import Language
from speak_to_input.core.opening import Choice, Opener
from speak_to_input.core.page_acts import Status
from speak_to_input.core.plan import Planned, Question
from speak_to_input.core.reply import after_opening
from speak_to_input.core.turns import ActionType, Outcome, PendingKind, Timings, Turn
from speak_to_input.core.understand import read_answer
from speak_to_input.core.verify import canonical
from speak_to_input.core.vocabulary import Vocabulary, compile_form
from speak_to_input.dialog.directory import FormDirectory
from speak_to_input.dialog.hearing import Heard, Hearing
from speak_to_input.dialog.memory import Memory
from speak_to_input.errors import InvalidInput, SessionUnknown
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.ports import Assistant, FormBrowser

_VOCABULARIES_KEPT = 64


class Conversations(Assistant):
    """Understands and carries out utterances, session by session."""

    def __init__(
        self,
        browser: FormBrowser,
        language: Language,
        forms: FormDirectory,
        clock: Callable[[], datetime],
    ) -> None:
        """`clock` gives the time with its zone; "today" is its date."""
        self._browser = browser
        self._language = language
        self._forms = forms
        self._clock = clock
        self._opener = Opener(language)
        self._memories: dict[str, Memory] = {}
        self._vocabularies: OrderedDict[str, Vocabulary] = OrderedDict()

    async def open(
        self, session_id: str, *, form_type: str | None = None, form_url: str | None = None
    ) -> Form:
        """Open a form in the session. Raises: InvalidInput, FormUnknown, OriginNotAllowed, SessionLimit."""
        memory = self._memory(session_id)
        async with memory.lock:
            await self._open(session_id, memory, self._address(form_type, form_url))
            return self._shown(await self._browser.read(session_id))

    async def form(self, session_id: str) -> Form:
        """The form as it is on the page now. Raises: SessionUnknown."""
        self._open_memory(session_id)
        return self._shown(await self._browser.read(session_id))

    async def close(self, session_id: str) -> None:
        """End a session and its page; an unknown session is no error."""
        memory = self._memories.pop(session_id, None)
        if memory is not None:
            async with memory.lock:
                await self._browser.close(session_id)

    async def hear(
        self,
        text: str,
        *,
        session_id: str,
        request_id: str = "",
        form_type: str | None = None,
        form_url: str | None = None,
        source: str = "text",
    ) -> Turn:
        """Understand `text` and carry it out."""
        memory = self._memory(session_id)
        async with memory.lock:
            began = perf_counter()
            opened = await self._open_if_named(session_id, memory, form_type, form_url)
            heard = await self._hear(text, session_id, memory)
            heard.outcomes = opened + heard.outcomes
            return await self._turn(session_id, request_id, memory, heard, began)

    async def preview(
        self,
        text: str,
        *,
        session_id: str,
        request_id: str = "",
        form_type: str | None = None,
        form_url: str | None = None,
        source: str = "text",
    ) -> Turn:
        """What `hear` would do, without doing it. Raises: SessionUnknown."""
        memory = self._open_memory(session_id)
        began = perf_counter()
        heard = self._hearing(session_id, memory).preview(text, await self._browser.read(session_id))
        return await self._turn(session_id, request_id, memory, heard, began)

    # -- forms ------------------------------------------------------------------------------------

    def _memory(self, session_id: str) -> Memory:
        return self._memories.setdefault(session_id, Memory())

    def _open_memory(self, session_id: str) -> Memory:
        memory = self._memories.get(session_id)
        if memory is None or not memory.url:
            raise SessionUnknown(
                f"there is no open session {session_id!r}", hint="open one with POST /api/sessions"
            )
        return memory

    def _address(self, form_type: str | None, form_url: str | None) -> str:
        if form_url:
            return form_url
        if form_type:
            return self._forms.url_of(form_type)
        raise InvalidInput("neither form_type nor form_url was given", hint="name a form or give its address")

    async def _open(self, session_id: str, memory: Memory, url: str) -> Outcome:
        form = await self._browser.open(session_id, url)
        memory.url = url
        memory.ledger.clear()
        memory.ask(None, self._clock())
        memory.last = memory.before_last = None
        title = self._forms.titles.get(form.type, form.title)
        return Outcome(ActionType.OPEN, Status.DONE, label=title, value=form.url, verified=True)

    async def _open_if_named(
        self, session_id: str, memory: Memory, form_type: str | None, form_url: str | None
    ) -> list[Outcome]:
        if not form_type and not form_url:
            return []
        url = self._address(form_type, form_url)
        return [] if url == memory.url else [await self._open(session_id, memory, url)]

    def _vocabulary_of(self, form: Form) -> Vocabulary:
        key = f"{form.type}\0{form.schema_key}" if form.schema_key else ""
        found = self._vocabularies.get(key) if key else None
        if found is None:
            found = compile_form(form, self._language)
            if key:
                self._vocabularies[key] = found
        if key:
            self._vocabularies.move_to_end(key)
            if len(self._vocabularies) > _VOCABULARIES_KEPT:
                self._vocabularies.popitem(last=False)
        return found

    def _shown(self, form: Form) -> Form:
        """The form as callers see it: values in their one spelling, "500000000" for "500.000.000"."""
        kinds = {known.name: known.kind for known in self._vocabulary_of(form).fields}
        fields = tuple(_with_value(f, canonical(kinds[f.name], f.value)) for f in form.fields)
        return form if fields == form.fields else replace(form, fields=fields)

    # -- hearing ----------------------------------------------------------------------------------

    def _hearing(self, session_id: str, memory: Memory) -> Hearing:
        return Hearing(session_id, memory, self._browser, self._language, self._clock, self._vocabulary_of)

    async def _hear(self, text: str, session_id: str, memory: Memory) -> Heard:
        """On an open form hear the text; without one let the text choose a form first."""
        choice = self._opener.choose(text)
        if not memory.url:
            form_type = choice.form_type if choice else self._answered_form(text, memory)
            if form_type is None:
                return self._ask_which_form(text, memory)
            rest = (choice.rest if choice else "") or memory.unheard
            return await self._hear_on_new(form_type, rest, session_id, memory)
        form = await self._browser.read(session_id)
        if choice is not None and choice.explicit and choice.form_type != form.type:
            return await self._change_form(choice, form, session_id, memory)
        heard = await self._hearing(session_id, memory).hear(text, form)
        if heard.open_next is None:
            return heard
        return await self._hear_on_new(heard.open_next, memory.unheard, session_id, memory)

    async def _hear_on_new(self, form_type: str, rest: str, session_id: str, memory: Memory) -> Heard:
        """Open a form and carry out what was said beside asking for it."""
        memory.unheard = ""
        opened = await self._open(session_id, memory, self._forms.url_of(form_type))
        if not rest:
            return Heard([opened], f"Dạ, đã mở {opened.label}. Anh chị nói thông tin cần điền ạ.")
        heard = await self._hearing(session_id, memory).hear(rest, await self._browser.read(session_id))
        heard.outcomes.insert(0, opened)
        heard.reply = after_opening(opened.label, heard.reply)
        return heard

    async def _change_form(self, choice: Choice, form: Form, session_id: str, memory: Memory) -> Heard:
        """Another form was asked for: at once when nothing is lost, else after a yes."""
        memory.unheard = choice.rest
        if not any(field.value and field.enabled and field.value != "false" for field in form.fields):
            return await self._hear_on_new(choice.form_type, choice.rest, session_id, memory)
        leave = OpenForm(choice.form_type, choice.rest)
        plan = decide(Understanding((leave,)), form, self._vocabulary_of(form))
        memory.ask(plan.question, self._clock())
        outcomes = [step.outcome for step in plan.planned if isinstance(step, Planned)]
        return Heard(outcomes, f"Dạ, {plan.question.text if plan.question else ''}")

    def _answered_form(self, text: str, memory: Memory) -> str | None:
        """The form chosen in answer to "which form?"."""
        question = memory.question(self._clock())
        answer = read_answer(text, question.options, self._language) if question else None
        if question is None or answer is None or answer.choice is None:
            return None
        command = question.choices[answer.choice]
        return command.form_type if isinstance(command, OpenForm) else None

    def _ask_which_form(self, text: str, memory: Memory) -> Heard:
        titles = tuple(self._forms.titles.values())
        question = Question(
            PendingKind.CHOOSE,
            f"Anh chị muốn mở biểu mẫu nào: {', '.join(titles)} ạ?",
            titles,
            tuple(OpenForm(form_type) for form_type in self._forms.titles),
        )
        memory.unheard = text
        memory.ask(question, self._clock())
        return Heard([Outcome(ActionType.ASK, Status.ASKED, error=question.text)], f"Dạ, {question.text}")

    # -- answering --------------------------------------------------------------------------------

    async def _turn(
        self, session_id: str, request_id: str, memory: Memory, heard: Heard, began: float
    ) -> Turn:
        form = self._shown(await self._browser.read(session_id)) if memory.url else None
        took = (perf_counter() - began) * 1000
        memory.said = heard.reply
        now = self._clock()
        pending = memory.asked.pending() if memory.question(now) is not None and memory.asked else None
        return Turn(
            success=all(outcome.status is not Status.REJECTED for outcome in heard.outcomes)
            and heard.understood,
            session_id=session_id,
            request_id=request_id,
            correlation_id=current_correlation_id(),
            result=heard.reply,
            actions=tuple(heard.outcomes),
            form=form,
            pending=pending,
            timings=Timings(heard.understand_ms, max(0.0, took - heard.understand_ms), took),
        )


def _with_value(field: Field, value: str) -> Field:
    return field if field.value == value else replace(field, value=value)
