"""Names of people: Vietnamese ones after a family name, others by their capitals."""

from speak_to_input.vi.lexicon import Lexicon
from speak_to_input.vi.name_spelling import capital_at, is_capital, name_like, spelled_name
from speak_to_input.vi.phrases import Found
from speak_to_input.vi.reading import Kind, Reading
from speak_to_input.vi.said_figures import digit_at
from speak_to_input.vi.syllables import split_syllable
from speak_to_input.vi.text import Token, Words

_LONGEST = 5
_CAPITALISED = 0.9
_UNKNOWN_SYLLABLE = 0.25
_UNKNOWN_LAST = 0.5
_NEVER_LAST = ("văn", "thị")
_NAMED_AFTER_PEOPLE = ("trường", "đường", "phố", "chợ", "viện", "phường", "quận", "cầu", "ngõ", "hẻm", "lăng")
"""A person's name behind these is a place's: "em làm ở trường Chu Văn An"."""
_ALSO_SAYS = ("bảo", "kể", "định", "tính")
"""Given names that are verbs of saying, too: a clause follows those."""
_LAST_BORN = ("bé", "út")
"""Given names that a number may follow: the children of a family are counted."""
_COMPOUNDS = ("siêu", "đô", "thành", "hiển", "giám", "công", "nhân", "ngữ", "luận", "bài", "hoa", "tư", "nhà")
"""Words that with "thị" or "văn" are everyday ones: "siêu thị", "công văn"."""
_BEFORE_CLANS, _CLANS = ("y", "h"), ("niê", "siu", "nay")
"""Ê Đê names begin and end so: "Y Thoại Niê"; other clans' names are no Vietnamese syllables anyway."""
_WRITERS = ("tác", "dịch", "diễn")
_MEN = ("anh", "ông", "chú", "bác", "thầy")
_CALLED = ("anh", "chị", "ông", "bà", "cô", "mr", "ms", "mrs")
_SENTENCE_ENDS = frozenset(".!?\n")
_DEEDS = (
    "lập", "ký", "ghi", "soạn", "trình", "viết", "duyệt", "làm", "rút", "soát", "cấp", "đứng", "lo", "phụ"
)  # fmt: skip
"""What one who is named behind "do" has done: "do Nguyễn Thị Oanh | lập"; "Lập" is a name, too."""
_TITLES_LONGEST = 2
_LONG_NAME = 0.8
_WHOLE_NAME = 3
_SURELY_FAMILY = 0.9
_EVERYDAY = 0.4  # less likely family names are everyday words
_LENGTH_PRIOR = {1: 0.5, 2: 0.75, 3: 1.0, 4: 0.95, 5: 0.85}


def _named(words: Words, at: int) -> bool:
    """Whether the capital at token `at` is a name's; at the head of a sentence any word has one."""
    heads = at == 0 or bool(_SENTENCE_ENDS.intersection(words.tokens[at].mark))
    return capital_at(words, at) and not (heads and words[at + 1 : at + 2] and words[at + 1].text.islower())


def _lexical_weight(words: Words, at: int, lexicon: Lexicon) -> float:
    """How much a syllable belongs to a given name by the lists alone, 0 to 1."""
    token = words.tokens[at]
    given = lexicon.given_names.of(token, words.accented)
    middle = lexicon.middle_names.of(token, words.accented)
    if not given and not middle and words.accented and token.toned == token.folded:
        given = 0.8 * lexicon.given_names.of(token, accented=False)
    if given or middle:
        return max(given, middle)
    family = lexicon.family_names.longest(words, at)
    return 0.6 if family is not None else 0.0


def _syllable_score(words: Words, begin: int, at: int, lexicon: Lexicon) -> float:
    """How well the token at `at` continues the name begun at `begin`; 0 = the name is over."""
    token = words.tokens[at]
    if not name_like(token.text) or (token.mark and token.mark != "-") or _is_bank(words, at, lexicon):
        return 0.0
    if at == begin + 1 and words.says(at, *_NEVER_LAST):
        return 1.0
    after_marker = words.says(at - 1, *_NEVER_LAST) and at - 1 > begin
    counted = at - 2 > begin and words.says(at - 1, *_LAST_BORN) and words.says(at - 2, *_NEVER_LAST)
    capital = capital_at(words, at) and is_capital(words.tokens[begin])
    lexical = _lexical_weight(words, at, lexicon)
    if digit_at(words, at):
        if capital or after_marker or counted:
            return 0.8  # "Huỳnh Thị Bé Tư"
        spoken_number = digit_at(words, at + 1) or words.says(at + 1, "mươi", "trăm", "triệu", "nghìn", "tỷ")
        if at == begin + 1 or spoken_number or (words.says(at, "năm") and words.says(at + 1, "nay", "ni")):
            return 0.0
        return min(lexical, 0.35)
    if capital:
        return max(_CAPITALISED, lexical)
    boundary = lexicon.name_boundary(words, at)
    if (
        boundary > 1.0
        or _behind_capitals(words, begin, at)
        or (at - begin > 1 and _is_deed(words, begin, at))
    ):
        return 0.0
    if boundary and _figure_at(words, at + 1):
        return 0.2 * lexical
    if boundary and not words.accented:
        boundary = 0.5  # without marks too many words look like one
    if after_marker:
        return max(lexical, 0.7) if boundary < 1.0 else max(0.5 * lexical, 0.55)
    listed = lexicon.given_names.of(token, True) or lexicon.middle_names.of(token, True) or not words.accented
    if not listed and (boundary == 1.0 or (not boundary and _whole(words, begin, at, lexicon))):
        return 0.0  # "Phú | nha", "Châu | than phiền": "Nhã" and "Thân" are names
    if boundary and (boundary == 1.0 or not (listed and words.accented) or words.clause_end(at) > at + 1):
        lexical *= 0.4 if boundary == 1.0 else 0.6
    elif not lexical and split_syllable(token.toned) is not None:
        lexical = _UNKNOWN_LAST if _over(words, at + 1, lexicon) else _UNKNOWN_SYLLABLE
        lexical *= 0.4 if at - begin >= _WHOLE_NAME + words.says(begin + 1, *_NEVER_LAST) else 1.0
    return lexical


def _whole(words: Words, begin: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the name's first word is a given name as well, or it alone has a capital: "khách tên Mai | hỏi thẻ"."""
    if words.says(begin + 1, *_NEVER_LAST) or at > begin + 1:
        return False  # who has told two syllables of a name may go on with one that no list has
    if _named(words, begin):
        return True
    family = lexicon.family_names.longest(words, begin)
    if (family and family.entry >= _SURELY_FAMILY) or (
        words.clause_end(at) == at + 1 and _heralded(words, begin)
    ):
        return False
    return bool(lexicon.given_names.of(words.tokens[begin], words.accented))


def _is_bank(words: Words, at: int, lexicon: Lexicon) -> bool:
    """As in "Lê Hoa | Vietcombank", "Trần Nam | ACB"; banks that are called like people are none here."""
    token = words.tokens[at]
    whole = words.tokens[at - 1].text.isupper() and len(words.tokens[at - 1].text) > 1  # "LÊ BẢO | VIỆT"
    shortened = token.text.isupper() and len(token.text) > 1 and not whole
    if not shortened and split_syllable(token.toned) is not None:
        return False
    return lexicon.bank_names.longest(words, at) is not None


def _behind_capitals(words: Words, begin: int, at: int) -> bool:
    """As in "Lê Thị Hoa | từ thứ hai": who writes a whole name in capitals writes all of it so, but at its end."""
    ends = words.clause_end(at) == at + 1
    return not ends and at - begin >= _WHOLE_NAME and all(capital_at(words, p) for p in range(begin, at))


def _is_deed(words: Words, begin: int, at: int) -> bool:
    """Whether the token tells what the one named before it has done: "do anh Nam | lập"; "do anh Lập lập"."""
    if is_capital(words.tokens[at - 1]) and is_capital(words.tokens[begin]) and words.says(at, *_DEEDS):
        return True
    led = any(words.says(before, "do") for before in range(begin - _TITLES_LONGEST - 1, begin))
    return led and words.says(at, *_DEEDS) and not words.says(at + 1, *_DEEDS)


def _figure_at(words: Words, at: int) -> bool:
    return at < len(words.tokens) and (words.tokens[at].has_digit or bool(digit_at(words, at)))


def _over(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands at `at` cannot be in a name: the end, punctuation, a cue or field word."""
    return at >= len(words.tokens) or bool(words.tokens[at].mark) or lexicon.name_boundary(words, at) >= 1.0


def _goes_on(words: Words, begin: int, end: int, lexicon: Lexicon) -> float:
    """How much the token after a possible end looks like more of the same name, 0 to 1."""
    if end >= len(words.tokens) or words.tokens[end].mark:
        return 0.0
    token = words.tokens[end]
    if end - begin >= 3 and lexicon.family_names.begins(token, words.accented):
        family = lexicon.family_names.longest(words, end)
        if family is not None and family.entry >= 0.7:
            return 0.2
    sex = end - begin >= _WHOLE_NAME and words.says(end, "nam", "nữ") and token.text.islower()
    if sex or digit_at(words, end):
        return 0.0
    return _syllable_score(words, begin, end, lexicon)


def _overall(scores: list[float]) -> float:
    """How name-like the syllables are together: the weakest counts most."""
    return 0.5 * min(scores) + 0.5 * sum(scores) / len(scores)


def _after_title(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether a title stands right before token `at`: "anh", "khách hàng", "bác sĩ"."""
    for size in (1, 2):
        begins = at >= size and lexicon.titles.begins(words.tokens[at - size], words.accented)
        if begins and any(f.end == at for f in lexicon.titles.at(words, at - size)):
            return True
    return False


def _mistoned_family(words: Words, at: int, lexicon: Lexicon) -> Found[float] | None:
    """A family name heard with another tone, or a rare one, told by the "văn" or "thị" behind it: "nguyển thị hạnh".

    It is read as it was said: a name is not put right.
    """
    if (
        not words.says(at + 1, *_NEVER_LAST)
        or lexicon.name_boundary(words, at)
        or lexicon.name_boundary(words, at + 1) > 1.0
    ):
        return None
    if lexicon.family_names.has_folded(words.tokens[at].folded):
        return Found(0.6, at + 1, 0.9)
    introduced = _after_title(words, at, lexicon) or _heralded(words, at) or words.says(at - 1, "là")
    if introduced and not words.says(at, *_COMPOUNDS) and split_syllable(words.tokens[at].toned) is not None:
        return Found(0.5, at + 1, 0.9)  # "tên giáp văn nhớn": no list holds every family
    return None


def _standing_alone(words: Words, at: int, family: Found[float], lexicon: Lexicon) -> float:
    """Less than 1 where another family name beside this one is the likelier beginning, or a place bears the name."""
    if words.says(at - 1, *_NAMED_AFTER_PEOPLE) and not words.tokens[at].mark:
        return 0.4
    boundary = 0.0 if capital_at(words, at) else min(lexicon.name_boundary(words, at), 1.0)
    if boundary and words.accented:
        return 1.0 - 0.5 * boundary
    after = lexicon.family_names.longest(words, family.end)
    if family.entry <= 0.5 and after is not None and after.entry >= 0.9:
        return 0.3
    if at == 0 or words.tokens[at].mark:
        return 1.0
    before = lexicon.family_names.longest(words, at - 1)
    return 0.5 if before is not None and before.entry >= 0.75 and before.end == at else 1.0


def _family_name(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Names of two to five syllables that begin with the family name at `at`."""
    family = lexicon.family_names.longest(words, at) or _mistoned_family(words, at, lexicon)
    if family is None:
        return ()
    titled, heralded = _after_title(words, at, lexicon), _heralded(words, at)
    word = words.says(at, "tiêu") and words.says(at - 1, "chi")  # "chi | tiêu gia đình"
    word = word or (words.says(at, "phạm") and words.says(at - 1, "vi"))  # "3 vi | phạm nghiêm trọng"
    word = word or (words.writes(at, "dang") and words.writes(at + 1, "ky") and not heralded)
    if word or (words.accented and not _named(words, at) and lexicon.boundary(words, at) > 1.0):
        return ()  # "tui cam đoan …", "Hồ sơ …", "em dang ky …": a phrase that only begins like a family name
    who = words.says(at - 2, "người", "thụ") and words.says(at - 1, "nhận", "hưởng", "gửi", "chuyển", "nộp")
    told = (titled and words.accented) or heralded or _named(words, at) or who or words.says(at - 1, "là")
    part = any(found.end > at + 1 for found in lexicon.whole_words.at(words, at))
    if family.entry < _EVERYDAY and not words.says(at + 1, *_NEVER_LAST) and (part or not told):
        return ()  # "ở đường trần phú", "tất cả là": such a word begins a name where one is announced
    head = family.entry * family.exact
    alone = _standing_alone(words, at, family, lexicon)
    if capital_at(words, at):
        head = max(head, 0.85)
    scores: list[float] = []
    found: list[Reading[str]] = []
    for end in range(family.end + 1, min(max(at + _LONGEST, family.end + 2), len(words.tokens)) + 1):
        score = _syllable_score(words, at, end - 1, lexicon)
        if not score:
            break
        scores.append(score)
        length = end - at
        sure = _LENGTH_PRIOR.get(length, _LONG_NAME) * alone * (0.55 + 0.45 * head) * _overall(scores)
        if words.says(end - 1, *_NEVER_LAST) and not words.says(end - 1, "vân"):
            sure *= 0.25
        sure *= 1.0 - 0.6 * _goes_on(words, at, end, lexicon)
        if length > _WHOLE_NAME and words.tokens[end - 1].text.islower():
            # a whole name and then the sex; "nữ" ends hardly any name
            twice = words.tokens[end - 1].toned == words.tokens[end - 2].toned
            sure *= 0.2 if twice or words.says(end - 1, "nữ") else 0.4 if words.says(end - 1, "nam") else 1.0
        if titled or heralded:
            sure = min(1.0, sure + 0.15 * alone)
        if all(capital_at(words, p) for p in range(at, end)) and not words.text.isupper():
            sure = min(1.0, sure + 0.1)
        found.append(Reading(Kind.PERSON, at, end, spelled_name(words, at, end), round(min(sure, 1.0), 3)))
    return tuple(sorted(found, key=lambda r: -r.sure))


def _is_foreign(token: Token) -> bool:
    return split_syllable(token.toned) is None or token.toned in _CLANS


def _foreign_name(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """A run of two to four words, one of which is not Vietnamese: in capitals, or announced, "tên park min ho"."""
    capital = capital_at(words, at)
    of_clan = words.says(at, *_BEFORE_CLANS) and any(map(_is_foreign, words[at + 2 : at + 4]))
    if not (capital or of_clan) and split_syllable(words.tokens[at].toned) is not None:
        return ()
    end = at
    foreign = False
    while end < len(words.tokens) and end - at < 4:
        token = words.tokens[end]
        known = lexicon.given_names.of(token, accented=False) or lexicon.family_names.begins(
            token, words.accented
        )
        known = (known or (of_clan and end <= at + 1)) and not digit_at(words, end)
        goes_on = capital or split_syllable(token.toned) is None or known
        goes_on = goes_on and capital_at(words, end) == capital and name_like(token.text)
        if not goes_on or (end > at and token.mark not in {"", "-"}):
            break
        if (
            _is_bank(words, end, lexicon)
            or lexicon.name_boundary(words, end) >= 1.0
            or (len(token.text) > 1 and token.text.isupper())
        ):
            break
        foreign = foreign or _is_foreign(token)
        end += 1
    if not foreign or end - at < 2:
        return ()
    sure = _LONG_NAME if of_clan and end - at > 2 else 0.6 if at else 0.55
    return tuple(
        Reading(Kind.PERSON, at, stop, spelled_name(words, at, stop), sure if stop == end else 0.3 * sure)
        for stop in range(end, at + 1, -1)
    )


def _given_name(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """A given name without its family name: "An", "Minh Anh"; weak unless a title or "tên" goes before."""
    token = words.tokens[at]
    weight = lexicon.given_names.of(token, words.accented) if words.accented or capital_at(words, at) else 0.0
    announced = _heralded(words, at) or _after_title(words, at, lexicon)
    if not weight and announced and at + 1 < len(words.tokens) and words.accented:
        weight = _middle_weight(words, at, lexicon)
    man = token.text == "Nam" and words.says(at - 1, *_MEN)  # "anh | Nam": an "anh" is a man anyway
    told = at > 0 and capital_at(words, at) and announced
    told = told or (
        words.says(at - 1, "tên") and words.says(at - 2, "khách", "em", "hàng", "tôi", "tui", *_MEN)
    )
    bound = lexicon.name_boundary(words, at) and not (man or told)  # "khách tên | Định vay 300 triệu"
    if not weight or digit_at(words, at) or words.says(at, *_NEVER_LAST) or bound:
        return ()
    if at and not token.mark and _part_of_name(words, at, lexicon):
        return ()
    told = told or _heralded(words, at)
    if (
        words.says(at, *_ALSO_SAYS)
        and not told
        and token.text.islower()
        and not _over(words, at + 1, lexicon)
    ):
        return ()  # "sếp bảo duyệt rồi", "khách định rút 5 triệu"
    sure = 0.15 * weight + (0.35 if announced else 0.0)
    if capital_at(words, at) and at:
        sure += 0.15
    found: list[Reading[str]] = []
    for end in range(at + 1, min(at + 3, len(words.tokens)) + 1):
        if end > at + 1 and _syllable_score(words, at, end - 1, lexicon) < 0.9:
            break
        sure = min(1.0, sure * 1.1)
        found.insert(0, Reading(Kind.PERSON, at, end, spelled_name(words, at, end), round(sure, 3)))
    return tuple(found)


def _middle_weight(words: Words, at: int, lexicon: Lexicon) -> float:
    """How much a middle name begins what somebody is called: "bé | Gia Hân"."""
    on = lexicon.given_names.of(words.tokens[at + 1], True) and not words.tokens[at + 1].mark
    return lexicon.middle_names.of(words.tokens[at], True) if on else 0.0


def _heralded(words: Words, at: int) -> bool:
    """Whether "tên" or "tên là" stands right before, or "tác giả"."""
    at -= words.says(at - 1, "là")
    return words.says(at - 1, "tên") or (words.says(at - 1, "giả") and words.says(at - 2, *_WRITERS))


def _part_of_name(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether the token before is itself a name syllable, so that a bare given name cannot begin here."""
    before = words.tokens[at - 1]
    return bool(lexicon.given_names.of(before, words.accented)) and not _after_title(words, at, lexicon)


def read_person(words: Words, at: int, lexicon: Lexicon) -> tuple[Reading[str], ...]:
    """Names of people that begin at token `at`, the likeliest length first.

    Gives: title case, tones as said, titles left out. "nguyễn thị hoa sinh ngày" -> "Nguyễn Thị Hoa".
    """
    token = words.tokens[at]
    if lexicon.family_names.begins(token, words.accented) or words.says(at + 1, *_NEVER_LAST):
        found = _family_name(words, at, lexicon)
        if found:
            return found
    clan = words.says(at, *_BEFORE_CLANS) and _after_title(words, at, lexicon)
    told = words.accented and (clan or _heralded(words, at) or words.says(at - 1, *_CALLED))
    if (told or capital_at(words, at)) and (foreign := _foreign_name(words, at, lexicon)):
        return foreign
    return _given_name(words, at, lexicon)
