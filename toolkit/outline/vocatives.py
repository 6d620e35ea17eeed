"""Addresses to the audience (称呼, 呼语): the salutation and the vocatives that follow it."""

import re

from toolkit.model import Vocative
from toolkit.outline.ground import Ground
from toolkit.outline.rules import rule

_NOUN = (
    "同志|朋友|代表|委员|来宾|嘉宾|院士|老师|同学|家长|伙伴|家人|女士|先生|领导|乡亲|父老|企业家|校友|战友|将士|官兵|同胞|使节|专家|学者|"
    "大使|阁下|首长|干警|教授|青年|少年|儿童|员工|职工|工友|客人|贵宾|团长|观摩团团长|主席|书记|校长|院长|理事|会员|党员|教职工|战士|"
    "老同志|老战士|首脑|元首|国际组织代表|部长|总统|总理|市长|县长|区长|镇长|局长|主任|医生|护士|教师|游客|客商|网友|听众|观众|队员|志愿者|"
    "同事|同仁|股东|董事|监事|客户|村民|居民|市民|业主|选手|运动员|裁判员|教练员|评委|家属|军属|投资者|投资人|合作者|老板|经理"
)
_UNIT = (
    rf"(?:(?:尊敬的|敬爱的|亲爱的|可爱的|各位|诸位|全体|在座的)[^\s,.:;!?、\"]{{0,24}}?(?:{_NOUN})们?"
    rf"|[^\s,.:;!?、\"我你您他她它咱人]{{1,8}}们|女士|先生)"
)
_MORE = rf"(?:[,、和及 ]{{1,2}}{_UNIT}|[、和及][^\s,.:;!?、\"]{{0,10}}?(?:{_NOUN})们?)"
# Of the readings of a further address only the first that ends at a mark is taken: there are as many as two to the power of addresses.
_ADDRESS = re.compile(rf"{_UNIT}(?>{_MORE}(?=[,、和及:!\s]|\Z)){{0,40}}[ ]*+(?:[:!,]|(?=[^\S\n]*+(?:\n|$)))")
_ANYWHERE = re.compile(rf"[.!?\"](?=[ ]*+({_UNIT}(?>[,、]{_UNIT}(?=[,、:!])){{0,40}}[:!,]))")
_PLAIN_UNIT = rf"(?:(?:尊敬的|敬爱的|亲爱的|各位|诸位)[^\s,.:;!?、\"]{{0,24}}?(?:{_NOUN})们?|(?:{_NOUN})们)"
_GLUED = re.compile(rf"{_PLAIN_UNIT}(?>[,、和及 ]{{1,2}}{_PLAIN_UNIT}(?=[,、和及:! ])){{0,20}}[ ]{{0,4}}[:!]")


def address_at(ground: Ground, start: int, stop: int) -> int | None:
    """Return where an address that starts at `start` ends, its `：！，` included, or None where none stands there.

    >>> from toolkit.chars import shadow
    >>> at = lambda t: address_at(Ground(t, shadow(t), ()), 0, len(t))
    >>> at("同志们、朋友们！新的一年"), at("各位书记的述职突出问题导向，对照要求"), at("我们，要努力")
    (8, None, None)
    """
    found = _ADDRESS.match(ground.shadow, start, stop)
    if found is None:
        return None
    if ground.shadow[found.end() - 1] not in ":!," and found.end() != stop:
        return None
    return found.end()


def glued_address(ground: Ground, start: int, stop: int) -> tuple[int, int] | None:
    """Return the address that runs on after a title in the same line (`…的讲话同志们：`), or None."""
    found = _GLUED.search(ground.shadow, start, min(stop, start + 300))
    return found.span() if found else None


@rule(otherwise=())
def later_vocative(ground: Ground, start: int, stop: int) -> tuple[Vocative, ...]:
    """A later address to the audience, at the start of a paragraph or sentence, is a vocative, never a second salutation."""
    found = {}
    first = max(0, ground.paragraph_at(start))
    for paragraph in ground.paragraphs[first:]:
        if paragraph.start >= stop:
            break
        if paragraph.start >= start and (end := address_at(ground, paragraph.start, paragraph.stop)):
            found[paragraph.start] = end
    for match in _ANYWHERE.finditer(ground.shadow, max(0, start - 1), stop):
        if "们" in match[1] or "各位" in match[1]:
            found[match.start(1)] = match.end(1)
    return tuple(Vocative(at, found[at], rule="later_vocative") for at in sorted(found))
