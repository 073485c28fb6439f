"""Who may open a socket: pages and programs of this machine, as with HTTP."""

from fastapi import WebSocket

from speak_to_input.errors import SpeakToInputError
from speak_to_input.services.http.errors import answer_for
from speak_to_input.services.http.request import refuse_foreign_caller


async def refuse_foreign(socket: WebSocket) -> bool:
    """Close a socket that another machine's page opens. Gives: whether it was refused."""
    try:
        refuse_foreign_caller(socket.headers)
    except SpeakToInputError as error:
        await socket.close(answer_for(error).close_code)
        return True
    return False
