"""Who may open a socket: the person whose session it is."""

from fastapi import WebSocket

from speak_to_input.core.people import Identity
from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.correlation import note_session
from speak_to_input.services.http.door import agreed_protocol, caller, own_session
from speak_to_input.services.http.errors import answer_for


async def admitted(socket: WebSocket, session_id: str) -> Identity | None:
    """Accept a socket of the session's owner; any other is closed with the code of its error, and None given."""
    note_session(session_id)
    # Only one that was accepted can be told why it is closed.
    await socket.accept(agreed_protocol(socket))
    try:
        who = await caller(socket)
        await own_session(socket.app.state.claims, session_id, who)
    except SpeakToInputError as error:
        await socket.close(answer_for(error).close_code)
        return None
    return who
