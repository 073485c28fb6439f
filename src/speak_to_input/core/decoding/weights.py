"""The numbers by which one interpretation is better than another, in one place.

Units are arbitrary: a clearly understood word is worth about 0.4. They were set by hand and then moved
on the development corpus (`make eval` shows what each move does); see docs/adr on the alignment parser.
"""

from speak_to_input.core.kinds import FieldKind

# Words that nothing explains
SKIP_WORD = 0.9
SKIP_FIGURE = 1.5
SKIP_LINK = 0.3
SKIP_LABEL_WORD = -0.15  # a gain: the rest of the field's name bears the value out
SKIP_BETWEEN_NAME_AND_VALUE = 0.2

# Naming a field
MENTION_BASE = 0.2
MENTION_WORD = 0.42
MENTION_DOUBT = 1.3  # times (1 - strength)
MENTION_WITHOUT_VALUE = 1.5
LINKED_WITHOUT_VALUE = 0.8  # … and "là" stands behind it: "tiêu đề là | báo cáo …"

# Values
VALUE_BASE = 0.75
VALUE_WORD = 0.38
NAMED_VALUE = 0.55  # a value right after its field was named
HEAD_OF_VALUE = 0.3  # … or as the first word of the value itself: "công ty may Hòa Thọ"
LINKED_VALUE = 0.25  # … and joined by "là", "bằng"
POSTPONED_NAME = 1.3  # "0912… là số điện thoại"
BARE_VALUE = 0.95  # no field was named
BARE_CHOICE_CLEAR = 0.78
BARE_PLACE = 0.8  # an address without any number
BARE_UNSURE = 2.2  # times (1 - fit): names and addresses that ordinary words resemble
BARE_SET_OFF = 0.3  # … less so when pauses set the value off
BARE_PRINCIPAL = 0.45
BARE_ASKED = 0.15
WHOLE_ANSWER = 0.3  # all that was said is the text that was asked for
BEFORE_COMPANY = (
    0.4  # a job title in words of its own right before the company: "trưởng phòng kinh doanh công ty …"
)
DEED_BESIDE = 0.5  # "đón bé lúc | 5h": of several times the one whose deed stands beside it
SPAN_SIDE = 0.5  # "tới", "từ" before a day of a span
INTRODUCED = 0.5  # "tôi là …" before the name of the form's own person
OF_STAFF = 1.2  # … and before the name of who serves a customer that is known already
BARE_OPTION = 0.42
BARE_LONE_SYLLABLE = 0.55  # a bare one-word option is rarely meant
CHOICE_JOINED = 0.54  # a part of a choice that "với" joins to a clear one of its set
BARE_COUNTED = 0.4  # what is counted was said: "hai người lớn", "tám ký oát"
BARE_REQUIRED = 0.23  # of two fields that would take a value the required one is likelier
SUM_WITH_UNIT = 0.85  # a sum fits less than this when its unit was not said
DAY_POSSIBLE = 0.46  # a day fits less than this when the page will not take it
MOMENT_SURE = 0.7
SORTS_TRIED = 3  # fields that a value of several sorts is tried in
IN_UNIT = 0.91
SAME_SECTION = 0.75
NEXT_IN_SECTION = (
    0.15  # a choice of the section that the turn before was about: "… số dư sau 55 triệu", "khớp"
)
NAMED_ALIKE = 0.6  # … and of a field with much the same name: "cần theo dõi" and "ngày theo dõi"
LISTED = 0.8  # of a choice that goes on with a set: "lương, kinh doanh và cho thuê"
SAME_LIST = 0.4  # a choice of two lists, or a term, is of what was told right before: "vay ba tỷ | làm ăn"
ONE_MORE = 0.9  # "ngoài ra còn | buôn bán": of a set rather than of a list that takes one
BORNE_OUT = 0.7  # … and of a choice right behind the value
SEVERAL_SORTS = frozenset({FieldKind.MONEY, FieldKind.NUMBER, FieldKind.DATE, FieldKind.DURATION})
BESIDE = 3  # words
DEED_TOLD = 0.9  # a choice that the name of what is told ends: "điều chỉnh | tỷ lệ | 40%"
TOLD_WITHIN = 0.4  # a choice of another list inside a longer choice: "khách gọi điện đến"
OPENED_BY = 1.2  # a choice of the list behind a box that was just ticked
OF_THE_BANK = 1.0
TO_BE_DONE = 1.2  # "phải | hoàn tiền": of the list for what is to be done
SAME_SET = 0.6  # one more choice of a set right behind another: "lương và kinh doanh"
IN_SCOPE = 1.2  # of fields with the same label the one of the person or row spoken of
NAMED_IN_SCOPE = 0.4  # of that, for a field that is named anyway
IN_ORDER = 0.15  # "sài gòn hà nội": from, then to; of one alone it is asked which
FIRST_DAY = 0.3  # one day alone is the first of a range
HELD_ALREADY = 0.6
REPAIRED_TO_ITSELF = 1.5
BARE_NUMBER = 0.8  # a plain number, yes or code alone hardly tells its field
FILLED_ALREADY = 0.25
ROW_FILLED = 1.0  # … where another row of the table is free
SET_RIGHT = 0.9  # … but a repair is of a field that holds something
SECOND_VALUE = 1.6  # the same field twice without a repair
HIDDEN_FIELD = 0.12
DOUBTFUL_VALUE = 0.35

# Free text
TEXT_BASE = 0.35
TEXT_PLACE = 0.4  # a word of a known ward or district, in a field for one
TEXT_OF_COLOUR = 1.3  # "dấu hiệu là móc khóa | màu vàng": the colour of what a text tells of
TEXT_WORD = {
    "prose": 0.30,
    "text": 0.26,
    "address": 0.22,
    "company": 0.22,
    "person": 0.16,
    "duration": 0.1,
    "choice": 0.1,
}
TEXT_OVER_COMMA = {"prose": 0.12}
TEXT_OVER_COMMA_ELSEWHERE = 0.7
TEXT_OVER_STOP = 0.8
TEXT_OVER_VALUE = 1.2
TEXT_OVER_CHOICE = 1.2  # a list is named behind the pause, and in its clause one of its choices
TEXT_OVER_HEAD = 2.0  # a text of few words goes on over the name of another text: "iPhone 12 | màu đen"
TEXT_OVER_TURN = 0.8
CLEAR_VALUE = 0.8
NAME_PART = 0.35
GOES_THERE = 0.6  # "em đi | Thanh Hóa", in a field for where somebody goes
TEXT_IS_A_VALUE = 1.5
ADDRESS_WITHOUT_NUMBER = 1.5

# Acts
COMMAND = 0.5  # every command has its price, so that few long ones beat many short ones
CUE_BASE = 0.35
CUE_WORD = 0.4
AT_ONCE_WORD = 0.5
CLEAR_BUTTON = 0.95
BUTTON_WORD = 0.55  # a button's own label tells more than a general word
ACT_WITHOUT_OBJECT = 1.3
ACT_MID_TEXT = 0.7  # an act that begins without a pause or a joining word

# Inside and after free text
MENTION_MID_TEXT = 1.0
WHOLE_NAME_MID_TEXT = 0.3
PROSE_NAME_MID_TEXT = 0.5
NAME_AND_VALUE_MID_TEXT = 0.2
WHEN_MID_TEXT = 1.4
BOUND_MID_TEXT = 2.2  # "ghi chú khách chưa | cần theo dõi tiếp": no text ends with a word that goes on
STATE_TOLD = 0.6  # "… đã hoàn phí, | nên | đã giải quyết"
COLON_MID_TEXT = 1.8  # "ghi chú: gửi bản cứng cho | Ban Pháp chế": who writes a colon writes a pause as well
BARE_MID_TEXT = 1.15
BARE_IN_TITLE = 1.5  # … where the text is a title
LONG_CHOICE_MID_TEXT = -0.2
FORM_MID_TEXT = -0.7  # … behind which only things of the form are told
TEXT_HOLDS_LINK = 0.8  # "lý do xin nghỉ | là đưa con…": the text begins after "là"
NAME_MODIFIER = 0.3  # a word between a field's name and "là"
NAME_IN_SMALL_LETTERS = 1.6  # an unknown name that nothing introduces
TEXT_UNLINKED = 0.3
UNLISTED = 0.3  # words that no option of the list knows
UNLISTED_UNLINKED = 0.6
UNLISTED_IS_A_NAME = 1.0
TEXT_AFTER_WEAK_NAME = 1.4  # times (1 - how clearly the field was named)
BARE_SHORT_NAME = 0.9  # one or two small-lettered syllables are seldom a person
NAMED_SHORT_NAME = 0.5
VALUE_POOR = 0.6
BOTH_POOR = 0.8  # half a name and half a value
HEARD_ELSEWHERE = 1.2
ZERO = 0.5
ZERO_SURE = 0.9
PERSON_FAIR = 0.5  # a single given name that neither a title nor "tên" leads fits less
DOUBTFUL_PERSON = 1.5
NAME_COMPLETED = 0.6
ANOTHER_PERSON = 3.0
STRANGER = 1.6
CALLED = 0.6  # … unless the field for the name is called at least so clearly
SAID_OF_ANOTHER = 1.2
RECEIVER = 2.6
SAME_PERSON = 1.7
OWN = 0.3  # a code, a phone number right behind a name is that person's
NOBODYS_TITLE = 2.0
OF_NO_WORK = 1.5  # years that have passed, "mười năm nay", count no work where none was told
NAME_WHOLE = 0.9
LIST_NAMED = 0.6
NAME_FAIR = 0.7
NAME_HEARD = 0.5

NOT_A_VALUE = 3.0
SOMEBODY_ELSE = 6.0  # the speaker, behind the name of the one whom the field is for
TEXT_IS_A_NAME = 1.0
TEXT_IS_A_CHOICE = 2.0
TEXT_OVER_NAME = 0.9
NEARLY_ALL_DIGITS = 8
CHOICE_FAIR = 0.7
CHOICE_PART = 0.85
CHOICE_GOES_ON = 1.2
CHOICE_LONGER = 0.8  # a choice that goes on behind a field's name is rather that choice
NAME_SOON = 0.4
CHOICE_NAMED = 0.9
CHOICE_IN_CLAUSE = 0.65  # … behind its field's name, and the two are a clause
CHOICE_EXACT = 0.98
CHOICE_FAIR_ALONE = 0.83
WHOLE_PLACE = 6  # words of a place without a number that may be an address by itself

# Questions and musings ("nếu", "tại sao") are no requests
WONDER = 2.2
IN_PASSING = 1.0  # a day alone in talk: "hôm nay hệ thống chậm như rùa"
QUESTION = 4.0  # … and what ends in a word of asking tells no value
ASIDE = 40.0  # … and what is said beside the form fills in nothing, however much of it looks like values
WONDER_HEARD = 0.9  # "lâu rồi" is no "đâu rồi", "đi chừng" no "dè chừng"

# Smaller moves
INTO = 0.2
COPIED = 2.0  # "ghi chú | giống lý do": rather than a text
COPIED_WORD = 0.25  # each further word of a copy: as text they would earn about as much
RELATIVE = 0.3
REST_OF_NAME = 1.5  # "có năm cái | rủi ro cao": of the count's own name rather than a choice
WRITTEN_THERE = 0.6  # "…, ghi vào mô tả": a verb tells where the words before it go
INTO_NAME = 0.6  # a name after "vào ô" must be at least this clear
SKIP_PARTICLE = 0.02
VALUE_DOUBT = 0.5  # times (1 - fit)
BARE_NAMED_LATER_HOPELESS = -2.5
BARE_HOPELESS = -1.0  # bare values worth less than this are not tried
CONNECT = 0.05
AFFIRMED = 0.6
DONE = 0.3  # "gửi ảnh qua Zalo | rồi"
AFFIRMED_BY = 0.6  # a box is ticked by a name at least this clear
RANGE = 0.3
PAIR_FIT = 0.94
PAIR_UNFIT = 8.0  # times (1 - fit) of a day of a pair, for one that is to come where something happened
HELD_WITHOUT_ACT = 0.4
NEGATION_WITHOUT_ACT = 0.5
DENIED_WORD = 0.2  # a choice that it is not: "không phải | khiếu nại"
ACT_WITH_OBJECT = 0.25
WAVER = 0.1
PRONOUN = 0.3
MOVED_DAY = 1.2
YEAR_JOINED = 0.4  # a day of birth with the year that was told right before
MOMENT_JOINED = 1.0  # a day and an hour told apart make the moment that a field asks for
OF_LAST = 0.3  # a change by an amount is of the field touched last
PAPER_WORD = 0.05  # a word of what is attached; less is said of it where its field is named
AMONG = 0.3
MISFORTUNE = 0.3  # "…, em bị sốt": what befell somebody is the reason
STORY, STORY_SURE = -0.3, 0.3  # a text that the words of a story tell, and each log-odds that they do
STORY_MID_TEXT = 1.2  # … within a text whose field was named
STORY_OVER_CHOICE = 1.5  # … over the words of a choice
BARE_BEHIND_STORY = 0.5  # a value behind such a text
CATEGORY_TOLD = 0.2  # a choice that the words of a problem tell is worth at least this much
COUNTED_WORD = 0.35  # "rà | hai trăm hồ sơ": each word of what a verb counts
ONLY = 1.0  # "chỉ … thôi"
BECAUSE = 0.9  # "do" behind a choice opens the field for its reason
NAME_REPEATED = 0.4  # behind a value whose field was named before it already
CALLED_A_PART = 0.3  # "phần …" names a part of the form rather than a field
TO_BE_CHANGED = 0.4  # "sửa lại ngày": a field is named, and no value
OUTCOME = 1.2  # "… í quên trùng một vụ | mười một thôi": words tell that this is the value in the end
REFUSED = 1.2  # "lương hưu thì | không có chi hết": more than a no by itself and what it denies
ACT_GIVEN_UP = 0.5
ACT_LEFT = 0.1
PASSING_BY = 1.9
COMMENT = 0.15  # what stands behind a value whose clause a word like "nhé" ended
TAIL, TAIL_WORD = 0.3, 0.03  # what stands behind a request only to say why
NAME_REACH = 6  # words from a field's name to its "là"
TITLE_BASE = 0.2
TITLE_WORD = 0.4
NAME_ALONE = 0.4
ANSWER_IN_FREE_TEXT = 0.2
UNLINKED_TEXT_SURE = 0.6
