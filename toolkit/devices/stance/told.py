"""Modal words in what is only told: relative clauses, others' words and wishes, aims, what is granted or affirmed."""

import re

from toolkit.devices.stance.modal import Modal
from toolkit.model import Span, Token


def told(modal: Modal) -> str:
    """Return why a modal word tells instead of asking: the last part of a key `dropped.…`, or ""."""
    for rule in _OF_WORD.get(modal.word, _OF_ANY):
        why = rule(modal)
        if why:
            return why
    return ""


_MEANS = frozenset(("d", "ad", "b", "t", "f"))
_ADVERBS = frozenset(("重点", "首先", "立即", "及时", "进一步", "着重", "优先", "集中", "马上", "当场", "当面"))
_COMPLEMENT = frozenset("好上下出到完掉起清死住紧牢")
_REACH = 9


def relative(modal: Modal) -> str:
    """Rule: a modal, a verb and 的 before a noun name a thing (不该伸的手, 需要解决的问题); before 要, 一律 they are the subject.

    A thing that *is* what somebody must do (也是青年必须走的路) still binds.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "不该收的钱一律退回，不能当场办的要说明，要建立健全的台账。")
    ['一律', '要', '要']
    """
    text = modal.scene.text
    stop = text.find("的", modal.stop, min(modal.stop + _REACH, modal.clause.stop))
    if stop <= modal.stop or "、" in text[modal.stop : stop]:
        return ""
    if stop + 1 < len(text) and _TOPIC.match(text, stop + 1):
        return "relative"
    if modal.word in _BINDING and "是" in text[modal.clause.start : modal.start]:
        return ""
    words = modal.scene.doc.tokens_in(Span(modal.stop, stop))
    if not words or words[0].start != modal.stop or words[-1].stop != stop or not _verb_last(words):
        return ""
    named = modal.scene.token(stop + 1)
    return "relative" if named is not None and (named.tag[:1] in "nsr" or named.tag in {"vn", "an", "f"}) else ""


_TOPIC = re.compile("要(?!求|素|点|义|务|害|领|件)|一律|由(?!来)|必须|应当|不得|也要|都要")
_BINDING = frozenset(("必须", "应该", "应当", "应", "需要"))


def _verb_last(words: tuple[Token, ...]) -> bool:
    *before, last = words
    if before and len(last) == 1 and last.text in _COMPLEMENT:
        *before, last = before
    others = all(word.tag in _MEANS or word.text in _ADVERBS for word in before)
    return others and (last.tag[:1] == "v" or (last.tag == "n" and len(words) == 1))


def of_others(modal: Modal) -> str:
    """Rule: what somebody said, promised, feared, forgot or wanted is told, not asked (后任说要研究, 几次要调他).

    A leader's words that are passed on bind (总书记说要…).

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "老板扬言要走，大家担心要停产，书记几次要来，县委要求要办好。")
    ['要']
    """
    before = modal.scene.text[max(modal.clause.start, modal.start - 30) : modal.start]
    if before.endswith(_WANTED) or _MIND.search(before):
        return "told"
    return "told" if before.endswith(("说", "表示")) and not _BINDS.search(before) else ""


_WISHES = "几次 多次 数次 屡次 三番五次 本来 原本 曾 曾经 非 硬 偏 总 嚷着 吵着 闹着 喊着 扬言 声称 答应 听说 据说 威胁 打算 谋划 谋划着 盘算 盘算着"
_WANTED = tuple(_WISHES.split())
_MIND = re.compile(
    "(?:忘记|忘了|以为|担心|生怕|唯恐|害怕)(?<!不能..)(?<!不要..)(?<!不得..)(?<!切莫..)(?<!切勿..)[^，。]{0,8}$"
)
_BINDS = re.compile("书记|主席|总理|中央|省委|市委|县委|区委|主任|市长|省长|县长|区长|恩格|列宁|马克|同志")


def affirmed(modal: Modal) -> str:
    """Rule: 应当肯定 is praise, 应当说 and 必须承认 are ways of speaking.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "成绩应当肯定，应该说底子不错，领导干部应当带头。")
    ['应当']
    """
    return "affirms" if _AFFIRMED.match(modal.scene.text, modal.stop) else ""


_AFFIRMED = re.compile(
    r"(?:充分|予以|给予)?肯定(?=[，。；！的]|$)|说(?=[，,：:]|[一-鿿]{2})(?!清|明|透|到|实|真|出|服|话)|承认(?=[，,：:])|指出"
)


def aimed_at(modal: Modal) -> str:
    """Rule: 要 before the way to get there is an aim (要打赢这场仗，关键靠人才).

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "要让庄稼长得好，靠水，靠肥。要让群众满意，把事办好。")
    ['要']
    """
    clause, text = modal.clause, modal.scene.text
    begins = modal.start - clause.start <= _INDENT and not text[clause.start : modal.start].strip("　 \n”“")
    return "aim" if begins and _WAY.match(text, clause.stop) else ""


_INDENT = 4
_WAY = re.compile("，(?:自己先要|靠|关键(?:靠|在|是)|离不开|就必须|就得|就离不开|就只有|根本(?:靠|在)|最要紧|最关键)")


def granted(modal: Modal) -> str:
    """Rule: 就是要…，也… grants something (就是要骂，也骂得轻一点); 不是要, 不是不要 deny a wish.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "就是要罚，也罚得有理。检查不是不要，而是不能乱。就是要敢管。")
    ['不能', '要']
    """
    text, before = modal.scene.text, modal.before
    if before.endswith(("不是", "并非", "绝非")) and not before.endswith("是不是"):
        return "granted"
    even = before.endswith(("就是", "即使", "哪怕", "即便", "就算", "纵然"))
    return "granted" if even and text.startswith("，也", modal.clause.stop) else ""


def policy_named(modal: Modal) -> str:
    """Rule: a clause under 坚持 is the name of a policy (坚持宏观政策要稳), and so is 党要管党.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "坚持宏观政策要稳、微观政策要活。坚持党要管党。坚持不懈，要抓到底。")
    ['要']
    """
    text, start = modal.scene.text, modal.clause.start
    if modal.before.endswith("党") and modal.after.startswith("管党"):
        return "policy"
    held = modal.start - start < _CLAUSE and text[start] in "坚　" and _HELD_TO.match(text, start, modal.start)
    return "policy" if held else ""


_HELD_TO = re.compile("　{0,4}坚持(?!不懈|到底|下去|把|以|用)[一-鿿]{2}")
_CLAUSE = 40


def own_side(modal: Modal) -> str:
    """Rule: 政府就要尽力 says what the speaker's side will do for its part.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "老师们尽心，政府就要尽力。各级政府就要尽力。")
    ['要']
    """
    own = modal.before.endswith("就") and _OWN.fullmatch(modal.scene.text, modal.clause.start, modal.start)
    return "speaker" if own else ""


_OWN = re.compile("(?:政府|[县市区镇局]里|[市县区]委、[市县区]政府)就")


def questioned(modal: Modal) -> str:
    """Rule: in a question with 凭什么, 谁 or 为什么 nobody is told to act.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "凭什么要群众等？谁还要走回头路？要抓什么？")
    ['要']
    """
    clause, text = modal.clause, modal.scene.text
    asked = text[clause.stop : clause.stop + 1] in ("？", "?")
    return "question" if asked and _ASKING.search(text, max(clause.start, modal.start - 20), modal.start) else ""


_ASKING = re.compile("凭什么|谁|何必|何苦|干吗|为什么|为何|哪个|怎么|岂|难道")


def in_story(modal: Modal) -> str:
    """Rule: in what he or she said in a story (他说，路是自己选的，就应该自己走) nobody of the audience is told to act.

    >>> from toolkit.devices.stance.directive import directives
    >>> from toolkit.devices.trial import found
    >>> found(directives, "他说，路是自己选的，就应该自己走。大家应该记住他说的话。")
    ['应该']
    """
    sentence = modal.scene.sentence(modal.start)
    begin = max(modal.start - _TALE, sentence.start if sentence else 0)
    return "told" if _HE_SAID.search(modal.scene.text, begin, modal.start) else ""


_TALE = 60
_HE_SAID = re.compile("(?:[他她]|有人|老[一-鿿]|小[一-鿿])(?:们|就|也|常|总|还|笑着)?[说讲][，：](?!“)")

_OF_ANY = (relative, granted, questioned)
_OF_WORD = {
    "要": (relative, of_others, aimed_at, granted, policy_named, own_side, questioned),
    "应当": (affirmed, in_story, questioned),
    "应该": (affirmed, in_story, questioned),
    "应": (questioned,),
    "必须": (affirmed, relative, in_story, questioned),
    "请": (),
    "希望": (),
    "建议": (),
    "一律": (),
    "别": (),
}
