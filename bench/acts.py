"""Every sort of act through HTTP, from sending the sentence to holding the answer; page loads and uploads apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.agent import Agent, BenchFailed
from bench.figures import Durations
from bench.sentences import TWELVE_FIELDS

GOAL_MS = 150.0
"""What an act may take, 95 of 100 times."""
WARM_UP_ROUNDS = 2
_SESSION = "bench-acts"
_REST = "tình trạng việc làm là hưu trí, tôi cam kết thông tin trên là đúng sự thật"


@dataclass(frozen=True, slots=True)
class Act:
    """One sentence and what it must come to: the type and status of its first action, or what is waited for."""

    name: str
    text: str
    kind: str = ""
    status: str = "done"
    asks: str = ""


ROUND = (
    Act("fill one field", "số tiền vay 700 triệu", "fill"),
    Act("correct it", "à không, 800 triệu", "fill"),
    Act("undo", "hoàn tác", "undo"),
    Act("redo", "làm lại", "redo"),
    Act("undo two turns", "hoàn tác 2 bước", "undo"),
    Act("clear a field", "xóa email", "clear"),
    Act("one field as it was", "trả email về lúc nãy", "undo"),
    Act("choose in a list that is searched", "chuyên viên khách hàng là Nguyễn Thu Hà", "fill"),
    Act("clear that list", "xóa chuyên viên khách hàng", "clear"),
    Act("go to a field", "đến ô số điện thoại", "focus"),
    Act("next step", "tiếp tục", "move"),
    Act("step back", "quay lại", "move"),
    Act("a part by its name", "sang mục khoản vay", "move"),
    Act("a step by its number", "quay lại bước 1", "move"),
    Act("search, one hit", "tìm ô email", "search"),
    Act("search, several hits", "tìm địa chỉ", "search", asks="choose"),
    Act("choose among the hits", "cái thứ hai", "focus"),
    Act("read one value", "số điện thoại đang là gì", "read"),
    Act("read all values", "đọc lại tất cả", "read"),
    Act("what is missing", "còn thiếu gì", "read"),
    Act("check", "kiểm tra giúp tôi", "read"),
    Act("help", "giúp tôi với"),
    Act("repeat", "nhắc lại"),
    Act("save a draft", "lưu nháp tên là đo", "save_draft"),
    Act("tell the drafts", "có những bản nháp nào", "read", asks="choose"),
    Act("add a row", "thêm người tham chiếu", "click"),
    Act("remove a row", "xóa người tham chiếu 2", "click"),
    Act("print", "in đơn", "print"),
    Act("ask to send: summary", "gửi hồ sơ", "submit", "asked", "confirm_submit"),
    Act("no", "không"),
    Act("ask to begin anew", "làm lại từ đầu", "clear", "asked", "confirm_clear"),
    Act("yes: the page's pop-up is answered", "có", "clear"),
    Act("undo of all fields", "hoàn tác", "undo"),
    Act("not understood", "trời hôm nay đẹp quá"),
)
"""A round leaves the form as it was, so that every round does the same."""


async def acts(agent: Agent, rounds: int) -> tuple[Durations, ...]:
    """Rounds of all acts on a form that is filled in. Raises: BenchFailed when one does something else."""
    await agent.open_form(_SESSION)
    for text in (TWELVE_FIELDS[0].text, _REST):
        await agent.say(_SESSION, text)
    took: dict[str, list[float]] = {act.name: [] for act in ROUND}
    for number in range(WARM_UP_ROUNDS + rounds):
        for act in ROUND:
            duration_ms, turn = await agent.say(_SESSION, act.text)
            insist_on(act, turn)
            if number >= WARM_UP_ROUNDS:
                took[act.name].append(duration_ms)
    await agent.close(_SESSION)
    return tuple(Durations(name, tuple(durations)) for name, durations in took.items())


def insist_on(act: Act, turn: dict[str, Any]) -> None:
    """Raises: BenchFailed unless the turn is what the act shall come to."""
    first = next(((a["type"], a["status"]) for a in turn["actions"]), ("", "done"))
    asks = turn["pending"]["kind"] if turn["pending"] else ""
    wrong = [a["error"] for a in turn["actions"] if a["status"] == "rejected"]
    if first != (act.kind, act.status) or asks != act.asks or wrong:
        raise BenchFailed(f"“{act.text}” came to {first} {asks}: {turn['result']}")


def too_slow(durations: Sequence[Durations]) -> list[str]:
    """Names of the acts that miss the goal."""
    return [each.name for each in durations if each.percentile(0.95) > GOAL_MS]
