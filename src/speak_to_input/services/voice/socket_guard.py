"""Who may open a socket: the person whose session it is, as long as they have an account."""

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from speak_to_input.errors import SpeakToInputError
from speak_to_input.observe.correlation import note_session
from speak_to_input.ports import People
from speak_to_input.services.http.door import own_session
from speak_to_input.services.http.errors import answer_for
from speak_to_input.services.http.socket_door import agreed_protocol, socket_caller
from speak_to_input.services.voice.guests import Guest, guest_of


async def admitted(socket: WebSocket, session_id: str, people: People) -> Guest | None:
    """Accept a socket of the session's owner; any other is closed with the code of its error, and None given."""
    note_session(session_id)
    # Only one that was accepted can be told why it is closed.
    await socket.accept(agreed_protocol(socket))
    try:
        who = await socket_caller(socket)
        await own_session(socket.app.state.claims, session_id, who)
        return await guest_of(who, people)
    except SpeakToInputError as error:
        await socket.close(answer_for(error).close_code)
    except WebSocketDisconnect:
        pass  # they went before they said who they are
    return None
