"""Frames that set two sides against each other (对比的格式): 不是…而是…, 宁可…不…, 过去…现在…, 要…不能…."""

import re
from typing import NamedTuple


class ContrastFrame(NamedTuple):
    """A frame: its name, what is looked for in the first side and in the second, and where it may stand.

    `cues`: characters of which the first side holds one, and of which the second does; empty where any will do. After ^ stand those of which
    one opens the side, after $ those of which one closes it.
    `near`: the words stand at the same place of sides about equally long. `within`: not across a full stop.
    `even`: that, and sides as long to a character. `short`: sides of at most sixteen characters.
    `phrase`: also between phrases joined by 、. `part`: also between parts of several clauses set apart by ； or 。; `only_part`: only there.
    `led`: the first side tells it, whatever the second is. `cut`: what stands before the first side's words may be left out: 希望大家|少说…，多做….
    """

    name: str
    cues: tuple[str, ...]
    first: re.Pattern[str]
    second: re.Pattern[str]
    near: bool = False
    within: bool = False
    phrase: bool = False
    part: bool = False
    led: bool = False
    cut: bool = False
    only_part: bool = False
    even: bool = False
    short: bool = False


def _frame(name: str, cues: str, first: str, second: str, *where: str) -> ContrastFrame:
    return ContrastFrame(
        name, tuple(cues.split("/")), re.compile(first), re.compile(second), **dict.fromkeys(where, True)
    )


_NOT = "(?:而)?(?:不是|不能|不要|不可|不得|不应|不该|决不|绝不|切不可|切忌|莫|别)"
_DENIES = "(?:不(?!仅|但|断|光|只|过|管|论|久|妨|愧|负|忘|懈|同|错|禁|由|少)|没|无法|无(?=[人须需])|未(?!来|必)|难以)"
_THEN = "过去|以前|从前|昔日|往日|当年|当初|原来|起初|曾经|那时候?"
_NOW = "(?:现在|如今|而今|今天|今日|眼下|这时候?)"
_MANY = "[两二三四五六七八九十几数多百0-9]{1,4}"
_BEFORE = f"(?:{_MANY}(?:多)?个?(?:年|月|天|周|代人)(?:多)?(?:之前|以前|前)|[^，]{{1,4}}(?:时代|时期|年代|的时候)|小时候|早年|以前|从前|那时候?|当年)"
_SAID = "(?:讲|说|写|喊|定|想|学|听|吹|订|贴|挂|背|谈|议|看)"
_DONE = "(?:做|干|办|用|查|管|抓|落实|执行|操作|行动)"
_LITTLE_OF = "(?:只有?|才|仅有?|不过|不到|不足|就)"
_NUMBER = "[0-9零一二两三四五六七八九十百千万亿几数半]"
_LITTLE, _MUCH = "(?<![不至减])少(?!数|年|不|先|量|许)", "(?<![许诸繁])多(?!数|年|么|少|种|样|元|次|个|项)"
_WANT = "(?<![主重需必只就须还也不首想])要(?!求|素|闻|点|害|领|件)"
FRAMES = (
    _frame(
        "not_but",
        "不并绝没/^而却",
        "^(?!如果).*(?:不是|并非|不在于?|绝非|没有|不能|不靠|不(?!仅|但|断|光|只))",
        "^(?:而(?:是|在|应|要|靠|须|非|以|为)|却是)",
        "phrase",
    ),
    _frame("not_but_only", "不并/才是", "不是|并非", "才(?:是|能|刚|会|算|行|作数)|(?:更|恰恰|正)是"),
    _frame("none_but", "没/只有唯哪", "^[^是]{0,4}没有", "^(?:只有|有的只?是|唯有)|哪来|哪有"),
    _frame(
        "rather_than",
        "宁/不绝决也",
        "宁可|宁愿|宁肯|^.{0,4}宁(?![静夏波海德安])",
        "(?:不|绝不|决不|也不|也要)",
        "phrase",
    ),
    _frame("rather_than", "与/不莫倒", "与其", "不如|不若|莫如|倒不如", "phrase"),
    _frame("is_not", "是/^不而绝决并", "的(?:就)?是.{1,8}$", "^(?:而|绝|决|并)?不是.{1,8}$", "within"),
    _frame("is_not", "是/^不而绝决并", "(?<!不)是", "^(?:而|绝|决|并)?不是", "near", "within"),
    _frame(
        "but_just_not",
        "/^就偏却唯可",
        ".{2}",
        "^(?:就是|偏偏|偏|却|唯独|可就是)[^，]{0,4}(?:不(?!起|得|少|断|凡|仅|但)|没有?)(?!是)",
        "within",
    ),
    _frame(
        "but_not",
        "可能/不",
        "^.{0,3}(?<!不)(?:可以|能够?)",
        "^.{0,3}(?:但|却|而)?(?:绝|决)?(?:不能|不可以|不是|不要|不可)",
        "near",
    ),
    _frame("but_not", "可/不", "可以", "不(?:能|可|容|得)", "near", "within"),
    _frame("but_not", "可/^但", "可以", "^但.{0,10}(?:不能|不可|不许|不要)"),
    _frame(
        "deny_but",
        "没不无未难/^但可然不",
        f"^(?!没有.*的.{{1,4}}$)(?!再)[^，]{{0,12}}{_DENIES}.{{0,12}}$",
        "^(?:但是?|可是|然而|不过(?!是)).{2,16}$",
        "within",
    ),
    _frame(
        "not_is",
        "不/^才只算全是在靠看",
        "不是|不在(?=[^于]|于)|不靠|不看",
        "^(?:才|只|算|全)?(?:是|在|靠|看)",
        "within",
    ),
    _frame(
        "not_is",
        "不没/^就只关重根核为图靠贵",
        "^.{0,4}(?:不(?!仅|但|断|光|只|是|易)|没有)",
        "^(?:[就只](?:是|为|想|求)|(?:关键|重点|根本|核心|为的|图的|靠的)(?:就)?[是在]|重在|贵在)",
        "within",
    ),
    _frame("of_which_not", "不/是", "的不是", "的(?:才|就|却)?是", "near"),
    _frame("not_but_only", "只/才", "只(?:会|能)", "^.{0,24}才(?:是|能)", "part"),
    _frame("two_sides", "边头面/^一另", "一(?:边|头|面)(?:是)?.", "^(?:另)?一(?:边|头|面)"),
    _frame("then_now", "过以从昔往当原起曾那/现如今而眼这", _THEN, f"^.{{0,3}}{_NOW}", "part"),
    _frame(
        "then_now",
        "前代期候年时/现如今眼这后到",
        f"(?:^|(?<=，)).{{0,2}}{_BEFORE}(?:，|$)",
        f"^(?:但|而|可)?(?:{_NOW}|{_MANY}年(?:之后|以后|后)|到了[^，]{{1,5}})(?:，|$)",
        "only_part",
    ),
    _frame("first_last", "第刚一开/^最后到", "第一次|刚开始|一开始|开头", "^(?:最后|后来|到头来|到最后)"),
    _frame(
        "seems_is",
        "看表名嘴口说/其实心行背做却",
        "看似|看起来|看上去|表面上?|名义上|名为|名曰|嘴上|口头上|说起来",
        "(?:其实|实际上?|实则|实为|实是|心里|行动上|背后|做起来|却)",
    ),
    _frame("on_the_contrary", "/反恰相", ".{4}", "^(?:.{0,4}(?:反而|反倒|恰恰相反)|相反|与此相反|反之(?!亦))"),
    _frame("on_the_contrary", "/反相比", ".{6}", "^(?:反过来|反观|与之相反|相比之下|对比之下)[^。]{4}", "only_part"),
    _frame(
        "some_others",
        "有/却则只仍还",
        "(?:有人|有的人?|有些人?)",
        "^(?:有人|有的人?|也有人|有些人?)(?:[^，]{0,4}[却则]|只|仍|还在)",
        "cut",
    ),
    _frame(
        "not_ask",
        "不/但只比就要更",
        "^.{0,4}不(?:求|图|看|比|怕|靠|唯|愿|愿意|希望)",
        "^.{0,2}(?:但求|只求|只看|只?比|就怕|只怕|要看|要靠|但(?!是)|只愿|更愿意?|更希望)",
        "phrase",
    ),
    _frame("yet", "/却", "^.{4,}", "^[^、]{0,9}却(?!说|道|步|无人)", "within"),
    _frame("although", "虽尽固诚/", "^.{0,4}(?:虽然?|虽说|尽管|固然|诚然).{1,4}$", "^.{3,9}$", "within", "led"),
    _frame(
        "while",
        "$时/问不差困短软薄清",
        "(?:看到|肯定|总结|取得|谈|讲|看)[^，]{1,14}的同时$",
        "(?:问题|不足|差距|困难|短板|软肋|薄弱|清醒)",
        "within",
    ),
    _frame(
        "changed_not",
        "变改换成/^不没未但却唯始",
        "变(?:成|了|得|作|为)|换(?:成|了|上)|改了|成了",
        "^(?:但|却|唯一|始终)?(?:不变|没有?变|不会变|未变)(?:的|，|$)",
        "within",
    ),
    _frame(
        "changed_not", "还依照没未/^变", "还是(?:那|这|原|老)|依旧|照旧|没变|未变", "^变了?的(?:是|，|只是)", "within"
    ),
    _frame(
        "said_done",
        "得起/到真做干办用查管抓落执操行",
        f"^.{{0,6}}{_SAID}(?:得|起来)",
        f"^(?:可|但)?(?:一|真)?(?:到了?|轮到|落到|碰到|遇到|真正|{_DONE}(?:起来|的时候|时|得))",
        "within",
    ),
    _frame(
        "anyone_only",
        "人个谁都易难/才难可不",
        "(?:人人|谁|个个|都)(?:都|也)?(?:会|能|懂|知道|做得到|办得到|说得出)$|容易$|不难$",
        "才(?:见|是|叫|算|显|能|考验)|^(?:难|可贵|难得)的|不容易",
        "part",
    ),
    _frame(
        "usually_then",
        "平/关战急汛临用遇要",
        "^.{0,4}平时",
        "^.{0,3}(?:关键时刻|关键时候|战时|急时|汛期|临时|用时|遇事|遇到|要用|用到)",
        "within",
    ),
    _frame(
        "few_many",
        "只才仅不就/十百千万亿几数辈生半",
        f"^.{{0,10}}(?<![不就]){_LITTLE_OF}(?:用了?|占|是)?{_NUMBER}",
        "(?:却|就)?[^，]{0,8}(?:几十|上百|数百|成百|几百|上千|成千|几千|数千|上万|数万|几万|千万|百万|一辈子|一生|万|亿|大半)",
        "within",
        "short",
    ),
    _frame(
        "few_many",
        "上多部/不只仅才",
        f"百分之{_NUMBER}+(?:以上|多)|{_NUMBER}%以上|{_NUMBER}成以上|绝?大多数|大部分",
        f"(?:不到|不足|仅占?|只占|只有|才)(?:百分之)?{_NUMBER}",
        "within",
    ),
    _frame("less_more", "少/多", f"{_LITTLE}", f"{_MUCH}", "near", "phrase", "cut"),
    _frame("more_less", "多/少", f"{_MUCH}", f"{_LITTLE}", "near", "phrase", "cut"),
    _frame("part_of_ten", "分/^七八九", "^[一二两三]分", "^[七八九]分", "within", "phrase"),
    _frame(
        "can_hard",
        "可容好不/难",
        "可以|容易|好(?=[一-鿿]$)|(?<!难)不难",
        "[才却更最]?难(?!道|免|得|题|点|关|忘|度|以忘)",
        "near",
        "phrase",
    ),
    _frame(
        "done_not", "了/没未不", "^.{2,8}了$", "^[^，没未不]{1,5}(?:还没|没有?|仍未|未能|不见)(?!了).{1,4}$", "within"
    ),
    _frame(
        "done_begun",
        "了/开起启上登",
        "(?:结束|开完|过去|讲完|完成|完工|竣工|毕业|收官|落幕|建成|散场|散)了",
        "才?(?:刚刚|真正)?(?:开始|起步|启程|上路|登场)",
    ),
    _frame(
        "matters_not",
        "不没无/才^就只怕可难",
        "(?:不要紧|没关系|不打紧|不可怕|不怕|无所谓|不难)[^，]{0,4}$",
        "^.{0,10}才(?:是|要|可|最|真|叫)|^(?:就怕|只怕|怕的|可怕的|难的)",
        "within",
    ),
    _frame("only_not", "只/不", "^.{0,4}只(?!有|要|能)", "^不(?!断|仅)", "near", "within"),
    _frame("should_not", "要/^不决绝切莫别而", "^[^不]{0,6}要[^不]+$", f"^{_NOT}", "near", "within", "phrase"),
    _frame("should_not", "要/^不", f"{_WANT}[^不要]+$", "^不要", "near", "within", "cut"),
    _frame(
        "deny_only",
        "不/^只",
        "^.{0,4}不(?!仅|但|断|光|只|是|易|过|管|论|够|足|少|得不)",
        "^只(?!有|要|能|好|得|不|怕|会|是)",
        "within",
        "phrase",
    ),
    _frame("not_but_only", "不没/^只", "[不没]", "^只有.{2,}才", "within"),
    _frame(
        "should_not", "不决绝切莫别/^要必应需而", f"^.{{0,4}}{_NOT}", "^(?:而)?(?:要|必须|应该?|需要)", "near", "within"
    ),
    _frame(
        "only_not", "只/^看想听不忘", "^.{0,4}只(?=[看想顾讲听见管抓])", "^(?:[看听想]不|不[顾讲见管抓问]|忘)", "within"
    ),
    _frame("both_and", "既/^也又还", "既(?![然往定是有]).{2,9}$", "^(?:也|又|还).{2,9}$", "even", "within", "cut"),
    _frame("both_and", "既/^更", "既(?![然往定是有]).{2,8}$", "^更.{2,8}$", "even", "within", "phrase"),
    _frame(
        "gone_yet_there",
        "少没小减降停撤灭散走/还仍依照又反",
        "(?:少了|没了|小了|减了|降了|减下[去来]|停了|撤了|灭了|散了|走了)(?:一些|不少)?$",
        "还有$|还在|还[亮开忙守坐站]|仍|依然|照样|照旧|又[冒来]|反弹|还是",
    ),
    _frame("small_but", "$大多高长重小少远深贵/", "^.{1,5}不[大多高长重小少远深贵]$", "^.{2,7}$", "near", "within"),
    _frame("better_than", "/^胜不比强好抵", "^.{2,10}$", "^(?:胜过|不如|比不上|强过|好过|抵得上)", "within"),
    _frame("can_cannot", "不/得", "^[一-鿿]{1,2}不[一-鿿]", "^[一-鿿]{1,2}得[一-鿿]", "near", "within", "phrase"),
    _frame("can_cannot", "得/不", "^[一-鿿]{1,2}得[一-鿿]", "^[一-鿿]{1,2}不[一-鿿]", "near", "within", "phrase"),
    _frame(
        "able_unable",
        "能/不有",
        "^.{0,3}能[^，]{1,10}的",
        "^(?:一时|暂时)?[^，]{0,4}(?:改不了|不能|做不到|不具备|有困难)",
    ),
    _frame(
        "not_matter_is",
        "不没无未/的",
        "^(?!.*的不[是在]).*(?:不(?!仅|但|断|光|足|同|管|论|久|只|过)|没有?|无(?=[法须需所])|未必)",
        "^(?:而)?(?:最|更|真正)?(?:重要|关键|要紧|根本|可贵|难得|可怕|珍贵|宝贵|缺|怕|难|值得[^，]{1,2})的(?:就|却|恰恰|倒)?(?:是|在于)",
        "within",
    ),
)
"""The frames, the more telling first."""
