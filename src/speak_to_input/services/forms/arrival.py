"""A submission as it arrives over HTTP (JSON or multipart) -> raw values and uploads, within limits."""

import json
import re
from pathlib import PurePosixPath

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from speak_to_input.errors import InvalidInput, PayloadTooLarge
from speak_to_input.services.forms.rules import FormRules
from speak_to_input.services.forms.uploads import Upload

BODY_LIMIT_BYTES = 12_000_000
MAX_PARTS = 400
_ROW_NAME = re.compile(r"(\w+)\[(\d{1,3})\]\.(\w+)")


async def read_submission(request: Request, rules: FormRules) -> dict[str, object]:
    """Raw values by field name: texts, lists for checkbox groups and rows, Uploads for files.

    Raises: InvalidInput for a body of another kind, PayloadTooLarge above `BODY_LIMIT_BYTES`.
    """
    bounded = _bounded(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "application/json":
        pairs = await _json_pairs(bounded)
    elif kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        pairs = await _form_pairs(bounded)
    else:
        raise InvalidInput("nội dung gửi lên phải là JSON hoặc multipart/form-data")
    return _gathered(pairs, rules)


def _bounded(request: Request) -> Request:
    """The same request, whose body stops with PayloadTooLarge at the limit."""
    announced = request.headers.get("content-length", "0")
    if announced.isdigit() and int(announced) > BODY_LIMIT_BYTES:
        raise _too_large()
    seen = 0

    async def receive() -> Message:
        nonlocal seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        if seen > BODY_LIMIT_BYTES:
            raise _too_large()
        return message

    return Request(request.scope, receive)


def _too_large() -> PayloadTooLarge:
    return PayloadTooLarge(f"hồ sơ gửi lên vượt quá {BODY_LIMIT_BYTES // 1_000_000} MB")


async def _json_pairs(request: Request) -> list[tuple[str, object]]:
    try:
        body = json.loads(await request.body())
    except (ValueError, RecursionError) as error:
        raise InvalidInput("nội dung gửi lên không phải JSON hợp lệ") from error
    if not isinstance(body, dict):
        raise InvalidInput("nội dung gửi lên phải là một đối tượng JSON")
    return list(body.items())


async def _form_pairs(request: Request) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    try:
        async with request.form(max_files=20, max_fields=MAX_PARTS, max_part_size=100_000) as form:
            for name, part in form.multi_items():
                if not isinstance(part, UploadFile):
                    pairs.append((name, part))
                elif part.filename:
                    # Browsers send bare names; other clients may send paths, which mean nothing here.
                    bare = PurePosixPath(part.filename.replace("\\", "/")).name
                    pairs.append((name, Upload(name, bare, await part.read())))
    except HTTPException as error:
        raise InvalidInput("nội dung multipart không đọc được") from error
    return pairs


def _gathered(pairs: list[tuple[str, object]], rules: FormRules) -> dict[str, object]:
    raw: dict[str, object] = {}
    rows: dict[str, dict[int, dict[str, object]]] = {}
    for name, value in pairs:
        if found := _ROW_NAME.fullmatch(name):
            rows.setdefault(found[1], {}).setdefault(int(found[2]), {})[found[3]] = value
        elif isinstance(value, Upload) or (name in rules.fields and rules.fields[name].type == "checkboxes"):
            several = raw.setdefault(name, [])
            if isinstance(several, list):
                several.extend(value if isinstance(value, list) else [value])
        else:
            raw[name] = value
    for name, numbered in rows.items():
        raw[name] = [numbered.get(index, {}) for index in range(max(numbered) + 1)]
    return raw
