"""The agent dies and comes back at another address: sessions go on, undo works, the ledger is whole."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path
from time import sleep

from speak_to_input.wiring import now
from tests.e2e.acts.leave import asked_to_send, filled_in
from tests.e2e.acts.talk import Talk
from tests.e2e.agent_process import running_agent


def test_a_session_goes_on_after_the_agent_was_killed(tmp_path: Path) -> None:
    with running_agent(tmp_path) as agent:
        talk = Talk(agent, "night").open("loan")
        talk.give("cccd.pdf")
        talk.say("Vay 500 triệu, Nguyễn Văn An, căn cước 012345678901, mua nhà, kỳ hạn 24 tháng")
        talk.say("sửa số tiền vay thành 700 triệu")
        talk.say("đính kèm ảnh căn cước")
        talk.say("xóa hết")
        values, events = talk.values(), talk.ledger()
        agent.kill()
    with running_agent(tmp_path) as agent:
        talk = Talk(agent, "night")
        said = talk.say("có")
        assert "điền lại 6 ô như lúc trước" in said.reply
        assert talk.values() == values
        talk.say("số điện thoại 0963 023 600")
        assert talk.values() == values | {"phoneNumber": "0963023600"}
        assert talk.ledger()[: len(events)] == events
        said = talk.say("trả số tiền vay về lúc nãy")
        assert talk.value("loanAmount") == "500000000"
        talk.say("hoàn tác 5 bước")
        assert talk.values() == {}
        exports_agree(talk)


def exports_agree(talk: Talk) -> None:
    """CSV and JSON tell the same events."""
    text = talk.agent.http.get(f"/api/sessions/{talk.session_id}/ledger.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    events = talk.ledger()
    assert len(rows) == len(events)
    for row, event in zip(rows, events, strict=True):
        assert row == {name: str(value) for name, value in event.items() if name != "values"}, json.dumps(
            event
        )


def test_a_yes_comes_too_late(tmp_path: Path) -> None:
    with running_agent(tmp_path, S2I_AGENT__ANSWER_WITHIN_S="0.5") as agent:
        talk = filled_in(Talk(agent, "late").open("hr"))
        said = asked_to_send(talk)
        expires = datetime.fromisoformat(said.turn["pending"]["expires_at"])
        while now() <= expires or talk.agent.execute("nhắc lại", "late").json()["pending"]:
            sleep(0.1)
        said = talk.say("xác nhận")
        assert [act[:2] for act in said.acts] == [("submit", "asked")]
        assert said.turn["pending"]["kind"] == "confirm_submit"
        assert agent.stored("hr") == []
