"""The false friends of modal words: one rule a word, that says why it is no directive where it stands."""

import re
from collections.abc import Callable
from functools import partial

from toolkit.devices.stance.modal import Modal
from toolkit.devices.stance.told import told
from toolkit.devices.stance.yao import takes_noun, yao

_QUESTION = re.compile(r"[?？]|什么|怎么|如何|谁|哪|吗")
_FACT_BEFORE = re.compile(r"(?:能|还|仍|尚|却|就|总|老|久|远|再也|谁|他|她|有的|个别|根本|无|有些人|其所|所)$")
_FACT_AFTER = re.compile(
    r"不|阻挡|选择，|选择。|割断|抹杀|说(?!空)|告诉|证明|决定|适应|满足|完全|自[已己]|解决|胜任|跟上|及时|用[^“]{0,6}衡量|没有|算|代表|不|代替|归|比|得到|很好|有效|够|成为"
)
_NOT_BIND = {
    "禁止": re.compile(r"性|令|类|事项|目录|名单|清单"),
    "不可": re.compile(
        r"或缺|思议|替代|避免|逆转|分割|估量|战胜|磨灭|否认|企及|多得|胜数|言|收拾|告人|抗|知|比|再生|能|移易|阻挡|动摇|侵犯|持续|预测|预见|控|少|开交|偏废的|缺少|同日|一世|谓"
    ),
    "不得": re.compile(r"不|了|已|而知|其|人心|要领|志"),
    "不容": re.compile(r"辞|乐观|易|置疑|置喙|小觑|分说|忽视的|于"),
    "不许": re.compile(r"愿"),
    "不应": re.compile(r"[变战求]"),
    "不准": re.compile(r"[，、。；！？]"),
    "决不": re.compile(r"是|会|同意|答应|辜负|[^，。；！？]{1,14}，是"),
    "绝不": re.compile(r"是|会|仅|答应|辜负|亚于|[^，。；！？]{1,14}，是"),
    "必须": re.compile(r"品|的[，。]|(?:充分)?肯定的"),
    "一律": re.compile(r"平等"),
    "只能": re.compile(r"说|靠天|沦|落得|任人|眼睁睁|告诉|证明|代表|表明|是|算|够"),
}
_PROCEDURE = re.compile(
    r"(?:.{0,12}(?:同志|代表|部门|负责人|主任|局长|书记|市长)?.{0,4}(?:审议|审查|通报|发言|讲话|作报告|宣读|介绍|鼓掌|入座|起立|批评指正))|[^，。；]{1,10}(?<![报送交寄发传])来(?![信电函稿])|[^，。；]{0,12}委员[^，。；]{0,8}提出|[回进出上]|(?:能人|高人|专家|师傅|客)|[示教客假帖柬功安愿缨战进坐问允]|予|允许我|来|[了过]"
)
_QING_BEFORE = re.compile(r"[申邀聘提宴约敬恳吁延报谨烦呈特]$|花钱$|把[一-鿿]{1,6}$|[专高]$")
_HOPE_NOUN = re.compile(
    r"(?:[的点个条种些新寄充满份线丝有大抱]|殷切|衷心|带来|看到了?|燃起|点燃|失去|孕育|播种|寄予|没有)$"
)
_HOPE_AFTER = re.compile(r"寿命|值|[的，。；！？、：,.;:!?和是之与]|工程|田野|小学|所在|寄托|就在|在于")
_NEED_BEFORE = re.compile(
    r"[越再国]$|[的不无按据所求急亟]$|实际$|战略$|发展$|生活$|群众$|工作$|社会$|市场$|客观$|现实$|迫切$|消费$"
)
_NEED_AFTER = re.compile(
    r"一[个些定段]|有?(?:一个|一种|比较|更加|更|良好|稳定|宽松|和平|大量|巨大|长期)[^，。；]{0,8}(?:环境|过程|时间|资金|条件|空间|支撑|人才)(?=[，。；])|更多|双方|时间|过程|[的，。；！？、,.;!?和与]|说明|指出|强调|注意的是"
)
_ADVICE_NOUN = re.compile(
    r"[点个条项些的份提出合理化和、议]$|意见$|规划$|根据$|按照$|依据$|考虑到$|落实$|起草$|通过$|贯彻$"
)
_ADVICE_AFTER = re.compile(r"[稿的，。；！？、：,.;:!?和与]|书|案|提案|征求|通过后|指出|强调|明确提")
_YING_BEFORE = re.compile(r"[反响相适供对感效回叫理答本顺呼照因策报接一必百所]$|他说$")
_YING_AFTER = re.compile(
    r"[对急用邀届运付收聘试声变力该当有战接允激景节战酬招征]|予|该带|对|尽|[一-鿿][尽早快]|运而生|予肯定|验|选"
)
_BIE_BEFORE = re.compile(r"[特分区级个告性类识差辞鉴离临送永惜派久道话阔各国]$|为$")
_BIE_AFTER = re.compile(r"姬|在(?:[胸身衣腰头领]|[^，。]{1,3}上)|[着上]|[人的处国墅名扭致具开出样有提说离类无致]|是")
_MAY_SUBJECT = re.compile(
    r"(?:大家|各[一-鿿]{1,6}|你们|(?<!让)(?<!使)(?:学校|医院|社区|教师|家长|学生|村里|站所)都?|(?:的同志|企业|单位|同志们)都?|有条件的[一-鿿]{1,6}|也|[一-鿿]{2,6}(?:部门|单位|地方|支部|乡镇|街道))$"
)
_MAY_AFTER = re.compile(r"说|看|想|预|知|肯定|概括|见|称|得|理解|归|断言|发现|感受|用|从|通过|利用|借助|享受|获得")
_STRIVE_AFTER = re.compile(r"在|尽|年|到|早|做|今|明|用|实现|取得|使|让|通过|把|更|[0-9０-９一二三四五六七八九十]")
_MUST_BEFORE = re.compile(r"[务无毋何莫]$|尚$|[胡触根]$")
_MUST_AFTER = re.compile(r"知|臾|眉|根|发|求(?!真|实)|要|自身硬|子")


def false_friend(modal: Modal) -> str:
    """Return why a modal word is no directive here: the last part of a key `dropped.…`, or "" where it is one."""
    if in_name(modal):
        return "other_word"
    rule = _RULES.get(modal.word)
    return (rule(modal) if rule else "") or told(modal)


def in_name(modal: Modal) -> bool:
    """Whether a modal word is part of a name: inside `《》`, or in a quoted short form (“三管三必须”)."""
    text, start = modal.scene.text, modal.start
    begin = max(0, start - 60)
    opening = max(text.rfind("《", begin, start), text.rfind("“", begin, start))
    if opening < 0 or text.find("\n", opening, start) >= 0:
        return False
    closing = text.find("》" if text[opening] == "《" else "”", opening)
    if closing < modal.stop:
        return False
    return text[opening] == "《" or (closing - opening < 10 and text[opening + 1] in "一二三四五六七八九十两双")


def _between(modal: Modal, before: "re.Pattern[str]", after: "re.Pattern[str]") -> str:
    """Judge a word by what stands before and after it."""
    return "other_word" if before.search(modal.before) or after.match(modal.after) else ""


def _followed(modal: Modal, after: "re.Pattern[str]") -> str:
    """Judge a prohibition by what follows it: 不得不, 不可或缺 and the like state a fact."""
    return "fact" if after.match(modal.after) else ""


def buneng(modal: Modal) -> str:
    """Judge 不能: a fact (还不能适应) or an order (不能松懈)."""
    if _FACT_BEFORE.search(modal.before) or _FACT_AFTER.match(modal.after) or _said_of_some(modal):
        return "fact"
    if _ABLE_OR_NOT.search(modal.scene.text, max(0, modal.start - 30), modal.start):
        return "fact"
    if _IS_UNABLE.search(modal.before) and modal.scene.text[modal.clause.stop - 1] == "的":
        return "fact"
    return "fact" if _CAUSE.search(modal.scene.text, modal.clause.start, modal.start) else ""


_IS_UNABLE = re.compile("是也?$")
# 能当场办的当场办，不能当场办的说清楚: of two kinds of things.
_ABLE_OR_NOT = re.compile("(?<![不才就])能[一-鿿]{1,8}的[^，。；！？\n]{1,14}[，、；]$")
_CAUSE = re.compile("因为|由于|导致|致使|以致|难道")


def _said_of_some(modal: Modal) -> bool:
    """Whether the words up to the next mark name those to whom something happens: 不能当场答复的，七天之内答复."""
    text, stop = modal.scene.text, modal.clause.stop
    return (
        text[stop - 1] == "的"
        and text[stop : stop + 1] in "，、"
        and "是" not in text[modal.clause.start : modal.start]
    )


def buke(modal: Modal) -> str:
    """Judge 不可: in 必不可少 and 不可或缺 no order."""
    return (
        "fact"
        if modal.before.endswith(("能", "必", "非", "无", "机"))
        or _NOT_BUT.search(modal.before)
        or _NOT_BIND["不可"].match(modal.after)
        else ""
    )


_NOT_BUT = re.compile("非[一-鿿]{1,4}$")


def bude(modal: Modal) -> str:
    """Judge 不得: after a verb (马虎不得, 耽误不得) and in 不得不 no order."""
    ends = modal.clause.stop == modal.stop or modal.after[:1] in "、的"
    return "fact" if ends or modal.before[-1:] in _BEFORE_BUDE or _NOT_BIND["不得"].match(modal.after) else ""


_BEFORE_BUDE = tuple("舍来容快见怪巴要由急等拖松马使恨顾少免禁记值虎懈懒忽假")


def keyi(modal: Modal) -> str:
    """Judge 可以: a suggestion only where the audience or a body of it is the subject, and no 可以说."""
    if modal.after.startswith("不") and modal.after[1:2] not in tuple("受知说是必用"):
        return ""
    return "" if _MAY_SUBJECT.search(modal.before) and not _MAY_AFTER.match(modal.after) else "ability"


def zhengqu(modal: Modal) -> str:
    """Judge 争取: a goal with a time or a result (争取年内完成), not 争取和平 or 努力争取."""
    resolved = _RESOLVE.search(modal.scene.text, modal.stop, modal.clause.stop)
    return (
        "" if not resolved and not modal.before.endswith("努力") and _STRIVE_AFTER.match(modal.after) else "other_word"
    )


_RESOLVE = re.compile("的(?:决心|信心|劲头|机会)")


def yinggai(modal: Modal) -> str:
    """Judge 应该 and 应当: in a question no order."""
    asked = _QUESTION.search(modal.scene.text[modal.stop : modal.clause.stop + 1])
    return "question" if asked or modal.before.endswith("他说") else ""


def buyao(modal: Modal) -> str:
    """Judge 不要: in 要不要 and 不要命 no order."""
    if modal.after.startswith(("命", "紧的", "脸", "，", "。")) or _LISTED_DENIALS.search(modal.before):
        return "other_word"
    return "question" if modal.before.endswith("要") else ""


# 不发通知、不要陪同: told of those who go, no order.
_LISTED_DENIALS = re.compile("不[一-鿿]{3}、$")


def zuihao(modal: Modal) -> str:
    """Judge 最好: advice before a verb (最好提前), not a superlative (最好的, 最好水平)."""
    if modal.after.startswith(_ADVISED):
        return ""
    following = None if modal.before.endswith("的") else modal.scene.token(modal.stop)
    return "" if following is not None and following.tag in {"v", "p"} else "other_word"


_ADVISED = ("要", "是", "能", "在", "先", "把", "不", "别", "提前", "用", "由", "每")


def qing(modal: Modal) -> str:
    """Judge 请: a request that opens its clause or names the audience (这件事请大家监督), not 每季度请企业打分 or 请了假."""
    why = _between(modal, _QING_BEFORE, _PROCEDURE)
    if why:
        return why
    before = modal.scene.text[max(modal.clause.start, modal.start - 8) : modal.start].strip("　 “‘")
    return "" if not before or _QING_OPENS.search(before) or _AUDIENCE.match(modal.after) else "not_asked"


_QING_OPENS = re.compile(
    "(?:也|再次|在此|在这里|还|就|再|并|都|同时|最后|下面|首先|衷心|诚恳|敬|务必|尤其|特别|一定|先|只|仍|都|现在|今后|以后|会后|[，、：；]|[0-9]日前|[一-鿿]事)$"
)
_AUDIENCE = re.compile(
    r"大家|各|同志|有关|相关|你|您|在座|全[体市县区省]|广大|我们|记住|放心|相信|理解|支持|监督|代表|委员|老师(?!傅)|同学|家长|朋友|乡亲|企业家|领导|[一-鿿]{1,8}(?:局|办|委|部|处|科|室|厅|部门|单位|镇|乡|街道|支部|党委|支队|公司)"
)


def xuyao(modal: Modal) -> str:
    """Judge 需要: an order before a verb (需要抓紧), not of a thing that needs a thing (世界需要中国)."""
    return _between(modal, _NEED_BEFORE, _NEED_AFTER) or ("takes_noun" if takes_noun(modal) else "")


def zhineng(modal: Modal) -> str:
    """Judge 只能: an order where it binds the audience (只能加强), a fact where something else is held against it (…才能论两卖)."""
    rest = modal.scene.text[modal.stop : modal.stop + 40].partition("。")[0]
    return "fact" if _NOT_BIND["只能"].match(modal.after) or "才能" in rest or "才会" in rest else ""


_RULES: dict[str, Callable[[Modal], str]] = {
    "要": yao,
    "不能": buneng,
    "不可": buke,
    "不得": bude,
    "可以": keyi,
    "争取": zhengqu,
    "应该": yinggai,
    "应当": yinggai,
    "不应该": yinggai,
    "不要": buyao,
    "最好": zuihao,
    "请": qing,
    "希望": partial(_between, before=_HOPE_NOUN, after=_HOPE_AFTER),
    "期望": partial(_between, before=_HOPE_NOUN, after=_HOPE_AFTER),
    "盼望": partial(_between, before=_HOPE_NOUN, after=_HOPE_AFTER),
    "需要": xuyao,
    "建议": partial(_between, before=_ADVICE_NOUN, after=_ADVICE_AFTER),
    "应": partial(_between, before=_YING_BEFORE, after=_YING_AFTER),
    "别": partial(_between, before=_BIE_BEFORE, after=_BIE_AFTER),
    "须": partial(_between, before=_MUST_BEFORE, after=_MUST_AFTER),
    "得": partial(
        _between,
        before=re.compile(r"[一-鿿]$"),
        after=re.compile(r"(?!是|有|靠|把|先|去|让|下|抓|做|自己|大家|我们|从)"),
    ),
    "力争": partial(_between, before=re.compile(r"努$"), after=re.compile(r"[一-鿿]{0,3}新增|[^，。；]{0,16}[0-9]")),
    "需": partial(_between, before=re.compile(r"[一-鿿]$"), after=re.compile(r"[求要水的，。]|自身|指出|强调|说明")),
    "禁止": partial(_between, before=re.compile(r"[没未不][有曾]?$"), after=_NOT_BIND["禁止"]),
    "只能": zhineng,
    **{
        word: partial(_followed, after=guard)
        for word, guard in _NOT_BIND.items()
        if word not in {"不可", "不得", "禁止", "只能"}
    },
}
