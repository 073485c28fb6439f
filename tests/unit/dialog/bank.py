"""The five bank forms as pages in memory, and a clock that a test moves by hand."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from speak_to_input.adapters.browser.fake import FakeBrowser
from tests.corpus.cases import load_form

BASE = "http://127.0.0.1:7863"
FORMS = ("loan", "crm", "hr", "compliance", "operations")


class Clock:
    """A clock that a test moves by hand."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=7)))

    def __call__(self) -> datetime:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


_AT_WORK = frozenset({"employed", "business_owner"})
_OPENED_BY = {
    "companyName": ("employmentStatus", _AT_WORK),
    "jobTitle": ("employmentStatus", _AT_WORK),
    "leaveType": ("requestType", frozenset({"leave"})),
    "rejectionReason": ("approvalStatus", frozenset({"rejected"})),
    "failureReason": ("status", frozenset({"failed"})),
    "followUpMethod": ("followUpRequired", frozenset({"true"})),
    "followUpDate": ("followUpRequired", frozenset({"true"})),
}


def bank_browser() -> FakeBrowser:
    """The bank forms in memory; sending asks first."""
    pages = {}
    for name in FORMS:
        url = f"{BASE}/forms/{name}/"
        form = load_form(name)
        buttons = tuple(replace(button, visible=True, enabled=True) for button in form.buttons)
        pages[url] = replace(form, url=url, buttons=buttons)
    return FakeBrowser(pages, opened_by=_OPENED_BY, asks_before_submit=True, suggesting=("agentName",))
