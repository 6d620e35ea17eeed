"""Words in quotation marks (引号词语) and number-headed short forms (数字缩略)."""

import re

from toolkit.anchored import Anchored
from toolkit.devices.lists import is_listed
from toolkit.devices.scene import Scene, finding
from toolkit.model import Finding, Span

_QUOTES = Anchored(
    re.compile(r"“[^“”\n]+”|‘[^‘’\n]+’|「[^「」\n]+」|『[^『』\n]+』|〝[^〝〞\n]+〞"), "“", "‘", "「", "『", "〝"
)
_STRAIGHT = re.compile(r'["＂][^"＂\n]+["＂]')
_NUMERAL = "一二三四五六七八九十百千万两双多"
_HAN = "[一-鿿]"
# 三聚三促, 四不两直, 两客一危一重, 三会一课, 一岗双责: number and one to three characters, twice or more.
_ALTERNATING = re.compile(rf"(?:[{_NUMERAL}](?![{_NUMERAL}]){_HAN}{{1,3}}?){{2,}}")
# 四个意识, 五必须, 八项规定, 三个一批: one number before a short list name.
_HEADED = re.compile(
    rf"(?:[二三四五六七八九两双]|十[一二三四五六七八九]?)(?:[个大项条种类篇]{_HAN}{{2,8}}|好{_HAN}{{2,4}}|{_HAN}{{1,3}})|两个一百年|千万工程"
)
# 十五五, 九五: a plan by its number; 五一 and 七七 are days.
_PLAN = re.compile("(?:[六七八九]|十[一二三四五六七八九]?)五")
_ONE_EACH = re.compile(rf"一{_HAN}{{1,3}}一(?![双两二三四五六七八九])")
_NO_LIST = re.compile(
    "一带一路|[五六]一|五卅|一二[·.]?九|九一八|七七|四五|三五|二五|[一二三四五六七八九十]{1,2}连.+|三角债|五保户|.*一家亲|九天|十年禁渔|三台车|三位一体|八百.*|九二共识|两弹.*|千人计划|四菜一汤|三字经|一要.*|四人帮|三八|五四|七一|八一|十一|[一二三四五六七八九十]+月|两岸|两手|百姓|万一|二传手|三把火|二把手"
    "|.*[年月日时岁次遍元]$|两张皮|双刃剑|三岔口|半.*|八股|三国|两弹一星|千里马|万金油|七寸|两面人|两面派|三分钟热度|三脚猫|二愣子|两头.*|三天.*"
)

_PART_OF = re.compile(
    "两委员|三公[里斤分尺顷开]|三资企业|两会议|两高[一原]|三农[场户]|四有[些的人]|五保[证护]|六保[证护]|三保证|双创新|三长两短|四史料"
)


def quoted_terms(scene: Scene) -> list[Finding]:
    r"""Return what stands between quotation marks (引号词语), marks included; `《》` names a work and is none.

    A mark that is never closed takes nothing with it: the nearest pair counts.

    >>> from toolkit.devices.trial import found
    >>> found(quoted_terms, "防止“两张皮”，学习《决定》，抓“三会一课\"。")
    ['“两张皮”']
    """
    return [
        finding("quoted_term", "quotation_marks", (Span(start, stop),), words=scene.text[start:stop])
        for start, stop in quotations(scene)
    ]


def quotations(scene: Scene) -> list[tuple[int, int]]:
    """Return where quotations begin and end, marks included; straight marks pair off inside a paragraph."""
    spans = [match.span() for match in _QUOTES.finditer(scene.text)]
    if '"' in scene.text or "＂" in scene.text:
        for paragraph in scene.doc.paragraphs:
            spans += [match.span() for match in _STRAIGHT.finditer(scene.text, paragraph.start, paragraph.stop)]
        spans.sort()
    return spans


def numeric_abbreviations(scene: Scene) -> list[Finding]:
    """Return number-headed short forms of policy lists (数字缩略): listed ones, and quoted ones by their shape.

    >>> from toolkit.devices.trial import found
    >>> found(numeric_abbreviations, "聚焦“三聚三促”，选好社区两委，共建“一带一路”，增强“四个意识”。")
    ['“三聚三促”', '两委', '“四个意识”']
    """
    findings = []
    taken: list[tuple[int, int]] = []
    for start, stop in quotations(scene):
        inner = scene.text[start + 1 : stop - 1]
        rule = _quoted_shape(inner)
        if rule:
            taken.append((start, stop))
            findings.append(finding("numeric_abbreviation", rule, (Span(start, stop),), words=scene.text[start:stop]))
    for start, stop, _ in scene.listed("numeric_abbreviations"):
        if any(a < stop and start < b for a, b in taken):
            continue
        if scene.cut(start, stop) or _PART_OF.match(scene.text, start):
            scene.consider(start, stop, "numeric_abbreviation", "listed_short_form", "dropped.cut")
            continue
        whole = Span(start, stop)
        findings.append(finding("numeric_abbreviation", "listed_short_form", (whole,), words=whole.of(scene.text)))
    return sorted(findings)


def _quoted_shape(inner: str) -> str:
    """Return the rule by which quoted words are a number-headed short form, or "" where they are none.

    >>> [_quoted_shape(words) for words in ("四不两直", "四个意识", "一带一路", "九五", "五一", "万众一心")]
    ['numbers_alternate', 'number_heads_list', '', 'number_heads_list', '', '']
    """
    inner = inner.replace("、", "").replace("，", "")
    if _NO_LIST.fullmatch(inner) or is_listed("idioms", inner):
        return ""
    if len(inner) <= 9 and _ALTERNATING.fullmatch(inner) and not _ONE_EACH.match(inner):
        return "numbers_alternate"
    return "number_heads_list" if _HEADED.fullmatch(inner) or _PLAN.fullmatch(inner) else ""
