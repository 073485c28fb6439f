"""The audit of rules: what no case misses is told, what a case misses is not."""

from evaluation.rule_audit import acts, kinds, phrases, unmissed
from tests.corpus.cases import Case, Saying

CLEARS = Case(
    "loan",
    (Saying("email an@gmail.com, xóa số điện thoại", {"email": "an@gmail.com"}, ("clear phoneNumber",)),),
    "a.yaml#1",
)
PHONE = Case("loan", (Saying("số điện thoại 0912345678", {"phoneNumber": "0912345678"}, ()),), "a.yaml#2")


def test_an_act_that_no_case_needs_is_told() -> None:
    rules = [rule for rule in acts() if rule.name in ("clear", "next")]
    assert [(rule.name, stands) for rule, stands in unmissed(rules, [CLEARS])] == [("next", 0)]


def test_so_is_a_phrase_and_a_kind_of_reading() -> None:
    clears = [rule for rule in phrases() if rule.name in ("clear: xóa", "clear: xóa giúp")]
    assert [rule.name for rule, _ in unmissed(clears, [CLEARS])] == ["clear: xóa giúp"]
    rules = [rule for rule in kinds() if rule.name in ("reading of digits", "reading of email")]
    assert [rule.name for rule, _ in unmissed(rules, [PHONE])] == ["reading of email"]
