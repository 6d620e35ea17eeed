"""What is cut by its shape before any dictionary sees the text: redactions, dates, amounts, titles, quoted terms, markers.

All shapes are read on the same-length shadow, so width makes no difference.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from toolkit.anchored import Anchored
from toolkit.chars import shadow as make_shadow
from toolkit.kept import kept
from toolkit.lexicon import SOURCES, Lexicon

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003347f"
_CN = "一二三四五六七八九十"
_NUM = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_SCALE = r"(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)"
# Units of measure (量词) that stay with their number. What follows in (?!…) would make the character part of another word.
_UNITS = [
    "个百分点",
    "平方公里",
    "平方米",
    "立方米",
    "千瓦时",
    "亿立方米",
    "千米",
    "公里",
    "厘米",
    "毫米",
    "公斤",
    "千克",
    "公顷",
    "亩(?!均)",
    "吨",
    "美元",
    "欧元",
    "港元",
    "元(?!首|素|旦)",
    "人次",
    "个月",
    "小时",
    "分钟",
    "周年",
    "周岁",
    "个(?!人(?:所|信|事|自)|体|别|性)",
    "名(?!录|单|义|字|校|优|牌)",
    "项(?!目)",
    "条(?!件|例|款)",
    "件",
    "次(?!数|日|年|席)",
    "人(?!民|才|大(?!会)|员|们|均|口|力|事|物|类|社)",
    "户(?!籍|口|外|均|数)",
    "家(?!庭|长|园|电|风|教)",
    "所(?!有|以|需|属|得|在)",
    "座(?!谈)",
    "处(?!理|置|于|罚|分|级)",
    "起(?!来|到|步|点|草)",
    "场(?!所|景|地|馆)",
    "届(?!时|满)",
    "期(?!间|待|望|限|末|货)",
    "批(?!准|复|示|评)",
    "篇(?!章|幅)",
    "份(?!额)",
    "张",
    "页",
    "台(?!湾|阶|账|风)",
    "套(?!餐|路)",
    "辆",
    "架(?!构)",
    "艘",
    "部(?!门|队|分|署|长|委|级)",
    "级(?!别|领)",
    "岁",
    "年(?!级|轻|度|均|代|初|底|末|终|会|产)",
    "天(?!津|然|安|气|空)",
    "日(?!常|益|本|前|均|照|子|报)",
    "秒",
    "周(?!边|期|围|密)",
    "倍(?!感|增)",
    "成(?!立|为|功|果|员|效|本|交|绩|品|都|就|长|熟|人)",
    "度(?!假|过)",
    "米(?!面)",
    "种(?!植|子|业|粮|类)",
    "类(?!型|似)",
    "位(?!于|居|列|置)",
    "只(?!有|是|要|能)",
    "头(?!部)",
    "口(?!岸|号|粮|径|碑)",
    "号(?!召|称)",
    "栋",
    "间(?!接|隙)",
    "床",
    "门(?!槛|户)",
    "点(?!名|评|燃|击|线|面|位|状|对)",
    "万人次",
]
_COUNT = "一二三四五六七八九十两双"
_COUNTED = (
    f"(?![{_COUNT}个年月日夜天点次名位项条种届级号期度人分时岁周季旬元角斤吨亩米里户家件把张只头匹座栋层间所篇部本册页句字段章节声步刀回趟遍场番"
    f"代辈面手眼心意身味色样类批套对伙排班队营团边端侧路楼室店股桌车船架台门枝棵颗粒滴片块堆的是要有在和与了不反备百千万亿也都而之到至起])[{HAN}]"
)
_UNIT = f"(?:{'|'.join(_UNITS)})"
_YEAR = r"(?:(?:1[89]|20)[0-9]{2}|(?:19|20)(?:[×*〇○□]{2}|[Xx]{2})|[一二][〇○零一二三四五六七八九]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9])月(?:份|底|初|末|上旬|中旬|下旬)?"
_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])日"

SHAPES = (
    ("date", rf"{_YEAR}年(?:度(?!假|过)|底|初(?!步)|末)?(?:(?<=年){_MONTH}(?:(?<=月){_DAY})?)?"),
    ("date", r"(?:(?:1[89]|20)?[0-9]0)年代"),
    ("date", rf"(?<![0-9]){_MONTH}(?:(?<=月){_DAY})?"),
    ("date", rf"(?<![0-9])[{_CN}]{{1,2}}月[{_CN}]{{1,3}}日"),
    ("date", rf"(?<![0-9.]){_DAY}(?!常|益|本|前|均|照|子|报)"),
    (
        "date",
        r"(?<![0-9])(?:2[0-3]|[01]?[0-9])(?::[0-5][0-9]|时(?:[0-5]?[0-9]分)?(?!间|候|代|期|效|刻|时|而|常|任|隔))",
    ),
    (
        "placeholder",
        r"[*]+|[×]+|(?<![A-Za-z])[Xx]{2,}(?![A-Za-z])|[〇○□△]{2,}|某[某]+|某(?=[市区县镇乡村局委厅省州旗企公单部地])",
    ),
    ("amount", rf"百分之[〇零百点{_CN}两几]+|[千万]分之[零百点{_CN}]+"),
    ("latin", r"[0-9]{0,20}[A-Za-z](?:[A-Za-z0-9+&/_-]|\.(?=[A-Za-z0-9]))*"),
    ("amount", rf"第?{_NUM}(?:[%‰℃]|(?:余|多|几|来)?{_SCALE}?(?:余|多)?{_UNIT}?)"),
    # 三聚三促, 四讲四有: one number, two verbs; a number with its unit twice (三天三夜) is left to the dictionary.
    (
        "numeric",
        (
            rf"(?P<n>[两三四五六七八九十])(?P<u>[{HAN}])(?P=n)(?!(?P=u))[{HAN}]"
            rf"(?<![是要个年月日天点次名位项条种届级号期度].[{HAN}])(?<![是要个年月日夜天点次名位项条种届级号期度])"
        ),
    ),
    # 两园一河, 一核两副三带四区, 一企一策: each number with one character that is no unit of measure; the dictionary tags those it knows.
    (
        "paired",
        (
            rf"(?<![{_COUNT}第零百千万亿])(?:(?P<p>[{_COUNT}]){_COUNTED}(?!(?P=p))[{_COUNT}]{_COUNTED}(?:[{_COUNT}多]{_COUNTED}){{0,12}}(?![{_COUNT}化])"
            rf"|一(?!一)[{HAN}]一[策档案品码证])"
        ),
    ),
    # 一是, 二要: the number of a point is a word of its own wherever it opens a clause.
    (
        "marker",
        rf"(?<![^\s,;:.!?、\"')》」』】…(])(?P<k>[{_CN}]{{1,3}})(?:是(?!(?P=k))|要(?!求|素|道|害|点)|(?=[、.)]))",
    ),
)
"""Kinds of fixed pieces and their shapes, in the order of their claims."""
_OPENERS = f"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ*×〇○□△某百千万第两{_CN}"
"""The characters that a shape can begin with."""
TAGS = {"date": "t", "amount": "m", "latin": "eng", "numeric": "j", "placeholder": "nr", "marker": "m"}
_ENCLOSED = Anchored(
    re.compile(rf"[“「『]([{HAN}]{{2,5}})(?=[”」』])|《([^《》\s]{{1,60}})(?=》)"), "“", "「", "『", "《"
)


class Piece(NamedTuple):
    """A stretch cut by its shape: its kind, and inner cut points for a word that a person split."""

    start: int
    stop: int
    kind: str
    cuts: tuple[int, ...] = ()


class Shapes:
    """The shapes together with what one lexicon adds: mended words, and terms with marks in them (`互联网+`)."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cuts = {make_shadow("".join(parts)): parts for parts in lexicon.split}
        mended = {*map(make_shadow, lexicon.joined), *self._cuts}
        odd = kept(__file__, SOURCES, lambda: _odd(lexicon)) if lexicon.built_in else _odd(lexicon)
        groups = [("mended", _any_of(mended))] if mended else []
        groups += [("term", _any_of(odd))] if odd else []
        groups += SHAPES
        self._kinds = {f"g{n}": kind for n, (kind, _) in enumerate(groups)}
        # Most characters open no shape, nor a term with the one after them: a look at these spares the trial of every shape in turn.
        terms = [term for term in (*mended, *odd) if term]
        firsts, seconds = (re.escape("".join(sorted({term[at : at + 1] for term in terms}))) for at in (0, 1))
        single = "".join(sorted({term for term in terms if len(term) == 1}))
        openers = re.escape(_OPENERS + single)
        after = f"|(?=[{seconds}])" if seconds else ""
        self._opener = re.compile(f"[{openers}{firsts}](?:(?<=[{openers}]){after})")
        self._shape = re.compile("|".join(f"(?P<g{n}>{shape})" for n, (_, shape) in enumerate(groups)))

    def find(self, text: str, shadow: str) -> list[Piece]:
        """Return the pieces of `text` in order, none overlapping.

        What stands inside a title or a short quotation belongs to it; a word that a person mended comes before both.

        >>> from toolkit.chars import shadow
        >>> text = "（2022年度）学《准则》1次，“考完试”，二要投5.6亿元"
        >>> [(p.kind, text[p.start : p.stop]) for p in Shapes(Lexicon.empty()).find(text, shadow(text))]
        ... # doctest: +NORMALIZE_WHITESPACE
        [('date', '2022年度'), ('title', '准则'), ('amount', '1次'), ('title', '考完试'), ('marker', '二要'),
         ('amount', '5.6亿元')]
        """
        shapes = self._shaped(shadow)
        enclosed = _enclosed(text)
        if not enclosed:
            return shapes
        mended = [piece for piece in shapes if piece.kind == "mended"]
        enclosed = _free(enclosed, mended)
        others = [piece for piece in shapes if piece.kind != "mended"] if mended else shapes
        return sorted((*_free(others, enclosed), *mended, *enclosed))

    def _shaped(self, shadow: str) -> list[Piece]:
        found: list[Piece] = []
        last = 0
        match, kinds = self._shape.match, self._kinds
        for opener in self._opener.finditer(shadow):
            at = opener.start()
            shape = match(shadow, at) if at >= last else None
            if shape:
                last = shape.end()
                kind = kinds[str(shape.lastgroup)]
                cuts = self._inner(kind, shape) if kind in {"marker", "mended"} else ()
                found.append(Piece(at, last, kind, cuts))
        return found

    def _inner(self, kind: str, found: re.Match[str]) -> tuple[int, ...]:
        """Return the places inside a shape where it is cut: before `是` or `要` of a marker, and where a person split a word."""
        word = found.group()
        if kind == "marker":
            return (found.end() - 1,) if word[-1] in "是要" else ()
        return tuple(accumulate(map(len, self._cuts.get(word, ())[:-1]), initial=found.start()))[1:]


@cache
def _paired() -> re.Pattern[str]:
    return re.compile(dict(SHAPES)["paired"])


def is_paired(word: str) -> bool:
    """Return whether a word is a short form of two numbers and more.

    >>> is_paired("两园一河"), is_paired("两个文明")
    (True, False)
    """
    return len(word) > 3 and word[0] in _COUNT and word[2] in _COUNT and _paired().fullmatch(word) is not None


def _odd(lexicon: Lexicon) -> set[str]:
    """Return the terms with marks in them, and those that open like a number form (whose number comes twice) but are longer (三管三必须)."""
    numeric, terms = re.compile(dict(SHAPES)["numeric"]), [entry.term for entry in lexicon.words()]
    not_han = re.compile(rf"[^{HAN}]")
    odd = {make_shadow(term) for term in terms if not term or not_han.search(term)}
    odd |= {make_shadow(t) for t in terms if len(t) > 4 and t[0] == t[2] and numeric.match(t)}
    return odd | {make_shadow(t) for t in terms if len(t) > 4 and t[0] in _COUNT and _paired().search(t)}


def _any_of(terms: set[str]) -> str:
    return "|".join(map(re.escape, sorted(terms, key=lambda term: (-len(term), term))))


def _enclosed(text: str) -> list[Piece]:
    """Return the insides of 《》 and of short quotations: a title, or a term of two to five characters quoted as one."""
    return [Piece(*inside.span(inside.lastindex or 0), "title") for inside in _ENCLOSED.finditer(text)]


def _free(pieces: list[Piece], others: list[Piece]) -> list[Piece]:
    """Return the pieces that share no character with any of the others, which stand in order."""
    starts = [other.start for other in others]
    stops = [0, *(other.stop for other in others)]
    return [piece for piece in pieces if stops[bisect_left(starts, piece.stop)] <= piece.start]
