"""Files that a person gives to a session: kept until a spoken "đính kèm …" puts them into a field."""

from typing import Annotated

from fastapi import APIRouter, File, Path, UploadFile
from starlette.responses import FileResponse

from speak_to_input import errors
from speak_to_input.core.attachments import GivenFile
from speak_to_input.observe.correlation import current_correlation_id, note_session
from speak_to_input.services.agent.parts import Parts
from speak_to_input.services.http.door import OwnSession
from speak_to_input.services.http.errors import OF_ANY_CALL, declared
from speak_to_input.wire import FileKept, FilesKept

_Name = Annotated[str, Path(min_length=1, max_length=255)]
_SHOWN = frozenset({"image/jpeg", "image/png", "application/pdf"})
"""What a browser shows by itself; anything else it puts away."""
_ALONE = "default-src 'none'; frame-ancestors 'none'"
"""It came from somebody's disk: it may ask for nothing and be part of nothing."""
_ANY = (
    *OF_ANY_CALL,
    errors.SessionUnknown,
)


def file_routes(parts: Parts) -> APIRouter:
    """Giving, listing and taking back files of a session."""
    router = APIRouter(prefix="/api/sessions", tags=["files"])

    async def told(session_id: str, kept: GivenFile | None = None) -> FilesKept:
        files = tuple(_shown(file) for file in await parts.shelf.given(session_id))
        return FilesKept(
            session_id=session_id,
            kept=_shown(kept) if kept else None,
            files=files,
            correlation_id=current_correlation_id(),
        )

    @router.post("/{session_id}/files", responses=declared(*_ANY, errors.PayloadTooLarge))
    async def give_file(session_id: OwnSession, file: Annotated[UploadFile, File()]) -> FilesKept:
        """Keep a file (JPG, PNG, PDF, DOCX, XLSX) that "tải ảnh căn cước lên" may attach."""
        note_session(session_id)
        kept = await parts.shelf.keep(session_id, file.filename or "", await file.read())
        return await told(session_id, kept)

    @router.get("/{session_id}/files", responses=declared(*_ANY))
    async def list_files(session_id: OwnSession) -> FilesKept:
        """The files that were given."""
        note_session(session_id)
        return await told(session_id)

    @router.get(
        "/{session_id}/files/{name}",
        response_class=FileResponse,
        responses=declared(*_ANY)
        | {200: {"content": {"application/octet-stream": {}}, "description": "The file"}},
    )
    async def show_file(session_id: OwnSession, name: _Name) -> FileResponse:
        """A file as it was given, for its owner to look at."""
        note_session(session_id)
        found = next((file for file in await parts.shelf.given(session_id) if file.name == name), None)
        if found is None:
            raise errors.SessionUnknown("there is no such file", hint="GET …/files lists them")
        shown = found.media_type in _SHOWN
        # A browser's own viewer of PDF does not work in a sandbox, and runs nothing of a document outside of its own.
        viewer = found.media_type == "application/pdf"
        return FileResponse(
            found.path,
            media_type=found.media_type,
            filename=name,
            content_disposition_type="inline" if shown else "attachment",
            headers={
                "Cache-Control": "no-store",
                "Content-Security-Policy": _ALONE if viewer else f"{_ALONE}; sandbox",
            },
        )

    @router.delete("/{session_id}/files/{name}", responses=declared(*_ANY))
    async def remove_file(session_id: OwnSession, name: _Name) -> FilesKept:
        """Take a file back; what is attached to the page already stays there."""
        note_session(session_id)
        await parts.shelf.remove(session_id, name)
        return await told(session_id)

    return router


def _shown(file: GivenFile) -> FileKept:
    return FileKept(name=file.name, media_type=file.media_type, size_bytes=file.size_bytes)
