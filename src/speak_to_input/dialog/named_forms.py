"""The form that a caller names by its type or its address, and not in what is said."""

from dataclasses import dataclass

from speak_to_input.core.page_acts import Status
from speak_to_input.core.turns import ActionType, Outcome
from speak_to_input.dialog.heard import Heard
from speak_to_input.dialog.means import Means
from speak_to_input.dialog.memory import Memory
from speak_to_input.dialog.opening import open_form
from speak_to_input.errors import InvalidInput


@dataclass(frozen=True)
class NamedForms:
    """Finds and opens it."""

    means: Means

    def address(self, form_type: str | None, form_url: str | None) -> str:
        """Where a form is. Raises: InvalidInput, FormUnknown."""
        if form_type and form_url:
            raise InvalidInput("form_type and form_url were both given", hint="give one of them")
        if form_url:
            return self.means.forms.whole(form_url)
        if form_type:
            return self.means.forms.url_of(form_type)
        raise InvalidInput("neither form_type nor form_url was given", hint="name a form or give its address")

    async def open_if_named(
        self, session_id: str, memory: Memory, form_type: str | None, form_url: str | None
    ) -> list[Outcome]:
        """Open the form that the caller names, unless it is the one that is open and not sent yet."""
        url = self.asked_for(memory, form_type, form_url)
        return [await open_form(self.means, session_id, memory, url)] if url else []

    def asked_for(self, memory: Memory, form_type: str | None, form_url: str | None) -> str:
        """Address of the form that the caller names, "" for none or for the one that is open and not sent yet."""
        if not form_type and not form_url:
            return ""
        url = self.address(form_type, form_url)
        here = url == memory.url or (form_type is not None and form_type == memory.form_type)
        return "" if here and not memory.sent else url

    def preview(self, text: str, url: str) -> Heard:
        """The form that would be opened first: the one at `url`, else the one that the words choose.

        What it is told to have `heard` is what would be said to that form.
        """
        choice = self.means.opener.choose(text)
        rest = text if url else choice.before + choice.rest if choice else ""
        url = url or (self.means.forms.url_of(choice.form_type) if choice else "")
        title = self.means.forms.titles.get(self.means.forms.type_of(url), url)
        opened = Outcome(ActionType.OPEN, Status.SKIPPED, label=title, value=url, heard=rest)
        return Heard([opened] if url else [])
