"""Questions that do not ask: 反问 (rhetorical question) and 设问 (hypophora)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from toolkit.anchored import places
from toolkit.devices.form.making import Offsets, finding, kept, note
from toolkit.model import Document, Finding, Trace

_CUT = re.compile(r"[。！？；!?;]|\n|(?<![0-9A-Za-z])\.(?![0-9A-Za-z])")
_END = re.compile(r"[。！？!?]|\n|(?<![0-9A-Za-z])\.(?![0-9A-Za-z])")
_RHETORICAL = re.compile(
    "难道|岂|何尝|何不|怎能|怎么能|怎么会|怎会|哪能|哪来|哪有|哪里还|哪还|焉能|何以|何谈|谈何|又有什么|有什么理由|谁不|谁能|谁会|谁的|不正是|不就是|"
    "不也|就等于|还有什么|吗|又何|何必|何苦"
)
_ASKS = re.compile("什么|怎么|如何|为何|为什么|谁|哪|多少|何|几|呢|吗|怎样|是不是|能不能|有没有|要不要|还是")
_ANSWER = re.compile(
    "(?:我(?:的|想|认为|看|们的)?(?:答案|回答)|答案|回答|不是|不能|不会|不行|没有|当然|是的|能[，。！]|会[，。！]|绝不|决不|肯定|就是|这就是|那就是|"
    "关键|根本|因为|原因|靠的|就靠|最|首先|一靠|一是|第一|我(?:看|认为|想|觉得)|对[，。！]|不对|在于|这|有[，。！]|显然|自然|恐怕|未必|不见得|绝对|非也|错了|必须|只有|要|说到底|归根|无非|唯有|不)"
)
_PASSES_ON = re.compile("请|欢迎|希望大家|大家可以|下面|接下来")
"""Openings of a sentence that hands the question on instead of answering it."""
_YES_NO = re.compile(r"吗[？?]|([一-鿿]{1,2})[不没]\1")
_TAIL = '”’"』」 　'


def question_spans(doc: Document) -> Iterator[tuple[Offsets, int]]:
    """Yield each question from the last 。！？； to its ？, with the number of its paragraph; words only spoken of are left out.

    A question inside quotation marks counts with the verb of saying before it (他说：“谁来喂？”), not as a word: 一句“为什么”, “真的吗”.
    """
    text = doc.text
    starts = [p.start for p in doc.paragraphs]
    reached, paragraph = 0, -1
    quotes, depth = 0, 0
    for at in places(text, "？?"):
        number = bisect_right(starts, at) - 1
        if number < 0 or at >= doc.paragraphs[number].stop:
            continue
        if number != paragraph:
            paragraph, reached, quotes, depth = number, starts[number], 0, 0
        # What stands before the last question mark is known already: it cuts, and its quotation marks are counted.
        start = reached
        for cut in _CUT.finditer(text, reached, at):
            start = cut.end()
        quotes += text.count('"', reached, at)
        depth += sum(text.count(mark, reached, at) for mark in "“「『") - sum(
            text.count(mark, reached, at) for mark in "”」』"
        )
        reached = at
        while start < at and text[start] in _TAIL:
            start += 1
        if at > start and not quotes % 2 and (depth <= 0 or _asked_aloud(text, start, at)):
            yield (start, at + 1), number


def _asked_aloud(text: str, start: int, at: int) -> bool:
    """Whether a question that closes a quotation is what somebody said or asked in this sentence: 他说：“谁来喂？”."""
    opened = text.rfind("“", start, at)
    return opened > start and text[at + 1 : at + 2] == "”" and bool(_SPEAKS.search(text, start, opened))


def answer_after(text: str, question: Offsets, stop: int) -> Offsets | None:
    """Return the sentence after a question, without its stop, or None where the paragraph ends or asks again."""
    start = question[1]
    while start < stop and text[start] in _TAIL:
        start += 1
    cut = _END.search(text, start, stop)
    end = cut.start() if cut else stop
    if end <= start or (cut and cut.group() in "？?"):
        return None
    return start, end


def is_answered(question: str, answer: str) -> bool:
    """The speaker answers at once (什么叫担当？这就是担当).

    >>> is_answered("抓党建是额外负担吗？", "不是，是书记的本分"), is_answered("没出事，就等于没有事吗？", "去年那家市场，出事之前也是零事故")
    (True, False)
    """
    if _YES_NO.search(question):
        return bool(_ANSWER.match(answer)) and not answer.startswith(("这", "要", "必须", "首先", "最"))
    return bool(_ASKS.search(question)) and not _PASSES_ON.match(answer) and not _OR.search(question)


def takes_up(question: str, answer: str) -> bool:
    """The answer says that it is one, or opens with words of the question (差在哪里？差就差在…, 走得通吗？走得通).

    >>> takes_up("客商凭什么留下来？", "凭的就是一个诚字"), takes_up("是钱不够，还是心不齐？", "同样的事，做法不同")
    (True, False)
    """
    if _SAYS_SO.match(answer):
        return True
    if question[:_SAME] == answer[:_SAME] and _ASKS.search(question):
        return True
    asked = _ASKED_OF.search(question)
    if asked and asked[1] in answer[:_OPENING]:
        return True
    if _OR.search(question):
        return bool(_CHOOSES.match(answer))
    first = _PART.match(answer)
    said = first.group().lstrip("当然也就") if first else ""
    return bool(_YES_NO.search(question)) and _SHORTEST <= len(said) <= _OPENING and said.lstrip("不") in question


_SAYS_SO = re.compile(
    "(?:我|他|她)[^，。]{0,8}(?:回答|答道|告诉)|(?:我(?:的|们的)?|这个问题的)?(?:答案|回答|想法|看法)是|答案[^，。]{0,2}(?:在|很|就|只有)"
)
_ASKED_OF = re.compile("(最?[一-鿿])(?:什么|哪里|哪儿|何处|谁)[^，？?]{0,8}[？?]$")
_OR = re.compile("还是(?!不|没|要|得|会|能|在)[^？?]{2,40}[？?]$")
_CHOOSES = re.compile(
    "我(?:看|想|认为|觉得|的)|当然|显然|答案|其实|说到底|归根|都|既|应该|前者|后者|不是|是|肯定|毫无疑问|无疑|恐怕|主要|关键|根子|两"
)
_PART = re.compile("[^，。；！、]{1,9}")
_OPENING, _SHORTEST, _SAME = 6, 2, 3
_SPEAKS = re.compile("[说问讲道想喊][：，,:]?$|(?:问|说|讲)[^，。：“]{1,6}[：，:]$")


def is_rhetorical(question: str) -> bool:
    """A question that expects no answer: 难道…吗, 哪来…, 不正是…吗, 谁的….

    >>> is_rhetorical("难道我们就不出门了吗？"), is_rhetorical("下一步怎么干？")
    (True, False)
    """
    return bool(_RHETORICAL.search(question) or _RHETORICAL_ONLY.search(question))


def find_questions(doc: Document, trace: Trace | None) -> Iterable[Finding]:
    """Return the rhetorical questions and the questions that are answered."""
    text = doc.text
    found: list[Finding] = []
    asked: Sequence[tuple[Offsets, int]] = tuple(question_spans(doc))
    headings = sorted(s.heading.start for s in doc.sections if s.form in {"line", "unnumbered", "run_in"})
    for question, number in asked:
        words = text[question[0] : question[1]]
        in_heading = bisect_left(headings, question[0] - 1) < bisect_left(headings, question[1])
        answer = answer_after(text, question, doc.paragraphs[number].stop)
        if answer and _TOLD.search(words) and _TELLS.match(text, *answer):
            continue  # 我问他，为什么不让父母送？他说，路是自己选的
        if answer is None and not in_heading:
            answer = _answered_below(doc, question, number)
        if in_heading and answer is None:
            key = note("form.hypophora.heading", text, [question])
            found.append(kept(trace, finding("hypophora", [question], "hypophora_heading", key)))
        elif answer and not _RHETORICAL_ONLY.search(words) and _is_hypophora(text, question, answer, found):
            key = note("form.hypophora.answered", text, [question, answer])
            found.append(kept(trace, finding("hypophora", [question, answer], "hypophora_answered", key)))
        elif found and found[-1].device == "rhetorical_question" and question[0] - found[-1].stop <= 1:
            key = note("form.rhetorical_question", text, [question])
            found.append(kept(trace, finding("rhetorical_question", [question], "rhetorical_series", key)))
        elif is_rhetorical(words) or not in_heading:
            key = note("form.rhetorical_question", text, [question])
            found.append(kept(trace, finding("rhetorical_question", [question], "rhetorical_question_mark", key)))
    return [*_unanswered(text, found), *exclaimed(doc, trace)]


_TOLD = re.compile("问[他她我]|[他她我]问|有人问|记者问|问道")
_TELLS = re.compile("(?:他|她|对方|大家|老[一-鿿]{1,3})[^，。]{0,3}(?:说|讲)")


def _unanswered(text: str, found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the questions without those that only lead up to one that is answered: 靠什么？靠什么？靠的就是改革."""
    wanted: list[Finding] = []
    answered = -1  # where a question starts that is answered, or leads up to one
    for each in reversed(found):
        if each.device == "hypophora":
            answered = each.start
        elif 0 <= answered - each.stop <= 1 and not is_rhetorical(text[each.start : each.stop]):
            answered = each.start
            continue
        wanted.append(each)
    yield from reversed(wanted)


def _is_hypophora(text: str, question: Offsets, answer: Offsets, found: Sequence[Finding]) -> bool:
    """Whether a question is answered: in so many words, or by the next sentence where it stands alone and is no quoted one."""
    words, reply = text[question[0] : question[1]], text[answer[0] : answer[1]]
    if takes_up(words, reply):
        return True
    series = bool(found) and found[-1].device == "rhetorical_question" and question[0] - found[-1].stop <= 1
    aloud = text[question[1] : question[1] + 1] == "”"
    return not (series or aloud or _HARDLY.search(words)) and is_answered(words, reply)


def _answered_below(doc: Document, question: Offsets, number: int) -> Offsets | None:
    """The first sentence of the next paragraph, where a question ends its own and that sentence takes it up."""
    text, paragraphs = doc.text, doc.paragraphs
    if number + 1 >= len(paragraphs) or text[question[1] : paragraphs[number].stop].strip(_TAIL):
        return None
    below = paragraphs[number + 1]
    start = below.start
    while start < below.stop and text[start] in _TAIL:
        start += 1
    cut = _END.search(text, start, below.stop)
    stop = cut.start() if cut else below.stop
    answered = stop > start and takes_up(text[question[0] : question[1]], text[start:stop])
    return (start, stop) if answered else None


def exclaimed(doc: Document, trace: Trace | None) -> Iterable[Finding]:
    """Return questions by 难道, 岂能 and the like that end without a question mark."""
    text = doc.text
    found = []
    cut = _CUT.search(text)
    for match in _EXCLAIMED.finditer(text):
        if cut is not None and cut.start() < match.end():  # else the one found before is still the next
            cut = _CUT.search(text, match.end())
        before = [c.end() for c in _CUT.finditer(text, max(0, match.start() - _FAR), match.start())]
        if cut is None or cut.group() in "？?" or (not before and match.start() > _FAR):
            continue
        start = before[-1] if before else 0
        while text[start] in _TAIL:
            start += 1
        span = (start, cut.end())
        key = note("form.rhetorical_question.exclaimed", text, [span])
        found.append(kept(trace, finding("rhetorical_question", [span], "rhetorical_word", key)))
    return found


_EXCLAIMED = re.compile("难道|岂(?:能|不是|非|可)|何尝不|何愁|焉能|怎能不|哪能不|又怎能")
_FAR = 120
_HARDLY = re.compile(
    "还怎么|怎么(?:去|向|对|敢|打得|管得|谈得|好意思)|谁家没有|有谁|谁又|还有谁|凭什么让|要[^，]{1,8}(?:干什么|做什么|何用)|有什么用|算什么|行得通吗|像话吗|值得吗|如何(?:对得起|面对|向)"
)
"""Questions that hardly want an answer: they are answered only where the answer says so."""
_RHETORICAL_ONLY = re.compile(
    "难道|岂|还有比|何尝|何必|何苦|何不|怎能|怎么能|怎会|怎么会|怎么可能|哪来|哪有|哪能|哪里还|哪还|哪个不|不正是|谁不|谁会|谁还|谁愿意|何谈|谈何|焉能|何愁|"
    "有什么理由|又有什么|又算什么|对得起|有何(?:颜面|脸面|面目)|(?:不|没)[^，]{1,10}，[^，]{0,6}(?:怎么|怎样|如何|靠什么|凭什么|拿什么|谈何|何以)"
)
