"""The false friends of 要: part of another word, the speaker's own plan, a fact, the future, or what a thing takes."""

import re

from toolkit.devices.stance.modal import Modal
from toolkit.model import Span

# 要 as part of another word. Where a word could also be 要 and a verb (要求真务实), the verb is ruled out of the guard.
_YAO_BEFORE = (
    *"主重只必首纪纲摘概扼简提索讨卡险机紧正想快将若如假倘他她它谁连",
    *("不要", "是否", "都是", "他们", "她们", "为什么", "为何", "怎么", "有人", "有的", "，是"),
)
_EVEN_MORE = re.compile("比.{1,7}还$")
_YAO_AFTER = re.compile(
    r"求(?!真|同存|实|新|变|稳|快|好|精)|素|害|领(?!导|会|跑|先|悟|好)|务(?!必|实)|紧(?!紧|扣|盯|贴|密|抓|跟|接|急|缺|握|咬|压|绷)|命|么|是|件|义|职|员|闻|塞|冲(?!锋|在|破|刺)|旨|案|挟|价|账|饭"
    r"|好(?=.?[的了])|不要|不得|强(?!化|调|力|基|壮|弱|优|链|身|军|省|市|县|上|起|下|抓)|被(?!动)|点(?!燃|亮|面|赞|滴|明|到|出|线|上|准|名)|人(?!人|尽|才|民|家)|地(?!方)|道(?!德)|想|靠|不(?!断|懈|忘|折|等|停|误|失|怕|惜|辱|负|留|漏)|说的是|看[他她它谁你]|看.{0,6}[谁吗呢]|讲的是|强调的是|指出的是"
)
# 要填的表, 要办的事: what must be done, said of a noun, asks nothing of anybody.
_RELATIVE = re.compile(r"[一-鿿]{1,2}的(?:[一-鿿]{1,2})(?![一-鿿])|[一-鿿]的[一-鿿]{1,2}[一是有很越]")
# 跑一趟要盖九个章; 以前办证要跑三趟: what it takes or took.
_COSTS = re.compile(
    r"(?:盖|花|跑|等|走|交|排|填|填报|经过|经历|转)[^，。；！？、“”]{0,4}?[0-9一二两三四五六七八九十几百千半好]"
    r"|[用开坐爬熬磨耗][^，。；！？、“”]{0,4}?[0-9一二两三四五六七八九十几百千半好]+个?多?(?:多?年|个?月|天|小时|钟头|分钟|星期|里|公里|块|元)[，。；]"
)
_THEN = re.compile(
    r"(?:过去(?![讲说常])|以前(?![讲说常])|从前(?![讲说常])|当年|当时|那时|那时候|原来|往年|那年|早年|早些年|每天放学|每次都|往往|难道|难就难在|难在)[^。！？；\n]{0,200}$"
)
_NOW = re.compile("现在|如今|今后|今天|以后|同志们|我们")
_SELF = re.compile(r"(?<![一-鿿])我(?:还|就|再|也|首先|特别|想|都)?$|下面我?$|我代表.{0,6}$")
_TALK_OF_TALK = ("成绩", "问题", "要求")
_CLAUSE_LE = re.compile(r"了[，。；！,.;!]?$")


def yao(modal: Modal) -> str:
    """Judge 要: part of another word, the speaker's own plan, a fact, the future, or what a thing takes.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "熬一锅好汤要小火，学问要冷板凳，事故就要处理，这就要我们努力，各级要把好关。")
    ['要', '要', '要']
    """
    before, after = modal.before, modal.after
    more = before.endswith("还") and _EVEN_MORE.search(before)
    if more or before.endswith(_YAO_BEFORE) or _YAO_AFTER.match(after):
        return "other_word"
    of_talk = after[:1] in "讲说提谈" and before.endswith(_TALK_OF_TALK)
    if of_talk or (("我" in before or before.endswith("下面")) and _SELF.search(before)):
        return "speaker"
    return _yao_in_clause(modal, before)


_FAR = 60
"""Characters beyond which nothing in a clause has to do with a modal word."""


def _yao_in_clause(modal: Modal, before: str) -> str:
    text, clause = modal.scene.text, modal.clause
    if _RELATIVE.match(text, modal.stop):
        return "other_word"
    even = before.endswith("都") and "连" in text[max(clause.start, modal.start - _FAR) : modal.start]
    suffered = before.endswith("就") and modal.after.startswith(("受到", "遭到", "挨", "吃亏"))
    if even or suffered or _of_then(modal):
        return "fact"
    if before.endswith(("早晚", "迟早", "总有一天")):
        return "future"
    if before[-1:] in ("就", "又", "还") and _CLAUSE_LE.search(text[max(modal.start, clause.stop - 3) : clause.stop]):
        return "future"
    return "takes_noun" if takes_noun(modal) else ""


def _of_then(modal: Modal) -> bool:
    """Whether 要 tells what something takes or took: 办一个证要盖九个章, 以前要跑三趟, 不看口号，要看行动."""
    text, begin = modal.scene.text, max(0, modal.start - 40)
    if _COSTS.match(modal.after) or (modal.after.startswith("看") and _JUDGES.search(text, begin, modal.start)):
        return True
    then = _THEN.search(text, begin, modal.start)
    return then is not None and not _NOW.search(text, then.start(), min(modal.clause.stop, modal.stop + _FAR))


_JUDGES = re.compile(r"不(?:只|光|仅)?看[^。！？；\n]{0,99}，$")
_DOING = frozenset(
    "把抓守管扛打做干建强提敢多少早快严实细深勤常先再真修护上下进出回改拆清治防救补交收报讲学练办压减降升沉挺顶站走跑带查盯访联"
)
_UP_AND_DOWN = re.compile(
    r"[一-鿿]{1,3}(?:上去|下去|起来|下来|出来|进去|过来|到底|到位)|[上下进入到出回][山乡村户岗门企班家校组网线点街]"
)
# 底数要清, 责任要实, 水库要一库一策: a state or a rule of one a piece is asked for, no noun taken.
_SHORT = 5
_SHORT_ORDER = re.compile(r"[一-鿿]|一[一-鿿]一[一-鿿]|敢[一-鿿]{1,2}")


def takes_noun(modal: Modal) -> bool:
    """Whether nothing but a bare noun follows 要 up to the next mark: then it says what a thing takes."""
    scene, clause = modal.scene, modal.clause
    stop = scene.text.find("、", modal.start, clause.stop)
    end = clause.stop if stop < 0 else stop
    if end - modal.stop > _FAR or (
        end - modal.stop <= _SHORT
        and any(order.fullmatch(scene.text, modal.stop, end) for order in (_SHORT_ORDER, _UP_AND_DOWN))
    ):
        return False
    rest = scene.doc.tokens_in(Span(modal.stop, end))
    if not rest or rest[0].start != modal.stop or rest[0].text[0] in _DOING or rest[0].tag == "t" or len(rest) > 2:
        return False
    return all(token.tag[:1] in "nmqr" or token.tag in {"s", "t", "an"} for token in rest)
