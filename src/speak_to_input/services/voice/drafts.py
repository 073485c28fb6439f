"""Forms that were filled and not sent: the agent keeps them, and who asks here sees and deletes them too."""

from typing import Annotated

from fastapi import APIRouter, Path

from speak_to_input.errors import BrowserUnavailable, ProviderTimeout, SessionUnknown
from speak_to_input.observe.correlation import current_correlation_id
from speak_to_input.services.http.door import Who
from speak_to_input.services.http.errors import OF_CALLERS, declared
from speak_to_input.services.voice.parts import Parts
from speak_to_input.wire import DRAFT_ID, Drafts

_ANY = (*OF_CALLERS, BrowserUnavailable, ProviderTimeout)


def draft_routes(parts: Parts) -> APIRouter:
    """The drafts of whoever asks."""
    router = APIRouter(prefix="/api/drafts", tags=["history"])

    @router.get("", responses=declared(*_ANY))
    async def drafts(who: Who) -> Drafts:
        """The caller's drafts, newest first."""
        kept = await parts.drafts_for(who).drafts()
        return Drafts(drafts=kept, correlation_id=current_correlation_id())

    @router.delete("/{draft_id}", responses=declared(*_ANY, SessionUnknown))
    async def delete_draft(who: Who, draft_id: Annotated[str, Path(pattern=DRAFT_ID)]) -> Drafts:
        """Delete one draft. Gives: the others."""
        left = await parts.drafts_for(who).delete_draft(draft_id)
        return Drafts(drafts=left, correlation_id=current_correlation_id())

    return router
