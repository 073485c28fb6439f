"""The five demo forms over HTTP: their pages, and a backend that checks again and stores."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from pydantic import AwareDatetime, BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from speak_to_input.errors import FormUnknown, InvalidInput, NotAllowed, NotSignedIn, PayloadTooLarge
from speak_to_input.services.forms.arrival import read_submission
from speak_to_input.services.forms.inspect import inspect
from speak_to_input.services.forms.rules import FORM_TYPES, FormRules, read_messages, read_rules
from speak_to_input.services.forms.senders import Senders
from speak_to_input.services.forms.shown import values_of
from speak_to_input.services.forms.store import Attachment, Submission, SubmissionStore, Wanted
from speak_to_input.services.forms.uploads import Upload
from speak_to_input.services.http.errors import declared

PAGE_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

SUBMISSION_BODY = {
    "requestBody": {
        "required": True,
        "description": "Field name -> value, as the form's rules.json names them; files only by multipart.",
        "content": {
            kind: {"schema": {"type": "object", "additionalProperties": True}}
            for kind in ("application/json", "multipart/form-data")
        },
    }
}

_LAST = 2**62
"""Behind every submission that there can be."""


class Received(BaseModel):
    """The answer to an accepted submission."""

    success: Literal[True] = True
    reference: str
    form: str
    submitted_at: str
    message: str


class StoredSubmission(BaseModel):
    """A stored submission; `record` holds canonical values (numbers, ISO dates, option values)."""

    reference: str
    form: str
    submitted_at: str
    record: dict[str, object]
    files: tuple[Attachment, ...]


class SubmissionPage(BaseModel):
    """Submissions newest first; `next_cursor` asks for the page after this one."""

    items: list[StoredSubmission]
    next_cursor: str | None


def forms_router(
    folder: Path, store: Path, today: Callable[[], date], senders: Senders | None = None
) -> APIRouter:
    """Routes to be served under /forms: pages from `folder`, submissions in the SQLite file `store`.

    `today` is the date that rules such as "not in the future" are judged by; `senders` says whose a submission
    is, the local person's if not given. Errors are raised as
    FormUnknown, InvalidInput (details.fields: name -> Vietnamese message), PayloadTooLarge, NotAllowed.
    """
    router = APIRouter(tags=["forms"])
    _add_submissions(router, folder, SubmissionStore(store), today, senders or Senders())
    _add_pages(router, folder)
    return router


def _add_submissions(
    router: APIRouter, folder: Path, store: SubmissionStore, today: Callable[[], date], senders: Senders
) -> None:
    rules_by_form: dict[str, FormRules] = {}
    messages = read_messages(folder)

    def rules_of(form_type: str) -> FormRules:
        if form_type not in rules_by_form:
            rules_by_form[form_type] = read_rules(folder, form_type)
        return rules_by_form[form_type]

    @router.post(
        "/{form_type}/submissions",
        status_code=201,
        responses=declared(FormUnknown, InvalidInput, NotSignedIn, NotAllowed, PayloadTooLarge),
        openapi_extra=SUBMISSION_BODY,
    )
    async def submit(form_type: str, request: Request) -> Received:
        """Check a record again and store it."""
        rules = rules_of(form_type)
        if request.headers.get("sec-fetch-site") == "cross-site":
            raise NotAllowed("hồ sơ chỉ được gửi từ chính trang biểu mẫu")
        owner = await senders.sender(request)
        raw = await read_submission(request, rules)
        day = today()
        found = inspect(rules, raw, day, messages)
        if found.problems:
            raise InvalidInput("Hồ sơ còn thông tin chưa hợp lệ.", details={"fields": found.problems})
        submitted_at = datetime.now(UTC).isoformat(timespec="seconds")
        reference = await store.add(
            form_type,
            rules.reference_prefix,
            found.record,
            _kept_files(raw, found.record),
            year=day.year,
            submitted_at=submitted_at,
            owner=owner,
        )
        return Received(
            reference=reference, form=form_type, submitted_at=submitted_at, message=rules.received
        )

    @router.get("/{form_type}/submissions", responses=declared(FormUnknown, InvalidInput, NotSignedIn))
    async def submissions(
        form_type: str,
        request: Request,
        limit: Annotated[int, Query(ge=1, le=100)] = 20,
        cursor: Annotated[int | None, Query(ge=1, le=_LAST)] = None,
        owner: Annotated[str, Query(max_length=64)] = "",
        words: Annotated[str, Query(max_length=200)] = "",
        since: Annotated[AwareDatetime | None, Query()] = None,
        until: Annotated[AwareDatetime | None, Query()] = None,
    ) -> SubmissionPage:
        """The caller's submissions, newest first. Administrators ask for all by the owner "all".

        `words` are looked for in the form's title, the reference and the values as the page shows them; sent at
        `since` or later, before `until`.
        """
        rules = rules_of(form_type)
        who = await senders.viewer(request)
        whose = "" if owner == "all" and who.is_admin else who.person_id

        def as_shown(record: dict[str, object]) -> str:
            return f"{rules.title}\n{values_of(record, rules.fields)}"

        found = await store.newest(
            form_type,
            limit=limit + 1,
            before=cursor,
            owner=whose,
            wanted=Wanted(words, since, until, as_shown),
        )
        shown = found[:limit]
        more = str(shown[-1].position) if len(found) > limit else None
        return SubmissionPage(items=[_told(submission) for submission in shown], next_cursor=more)

    @router.get("/{form_type}/submissions/{reference}", responses=declared(FormUnknown, NotSignedIn))
    async def submission(form_type: str, reference: str, request: Request) -> StoredSubmission:
        """One stored submission of the caller; administrators see every one."""
        rules_of(form_type)
        who = await senders.viewer(request)
        found = await store.get(form_type, reference, owner="" if who.is_admin else who.person_id)
        if found is None:
            raise FormUnknown("không có hồ sơ mang mã này")
        return _told(found)


def _kept_files(raw: dict[str, object], record: dict[str, object]) -> list[Upload]:
    """Uploads of fields that are part of the record; a file for a field out of use is dropped."""
    parts = [raw[name] for name in record if isinstance(raw.get(name), list)]
    return [file for part in parts if isinstance(part, list) for file in part if isinstance(file, Upload)]


def _told(submission: Submission) -> StoredSubmission:
    return StoredSubmission(
        reference=submission.reference,
        form=submission.form,
        submitted_at=submission.submitted_at,
        record=submission.record,
        files=submission.files,
    )


def _add_pages(router: APIRouter, folder: Path) -> None:
    files = StaticFiles(directory=folder)

    async def page(request: Request, path: str) -> Response:
        try:
            answer = await files.get_response(path, request.scope)
        except HTTPException as error:
            raise FormUnknown("không có trang hay tệp này trong các biểu mẫu") from error
        answer.headers.update(PAGE_HEADERS)
        return answer

    @router.get("/", include_in_schema=False)
    async def index(request: Request) -> Response:
        return await page(request, "index.html")

    @router.get("/shared/{path:path}", include_in_schema=False)
    async def shared(path: str, request: Request) -> Response:
        return await page(request, f"shared/{path}")

    @router.get("/{form_type}", include_in_schema=False)
    async def without_slash(form_type: str) -> Response:
        _known(form_type)
        # Relative, so that it holds behind any host and prefix.
        return RedirectResponse(f"{form_type}/", status_code=307)

    @router.get("/{form_type}/", include_in_schema=False)
    async def form(form_type: str, request: Request) -> Response:
        return await page(request, f"{_known(form_type)}/index.html")

    @router.get("/{form_type}/{asset}", include_in_schema=False)
    async def form_asset(form_type: str, asset: str, request: Request) -> Response:
        return await page(request, f"{_known(form_type)}/{asset}")


def _known(form_type: str) -> str:
    if form_type not in FORM_TYPES:
        raise FormUnknown(f"không có biểu mẫu {form_type!r}", hint="các biểu mẫu: " + ", ".join(FORM_TYPES))
    return form_type
