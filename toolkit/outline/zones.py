"""The frame of a speech: what stands before it, its title, byline and salutation, and what stands after it."""

import re
from dataclasses import dataclass

from toolkit.markers import marker_at
from toolkit.model import Paragraph, Span
from toolkit.outline.ground import Ground
from toolkit.outline.rules import consider, rule
from toolkit.outline.vocatives import address_at, glued_address

_HEAD_LINES = 60
"""Lines; a salutation further down than this is a vocative of the running text."""
_TITLE_WORD = re.compile(
    r"(?:讲话|讲话稿|报告|致辞|致词|发言|发言稿|说明|贺词|演讲|演讲词|祝词|祝酒辞|开幕词|闭幕词|主持词|讲稿|述职|献词|悼词|答谢词|点评|党课|寄语)"
    r"(?:[(\[].{0,20}[)\]])?$"
)
_SUBTITLE = re.compile(
    r"^[ ]*--?[ ]*\S|^在.{4,60}(?:上|时|中)(?:的.{0,8})?$|^[(]?.{0,4}在.{4,60}(?:会|大会|会议|座谈会|典礼)上的?.{0,6}$"
)
_DATE = re.compile(
    r"^[(\[]?[ ]*(?:[0-9]{2,4}|[0-9〇○零一二三四五六七八九十×Xx*]{2,4})[ ]*[-年/.][ ]*[0-9×Xx*一二三四五六七八九十]{1,3}.{0,22}$"
)
_RESIDUE = re.compile(
    r"^(?:来源|信息来源|稿源|文章来源|发表时间|发布时间|发布日期|发布机构|(?:时间|日期|作者|编辑|视频|记者|校对|审核)[ ]*[::]|责任编辑|责编|浏览|点击|阅读|字号|字体|"
    r"【?字[号体]|打印|下载|关闭|收藏|分享|全屏|还原|加大|减小|首页|当前位置|您的位置|您当前|所在位置|新华社|新华网|人民网|中新网|原标题|"
    r"扫一扫|微信|微博|上一篇|下一篇|相关|附件|索引号|文号|主题词|目录|】|>|×|\||[(]?(?:新华社|人民日报|据)|《 ?人民日报)"
    r"|来源[::]|全文如下[::]?$|【打印】|[0-9]{1,2}:[0-9]{2}|》》|ICP|https?://|www\."
)
_TAIL_HEAD = re.compile(
    r"[【(\[]?(?:附件|附录|附表|附|注|注释|备注|名词解释|名词注释|术语解释|有关名词解释|相关名词解释|部分名词解释|名词术语解释|《?政府工作报告》?(?:有关)?(?:名词|用语|词语).{0,6}|"
    r"相关报道|相关链接|相关阅读|相关文档|相关新闻|延伸阅读|推荐阅读|参考资料|责任编辑|编辑|责编)[】)\]]?[ ]*+(?:[0-9一二三四五六七八九十]{0,2}[ ]*[::.、]|$)"
)
_TAIL_LINE = re.compile(
    r"^[(《 \[【]*(?:新华社|新华网|人民网|人民日报|来源|原标题|原载|本文|记者|责任编辑|编辑|责编|作者|审核|校对|供稿|撰稿|摄影|完|转自|据|根据.{0,12}录音整理|此文|这是|发布)"
    r"|^[(\[（].{0,40}(?:电|版|讯|日报|完|整理|删节|改动|标题|来源).{0,24}[)\]）]$|日报.{0,6}[(].{0,20}版"
)
_LEAD = re.compile(r"全文如下[ ]*[:.]?$|^[(]?新华社.{2,14}电[)]?$")
_CONTENTS = re.compile(r"目[ ]*[录次][ ]*:?")
_ENTRY_END = re.compile(r"(?<![ .…·])[ .…·]*[(]?[0-9]{1,3}[)]?$")
_CAPTION = re.compile(r"[\u4e00-\u9fff]作了?(?:政府|工作){1,4}报告$|(?:摄|图)$")
_SPACED = re.compile(r"(?<=\S)[ ]+(?=\S)")
_PAGE = re.compile(
    r"^(?:[-—]?[ ]*[0-9]{1,3}[ ]*[-—]?|第[ ]*[0-9]{1,3}[ ]*页(?:[ ]*+[,/]?[ ]*共[ ]*[0-9]{1,3}[ ]*页)?|[0-9]{1,3}[ ]*/[ ]*[0-9]{1,3})$"
)
_SENTENCE = re.compile(r"[.!?]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the speech proper stands: `speech` holds opening, body and closing; the rest is what surrounds it."""

    front: tuple[Span, ...]
    title: Span | None
    byline: Span | None
    salutation: Span | None
    speech: Span
    back: Span | None


def frame(ground: Ground) -> Frame:
    """Return the frame of a speech: everything that is not opening, body or closing."""
    text_stop = len(ground.text)
    contents = table_of_contents(ground)
    salutation = find_salutation(ground)
    if salutation is not None:
        head_stop, speech_start = salutation.start, salutation.stop
    else:
        head_stop = speech_start = running_text_start(ground, contents)
    head = [p for p in ground.paragraphs if p.start < head_stop]
    title = find_title(ground, [p for p in head if contents is None or not contents.contains(p)], head_stop)
    if contents is not None and title is not None and title.start < contents.start < title.stop:
        title = Span(title.start, contents.start)
    back_start = tail_start(ground, speech_start, text_stop)
    if salutation is None and title is not None:
        speech_start = max(speech_start, title.stop)
    edges = (title.start, title.stop) if title is not None else (head_stop, head_stop)
    first = ground.paragraphs[0].start if ground.paragraphs else 0
    front = (Span(first, edges[0]),) if first < edges[0] and head else ()
    byline = Span(edges[1], head_stop)
    if contents is not None and byline.contains(contents):
        front = (*front, contents)
        above = Span(byline.start, contents.start)
        byline = above if ground.text[above.start : above.stop].strip() else Span(contents.stop, head_stop)
    return Frame(
        front=front,
        title=title,
        byline=byline if byline.of(ground.text).strip() else None,
        salutation=salutation,
        speech=Span(min(speech_start, back_start), back_start),
        back=Span(back_start, text_stop) if ground.text[back_start:text_stop].strip() else None,
    )


def find_salutation(ground: Ground) -> Span | None:
    """Return the first address to the audience near the top: a line of its own, run in, or glued to the title."""
    for index, paragraph in enumerate(ground.paragraphs[:_HEAD_LINES]):
        end = address_at(ground, paragraph.start, paragraph.stop)
        if end is None and ground.shadow[paragraph.stop - 1] == ":":
            end = _polite_line(ground, paragraph)
        if end is not None and not _TITLE_WORD.search(ground.shadow[paragraph.start : end].rstrip(":! ")):
            end = _more_address_lines(ground, index, end)
            consider(ground.trace, paragraph.start, end, "salutation", "find_salutation", True, "why.salutation")
            return Span(paragraph.start, end)
        if index < 12 and (glued := glued_salutation(ground, paragraph)):
            consider(ground.trace, *glued, "salutation", "glued_salutation", True, "why.salutation_glued")
            return Span(*glued)
        if (
            len(paragraph) > 120
            and _SENTENCE.search(ground.shadow, paragraph.start, paragraph.stop)
            and not (_residue(ground, paragraph))
        ):
            break
    return None


@rule()
def glued_salutation(ground: Ground, paragraph: Paragraph) -> tuple[int, int] | None:
    """A salutation may run on in the line of the title: `…大会上的讲话同志们：`."""
    found = glued_address(ground, paragraph.start, paragraph.stop)
    if found is None or _SENTENCE.search(ground.shadow, paragraph.start, found[0]):
        return None
    return found


def _more_address_lines(ground: Ground, index: int, end: int) -> int:
    """Return the end of a salutation that goes on over several lines, each closed by a comma."""
    while ground.shadow[end - 1] == "," and index + 1 < len(ground.paragraphs):
        paragraph = ground.paragraphs[index]
        following = ground.paragraphs[index + 1]
        more = address_at(ground, following.start, following.stop) or _polite_line(ground, following)
        if end < paragraph.stop or more is None:
            break
        index, end = index + 1, more
    return end


def _polite_line(ground: Ground, paragraph: Paragraph) -> int | None:
    """Return the end of a line that is nothing but a polite address, however long its list of guests."""
    line = ground.shadow[paragraph.start : paragraph.stop]
    polite = re.match(r"(?:尊敬的|各位|亲爱的|敬爱的|全体|女士)", line) is not None
    return (
        paragraph.stop if polite and len(line) < 80 and line[-1] in ",:!" and not _SENTENCE.search(line[:-1]) else None
    )


@rule()
def table_of_contents(ground: Ground) -> Span | None:
    """A line 目录 and the short lines under it, up to where the first of them stands again, are a table of contents."""
    lines = [ground.shadow[p.start : p.stop] for p in ground.paragraphs[: 2 * _HEAD_LINES]]
    top = next((i for i, line in enumerate(lines[:_HEAD_LINES]) if _CONTENTS.fullmatch(line)), None)
    if top is None or top + 1 >= len(lines):
        return None
    first = _ENTRY_END.sub("", lines[top + 1])
    last = top
    for i in range(top + 1, len(lines)):
        entry = marker_at(ground.text, ground.shadow, ground.paragraphs[i].start) is not None or _ENTRY_END.search(
            lines[i]
        )
        if not entry or len(lines[i]) > 80 or (i > top + 1 and _ENTRY_END.sub("", lines[i]) == first):
            break
        last = i
    if last == top:
        return None
    stop = ground.paragraphs[last + 1].start if last + 1 < len(ground.paragraphs) else len(ground.text)
    consider(
        ground.trace, ground.paragraphs[top].start, stop, "front_matter", "table_of_contents", True, "why.contents"
    )
    return Span(ground.paragraphs[top].start, stop)


def running_text_start(ground: Ground, contents: Span | None) -> int:
    """Return where the running text starts in a speech without a salutation: the first line that is a sentence or a point.

    Title, date, name and residue lines end in no full stop.
    """
    lines = [ground.shadow[p.start : p.stop] for p in ground.paragraphs[:_HEAD_LINES]]
    lead = max((i for i, line in enumerate(lines[:12]) if _LEAD.search(line)), default=-1)
    for index, paragraph in enumerate(ground.paragraphs[:_HEAD_LINES]):
        line = lines[index]
        if contents is not None and contents.contains(paragraph):
            continue
        if index <= lead or _residue(ground, paragraph) or _DATE.match(line):
            continue
        marker = marker_at(ground.text, ground.shadow, paragraph.start)
        numbered = marker is not None and marker.ordinal == 1 and paragraph is not ground.paragraphs[0]
        if numbered or line.endswith((".", "!", "?", ":", ";", '"')) or len(line) > 120:
            return paragraph.start
    return ground.paragraphs[0].start if ground.paragraphs else 0


def find_title(ground: Ground, head: list[Paragraph], head_stop: int) -> Span | None:
    """Return the title lines of the head: the last run of title-like lines, its subtitle included.

    What stands above is front matter, what stands between the title and the speech is byline.
    """
    if not head:
        return None
    kinds = [line_kind(ground, p, min(p.stop, head_stop)) for p in head]
    named = [i for i, kind in enumerate(kinds) if kind in {"title", "subtitle"}]
    if not named:
        named = [i for i, kind in enumerate(kinds) if kind == "other"][:1]
        if not named:
            return None
    last = first = named[-1]
    if kinds[last] == "subtitle" and last > 0 and kinds[last - 1] == "residue" and "title" in kinds[:last]:
        first = last - kinds[:last][::-1].index("title") - 1
    while first > 0 and (kinds[first - 1] in {"title", "subtitle"} or _headline_above(ground, head, kinds, first)):
        if same_title(ground, head[first - 1], head[first], both=kinds[first - 1] == kinds[first] == "title"):
            break
        first -= 1
    stop = head[last + 1].start if last + 1 < len(head) else head_stop
    consider(ground.trace, head[first].start, stop, "title", "find_title", True, "why.title")
    return Span(head[first].start, stop)


def _headline_above(ground: Ground, head: list[Paragraph], kinds: list[str], first: int) -> bool:
    """Return whether the line above a subtitle is the headline it belongs to."""
    line = ground.shadow[head[first - 1].start : head[first - 1].stop]
    return kinds[first - 1] == "other" and not line.endswith((".", ":")) and len(line) > 4


@rule(otherwise=False)
def same_title(ground: Ground, above: Paragraph, below: Paragraph, *, both: bool) -> bool:
    """A title that stands twice is the title where it stands last; the first is what a web page put above it."""
    one, two = (re.sub(r"[^\u4e00-\u9fff]", "", ground.shadow[p.start : p.stop]) for p in (above, below))
    if both and one[-2:] == two[-2:] and not two.startswith("关于"):
        return True
    return bool(one and two) and (one in two or two in one) and len(one) > 5


def line_kind(ground: Ground, paragraph: Paragraph, stop: int) -> str:
    """Return what a line of the head is: `title`, `subtitle`, `residue`, `date` or `other` (names, captions, headlines)."""
    line = ground.shadow[paragraph.start : stop].strip()
    tight = _SPACED.sub("", line)
    hint = next((h for h in ground.hints if h.kind == "title" and h.start <= paragraph.start < h.stop), None)
    if hint is not None:
        return "title"
    if _residue(ground, paragraph):
        return "residue"
    if _DATE.match(line) and not _TITLE_WORD.search(tight):
        return "date"
    if line.endswith((".", ";", ",")) or _PAGE.match(line):
        return "other"
    if _TITLE_WORD.search(tight):
        return "other" if _CAPTION.search(tight) else "title"
    return "subtitle" if len(line) > (4 if line[0] == "-" else 8) and _SUBTITLE.search(tight) else "other"


def _residue(ground: Ground, paragraph: Paragraph) -> bool:
    """Return whether a line is what a web page or newspaper puts around a speech: source, time, print, wire-service lines."""
    line = ground.shadow[paragraph.start : paragraph.stop]
    found = _RESIDUE.search(line[:400])
    return found is not None and not (_TITLE_WORD.search(line) and found.start() > 0)


def tail_start(ground: Ground, start: int, stop: int) -> int:
    """Return where the speech ends and what is no speech begins: notes, sources, attachments, web residue."""
    inside = [p for p in ground.paragraphs if p.start >= start]
    found = headed_tail(ground, inside, stop)
    cut = stop if found is None else found
    kept = [p for p in inside if p.start < cut]
    while len(kept) > 1 and trailing_residue(ground, kept[-1]):
        cut = kept.pop().start
    return cut


@rule()
def headed_tail(ground: Ground, inside: list[Paragraph], stop: int) -> int | None:
    """A line such as `附件：`, `名词解释`, `注释` or `相关报道：` in the later half opens the back matter."""
    half = (ground.paragraphs[0].start + stop) // 3 if ground.paragraphs else 0
    for paragraph in inside:
        if paragraph.start > half and _TAIL_HEAD.match(ground.shadow, paragraph.start, paragraph.stop):
            line = ground.shadow[paragraph.start : paragraph.stop]
            if len(line) <= 60 or line[:2] in {"附件", "注:", "注释"}:
                consider(ground.trace, paragraph.start, paragraph.stop, "back_matter", "headed_tail", True, "why.tail")
                return paragraph.start
    return None


@rule(otherwise=False)
def trailing_residue(ground: Ground, paragraph: Paragraph) -> bool:
    """Source lines, wire-service lines, editors' names and navigation words at the very end are back matter."""
    line = ground.shadow[paragraph.start : paragraph.stop].strip()
    if _TAIL_LINE.search(line) and len(line) < 120:
        return True
    if _PAGE.match(line) or not any("\u4e00" <= c <= "\u9fff" for c in line):
        return True
    return len(line) <= 40 and _RESIDUE.search(line) is not None
