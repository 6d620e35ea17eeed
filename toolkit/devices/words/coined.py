"""Images that speakers make anew (比喻), told by how they are made: 信任之桥, 机声如潮, 数字是冷的, 把论文写进泥土里, 第一仗."""

import re
from collections.abc import Iterator

_THINGS = "门剑桥火灯帆舟翼花窗锚盾舵钙船林苗种魂石泉弦锤刃墙堤海光焰炬鹰雁巅盐匙根"
_NATURE = "山|海|潮|云|雨|流火|火|炬|铁|虹|林|织|丝|镜|泉|磐|冰|雪|歌|画|诗|梦|刀|刃|蚁|虎|钢|松|墨|漆|注|流水"
_FELT = "滚烫|冰凉|冰冷|火热|沉甸甸|冷|热|苦|甜|烫|暖|酸"
_PUT = "写|种|织|刻|扛|印|烙|融|绣|铺|播|镌刻|书写|镶|植|扎|埋|洒|挥洒|揣|捧|嵌|拧|安放"
_NO_IDEA = "水|饭|菜|茶|天|手|脚|汤|汗|泪|血|身|瓜|果|药|风|房|屋|井|泉|酒|糖|味|铁|石|衣|被"

# Name of the rule, domain, the words; each opens with characters that are few, or looks back from them.
_FRAMES = (
    ("thing_of_idea", "tool", re.compile(rf"(?!民族之林)[一-鿿]{{2}}之[{_THINGS}](?![一-鿿]?间)(?!外|内|上|下|中|类)")),
    (
        "shape_of_nature",
        "nature",
        re.compile(
            rf"(?<![例比假诸譬犹])(?:[一-鿿]{{2}}|[稳坚安])如(?:{_NATURE})(?![一-鿿]?[何果])(?=[^一-鿿]|[的地]|[一-鿿]{{2}})"
        ),
    ),
    (
        "felt_idea",
        "temperature",
        re.compile(
            rf"(?:(?<=[^{_NO_IDEA.replace('|', '')}]是)|(?<=[^{_NO_IDEA.replace('|', '')}]却是))(?:{_FELT})的(?=[，。；！？、,.;!?])"
        ),
    ),
    ("felt_idea", "temperature", re.compile(rf"[心血]里?[却也都]?是(?:{_FELT}|凉)的(?=[，。；！？、,.;!?])")),
    (
        "felt_idea",
        "temperature",
        re.compile(r"(?:寒|凉|冷|暖|砸|丢)的是[^，。；！？\n]{1,6}的(?:心|牌子|招牌|脸|人心)"),
    ),
    (
        "put_into",
        "tool",
        re.compile(
            rf"把[^，。；！？、“”\n]{{1,10}}?(?:{_PUT})(?:进|在|到|入|满)[^，。；！？、“”\n]{{0,8}}?(?:里|上|中|下|间|大地|心田|土地|泥土|山河|天空)(?=[^一-鿿]|的)"
        ),
    ),
    ("work_as_battle", "war", re.compile(r"(?:第[一二三四五六七八九十]|头|首|打好?这一|那一)(?:场)?仗")),
    (
        "thing_acts",
        "family",
        re.compile(
            r"(?:数据|信息|材料|文件|政策|服务|资金|机器|时间|问题|责任|压力|制度|庄稼|土地)(?:多跑路|多跑腿|跑路|跑腿|长腿|开口|说话|睡大觉|躺平|打架|排队|回家|不会说谎|会说话|不说谎)"
        ),
    ),
    (
        "into_a_thing",
        "tool",
        re.compile(
            r"(?:排成|汇成|筑成|铸成|织成|连成|凝成|拧成|结成|聚成|化作|化为)[^，。；！？、\n]{0,6}(?:长龙|海洋|长城|绳|力量|洪流|钢|光|火|雨|河|桥|花|画|诗|歌|彩虹|泡影)(?![一-鿿])"
        ),
    ),
    ("walks_ahead", "journey", re.compile(r"走在[^，。；！？、“”\n]{0,8}?(?:最前列|前列|最前头|前头|最前面|前面)")),
)


def coined(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield the images told by their make alone: start, stop, words, domain, rule.

    >>> [words for _, _, words, _, _ in coined("数字是冷的，水是冷的，架起信任之桥，机声如潮，把论文写进泥土里。")]
    ['信任之桥', '机声如潮', '冷的', '把论文写进泥土里']
    """
    for rule, domain, frame in _FRAMES:
        for match in frame.finditer(text):
            yield match.start(), match.end(), match.group(), domain, rule
