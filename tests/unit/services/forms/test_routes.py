"""The forms' routes over HTTP: pages, submissions, limits and lists."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from speak_to_input.observe.metrics import Metrics
from speak_to_input.services.forms import FORM_TYPES, forms_router
from speak_to_input.services.forms.arrival import BODY_LIMIT_BYTES
from speak_to_input.services.http.errors import ErrorAnswers
from tests.unit.services.forms.form_records import GOOD, stored

FOLDER = Path(__file__).parents[4] / "bank_forms"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


@pytest.fixture
async def forms(tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    app = FastAPI()
    app.include_router(
        forms_router(FOLDER, tmp_path / "new" / "forms.sqlite", lambda: date(2026, 11, 23)), prefix="/forms"
    )
    ErrorAnswers(Metrics("test", "0")).add_to(app)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://forms.test"
    ) as client:
        yield client


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """A record as a browser's form data names it: rows by index."""
    pairs: dict[str, Any] = {}
    for name, value in record.items():
        if isinstance(value, list) and isinstance(value[0], dict):
            pairs |= {
                f"{name}[{at}].{part}": cell for at, row in enumerate(value) for part, cell in row.items()
            }
        else:
            pairs[name] = value
    return pairs


@pytest.mark.parametrize("form", FORM_TYPES)
async def test_a_record_is_stored_and_listed_equal(forms: httpx.AsyncClient, form: str) -> None:
    answer = await forms.post(f"/forms/{form}/submissions", json=GOOD[form])
    assert answer.status_code == 201
    reference = answer.json()["reference"]
    assert reference.endswith("-2026-000001")
    listed = (await forms.get(f"/forms/{form}/submissions")).json()
    assert [item["record"] for item in listed["items"]] == [stored(form)]
    one = (await forms.get(f"/forms/{form}/submissions/{reference}")).json()
    assert one == listed["items"][0]


async def test_submissions_are_found_by_their_words_and_days(forms: httpx.AsyncClient) -> None:
    begun = datetime.now(UTC).isoformat(timespec="seconds")
    for name in ("Nguyễn Văn Ân", "Trần Thị Bình", "Lê Ân Đặng"):
        answer = await forms.post("/forms/loan/submissions", json=GOOD["loan"] | {"customerName": name})
        assert answer.status_code == 201

    async def found(**asked: str | int) -> list[str]:
        page = (await forms.get("/forms/loan/submissions", params=asked)).json()
        return [item["reference"][-1] for item in page["items"]]

    assert await found(words="ân") == ["3", "2", "1"], "the letters of trần too"
    assert await found(words="ân đặng") == ["3"]
    assert await found(words="nguyen van", limit=1) == ["1"], "looked for over all pages"
    assert await found(words="000002") == ["2"]
    assert await found(words="customerName") == [], "names of fields are no values"
    assert stored("loan")["loanPurpose"] == "home_purchase"
    assert await found(words="mua nhà đặng") == ["3"], "what the page shows for a choice"
    assert await found(words="không có lựa chọn này") == []
    assert await found(words="don de nghi vay von 000002") == ["2"], "the form's own name"
    assert await found(since=begun) == ["3", "2", "1"]
    assert await found(until="2020-01-01T00:00:00+07:00") == []


async def test_a_multipart_record_keeps_its_files(forms: httpx.AsyncClient) -> None:
    answer = await forms.post(
        "/forms/loan/submissions",
        data=flat(GOOD["loan"]),
        files=[
            ("idCardImage", ("C:\\fakepath\\truoc.png", PNG, "image/png")),
            ("idCardImage", ("sau.png", PNG, "image/png")),
        ],
    )
    assert answer.status_code == 201
    one = (await forms.get(f"/forms/loan/submissions/{answer.json()['reference']}")).json()
    assert one["record"] == stored("loan") | {"idCardImage": ["truoc.png", "sau.png"]}
    assert [(file["name"], file["size_bytes"]) for file in one["files"]] == [
        ("truoc.png", 28),
        ("sau.png", 28),
    ]


async def test_wrong_fields_are_told_in_vietnamese_and_nothing_is_stored(forms: httpx.AsyncClient) -> None:
    answer = await forms.post("/forms/loan/submissions", json=GOOD["loan"] | {"customerId": "12"})
    assert answer.status_code == 422
    error = answer.json()["error"]
    assert error["code"] == "INVALID_INPUT"
    assert error["details"]["fields"] == {"customerId": "Số CCCD gồm 12 chữ số, số CMND gồm 9 chữ số."}
    assert (await forms.get("/forms/loan/submissions")).json()["items"] == []


@pytest.mark.parametrize("body", ["{", "[1]", '"text"'])
async def test_a_body_that_is_no_record_is_refused(forms: httpx.AsyncClient, body: str) -> None:
    answer = await forms.post(
        "/forms/loan/submissions", content=body.encode(), headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "INVALID_INPUT")


async def test_a_body_of_another_kind_is_refused(forms: httpx.AsyncClient) -> None:
    answer = await forms.post(
        "/forms/loan/submissions", content=b"<a/>", headers={"content-type": "text/xml"}
    )
    assert answer.status_code == 422


async def test_broken_multipart_is_refused(forms: httpx.AsyncClient) -> None:
    answer = await forms.post(
        "/forms/loan/submissions", content=b"--x", headers={"content-type": "multipart/form-data"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (422, "INVALID_INPUT")


@pytest.mark.parametrize("announced", [True, False])
async def test_a_body_above_the_limit_is_refused(forms: httpx.AsyncClient, announced: bool) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(BODY_LIMIT_BYTES // 1_000_000 + 1):
            yield bytes(1_000_000)

    content = bytes(BODY_LIMIT_BYTES + 1) if announced else chunks()
    answer = await forms.post(
        "/forms/loan/submissions", content=content, headers={"content-type": "application/json"}
    )
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "PAYLOAD_TOO_LARGE")


async def test_another_site_may_not_submit(forms: httpx.AsyncClient) -> None:
    answer = await forms.post(
        "/forms/loan/submissions", json=GOOD["loan"], headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "path",
    ["/forms/tax/", "/forms/tax", "/forms/tax/submissions", "/forms/loan/none.js", "/forms/shared/none.css"],
)
async def test_what_is_not_there_is_form_unknown(forms: httpx.AsyncClient, path: str) -> None:
    answer = await forms.get(path)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "FORM_UNKNOWN")


async def test_an_unknown_form_takes_no_submission(forms: httpx.AsyncClient) -> None:
    assert (await forms.post("/forms/tax/submissions", json={})).status_code == 404


async def test_an_unknown_reference_is_not_found(forms: httpx.AsyncClient) -> None:
    assert (await forms.get("/forms/loan/submissions/VAY-2026-999999")).status_code == 404


async def test_nothing_outside_the_folder_is_served(forms: httpx.AsyncClient) -> None:
    for path in ("/forms/shared/..%2f..%2fpyproject.toml", "/forms/loan/..%2f..%2fpyproject.toml"):
        assert (await forms.get(path)).status_code == 404


async def test_pages_come_with_a_strict_policy(forms: httpx.AsyncClient) -> None:
    for path in ("/forms/", *(f"/forms/{form}/" for form in FORM_TYPES)):
        page = await forms.get(path)
        assert page.status_code == 200
        policy = page.headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy


async def test_an_address_without_slash_leads_to_the_page(forms: httpx.AsyncClient) -> None:
    page = await forms.get("/forms/loan", follow_redirects=True)
    assert (page.status_code, page.url.path) == (200, "/forms/loan/")


async def test_modules_and_rules_have_types_that_browsers_accept(forms: httpx.AsyncClient) -> None:
    assert (await forms.get("/forms/loan/rules.json")).headers["content-type"] == "application/json"
    assert "javascript" in (await forms.get("/forms/shared/js/rules.js")).headers["content-type"]


async def test_an_unchanged_file_is_not_sent_twice(forms: httpx.AsyncClient) -> None:
    first = await forms.get("/forms/shared/css/bank.css")
    again = await forms.get("/forms/shared/css/bank.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304


async def test_lists_go_newest_first_page_by_page(forms: httpx.AsyncClient) -> None:
    references = [
        (await forms.post("/forms/hr/submissions", json=GOOD["hr"])).json()["reference"] for _ in range(5)
    ]
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = (await forms.get(f"/forms/hr/submissions?limit=2{cursor and f'&cursor={cursor}'}")).json()
        seen += [item["reference"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert seen == references[::-1]


async def test_records_sent_at_once_get_numbers_of_their_own(forms: httpx.AsyncClient) -> None:
    answers = await asyncio.gather(
        *(forms.post("/forms/crm/submissions", json=GOOD["crm"]) for _ in range(8))
    )
    assert [answer.status_code for answer in answers] == [201] * 8
    assert len({answer.json()["reference"] for answer in answers}) == 8


async def test_one_form_does_not_show_the_records_of_another(forms: httpx.AsyncClient) -> None:
    sent = (await forms.post("/forms/crm/submissions", json=GOOD["crm"])).json()["reference"]
    assert (await forms.get("/forms/hr/submissions")).json()["items"] == []
    assert (await forms.get(f"/forms/hr/submissions/{sent}")).status_code == 404


async def test_numbers_may_come_as_json_numbers(forms: httpx.AsyncClient) -> None:
    record = json.loads(json.dumps(stored("operations")))
    assert (await forms.post("/forms/operations/submissions", json=record)).status_code == 201


async def test_the_documentation_names_every_status(forms: httpx.AsyncClient) -> None:
    paths = (await forms.get("/openapi.json")).json()["paths"]
    assert set(paths["/forms/{form_type}/submissions"]["post"]["responses"]) == {
        "201", "401", "403", "404", "413", "422", "500",
    }  # fmt: skip


async def test_only_the_owner_may_read_the_store(forms: httpx.AsyncClient, tmp_path: Path) -> None:
    await forms.post("/forms/crm/submissions", json=GOOD["crm"])
    assert (tmp_path / "new" / "forms.sqlite").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("cursor", ["9" * 26, "0", "x"])
async def test_a_cursor_that_no_page_gave_is_refused(forms: httpx.AsyncClient, cursor: str) -> None:
    assert (await forms.get("/forms/loan/submissions", params={"cursor": cursor})).status_code == 422
