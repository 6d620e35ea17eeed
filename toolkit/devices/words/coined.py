"""Images that speakers make anew (比喻), told by how they are made: 信任之桥, 机声如潮, 数字是冷的, 把论文写进泥土里, 当“传话筒”."""

import re
from collections.abc import Iterator

from toolkit.anchored import Anchored

_THINGS = "门剑桥火灯帆舟翼花窗锚盾舵钙船林苗种魂石泉弦锤刃墙堤海光焰炬鹰雁巅盐匙根"
_NATURE = "山|海|潮|云|雨|流火|火|炬|铁|虹|林|织|丝|镜|泉|磐|冰|雪|歌|画|诗|梦|刀|刃|蚁|虎|钢|松|墨|漆|注|流水"
_NATURE_ENDS = "(?![一-鿿]?[何果])(?=[^一-鿿]|[的地]|[一-鿿]{2})"
_FELT = "滚烫|冰凉|冰冷|火热|沉甸甸|冷|热|苦|甜|烫|暖|酸"
_PUT = "写|种|织|刻|扛|印|烙|融|绣|铺|播|镌刻|书写|镶|植|扎|埋|洒|挥洒|揣|捧|嵌|拧|安放"
_NO_IDEA = "水|饭|菜|茶|天|手|脚|汤|汗|泪|血|身|瓜|果|药|风|房|屋|井|泉|酒|糖|味|铁|石|衣|被"

_NUMBERS = "一二两三四五六七八九十"
_QUOTED = "门墙桥网锁链绳弦尺秤镜灯钥匙伞盾剑旗鼓钟牌账锅碗丸针瘤癌钙脉骨手脚腿腰脸皮眼嘴脑肝胆船舟帆舵锚坎坑河雷根刺虎狼羊鼠鸟鹰蛇虫帽鞋袋瓶盖塞阀闸泵键钮梁柱窗槛梯笼圈套钉锤勺盐醋糕肉酪薯戏幕"
_TOPICS = "思想|作风|责任|安全|民生|改革|发展|市场|社会|自然|实践|基层|教育|人生|历史|时代|法治|纪律|制度|权力|政治|生态|环境|品牌|人才|科技|文化|创新|党性|初心|诚信|信用|廉洁|质量|稳定|就业|产业|项目|团结|服务|政府|群众"
_INTO = r"[^，。；！？、\n]{0,6}(?:长龙|海洋|长城|绳|力量|洪流|钢|光|火|雨|河|桥|花|画|诗|歌|彩虹|泡影)(?![一-鿿])"
_WHERE = "眼里|眼中|心中|心里|脚下|肩上|手中|手里|胸中|笔下|脑中|目中"
_SWEAT = "(?:汗水|心血|泪水|灯光|鲜血|脚板|双脚|肩膀)[浇熬泡铺垒堆踩扛筑铸染凝]"

# Name of the rule, domain, the words. Each opens with characters that are few; what stands before these and belongs to the image is a group.
_FRAMES = (
    (
        "shape_of_nature",
        "nature",
        re.compile(rf"如(?<=([稳坚安])如)(?<![例比假诸譬犹]..)(?:{_NATURE}){_NATURE_ENDS}"),
    ),
    (
        "felt_idea",
        "temperature",
        re.compile(rf"是(?<=[^{_NO_IDEA.replace('|', '')}]是)((?:{_FELT})的)(?=[，。；！？、,.;!?])"),
    ),
    (
        "felt_idea",
        "temperature",
        re.compile(
            rf"是(?:(?<=([心血]里[却也都])是)|(?<=([心血][里却也都])是)|(?<=([心血])是))(?:{_FELT}|凉)的(?=[，。；！？、,.;!?])"
        ),
    ),
    (
        "put_into",
        "tool",
        re.compile(
            rf"把[^，。；！？、“”\n]{{1,10}}?(?:{_PUT})(?:进|在|到|入|满)[^，。；！？、“”\n]{{0,8}}?(?:里|上|中|下|间|大地|心田|土地|泥土|山河|天空)(?=[^一-鿿]|的)"
        ),
    ),
    (
        "work_as_battle",
        "war",
        Anchored(re.compile(r"(?:第[一二三四五六七八九十]|头|首|打好?这一|那一)场?仗"), *"第头首打那"),
    ),
    (
        "thing_acts",
        "family",
        re.compile(
            r"(?:数据|信息|材料|文件|政策|服务|资金|机器|时间|问题|责任|压力|制度|庄稼|土地)(?:多跑路|多跑腿|跑路|跑腿|长腿|开口|说话|睡大觉|躺平|打架|排队|回家|不会说谎|会说话|不说谎)"
        ),
    ),
    ("into_a_thing", "tool", re.compile(rf"成(?<=([排汇筑铸织连凝拧结聚])成){_INTO}")),
    ("into_a_thing", "tool", re.compile(rf"化[作为]{_INTO}")),
    ("walks_ahead", "journey", re.compile(r"走在[^，。；！？、“”\n]{0,8}?(?:最前列|前列|最前头|前头|最前面|前面)")),
    (
        "walks_far",
        "journey",
        re.compile(
            r"走得(?:比[^，。；！？、\n]{1,4}|更加|越来越|[更很太])?[远稳快久宽]|走[不多得]远|走不[了得]?[多太很]?远|走到哪里?"
        ),
    ),
    (
        "played_part",
        "theatre",
        re.compile(rf"“(?:(?<=当“)|(?<=当好“)|(?<=充当“)|(?<=沦为“))(?![{_NUMBERS}我你他这那不])[一-鿿]{{2,5}}”"),
    ),
    ("quoted_thing", "tool", re.compile(rf"“(?![{_NUMBERS}])(?!视联网)[一-鿿]{{0,2}}[{_QUOTED}]”")),
    (
        "shape_of_nature",
        "nature",
        re.compile(
            "如(?<=([重淡轻亮快急薄坚硬静明稳固心情爱])如)(?:泰山|磐石|鸿毛|闪电|白昼|春风|刀割|刀绞|[水山铁冰雪火炬海丝潮镜])(?=[^一-鿿]|的)"
        ),
    ),
    (
        "part_holds",
        "body",
        re.compile(
            rf"有(?:(?<=((?:{_WHERE})[才也都要就])有)|(?<=({_WHERE})有))(?:光|火|路|灯|亮|担|秤|杆秤|把?尺子?|泥土?|墨|剑|弦|根弦|星辰|大?海|丘壑)(?=[^一-鿿]|[的才])"
        ),
    ),
    (
        "kept_in_body",
        "body",
        re.compile(
            "[放装刻躺挂停捧抓扛握踩抛压烙融揣系攥暖说铭浮写印种埋扎走送](?=[在进到于入])(?:(?<=融)入)?[在进到于入](?:自己|我们|人民|群众|老?百姓|学生|孩子|职工|企业|大家|每个?人)?们?的?(?:心上|心头|心间|心坎上?里?|心底|脑子里|脑后|骨子里|骨髓里?|血液里?|血脉里?|嘴上|嘴边|肩上|肩头|手心里?|本子上|面上|表面|纸面上?)"
        ),
    ),
    (
        "thing_of_idea",
        "tool",
        re.compile(rf"之(?<=([一-鿿]{{2}})之)[{_THINGS}](?<!民族之林)(?![一-鿿]?间)(?!外|内|上|下|中|类)"),
    ),
    (
        "shape_of_nature",
        "nature",
        re.compile(rf"如(?<=([一-鿿]{{2}})如)(?<![例比假诸譬犹][一-鿿]{{2}}如)(?:{_NATURE}){_NATURE_ENDS}"),
    ),
    (
        "this_thing",
        "tool",
        re.compile(rf"这(?<=({_TOPICS})这)[把本根条座艘面扇盘张块盏场股剂篇杆台]“?[一-鿿]{{0,4}}[{_QUOTED}书]"),
    ),
    (
        "made_by_sweat",
        "water",
        re.compile(rf"出来(?:(?<=({_SWEAT}[一-鿿])出来)|(?<=({_SWEAT})出来))"),
    ),
)
_HITS_WHAT = re.compile(
    r"(?:烧掉|输掉|丢掉|赔掉|赔上|断送|连着|系着|点燃|照亮|播下|捧出|扛起|撑起|托起|架起|刻下|收获|戳中|刺痛|晒出|装着|扛着|挑着|压着|背着|拴着|[伤毁输丢赔赚暖寒凉冷砸割戳])的是[^，。；！？\n]{1,10}"
    r"(?:心|牌子|招牌|脸|饭碗|信任|信誉|未来|希望|前途|团圆|性命|责任|担当|感情|民意|口碑|作风|家庭|冷暖|安危|使命|信念|梦想|幸福)(?=[，。；！？、”\n])"
)


def coined(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield the images told by their make alone: start, stop, words, domain, rule.

    >>> [words for _, _, words, _, _ in coined("数字是冷的，水是冷的，架起信任之桥，机声如潮，把论文写进泥土里。")]
    ['冷的', '把论文写进泥土里', '信任之桥', '机声如潮']
    """
    for rule, domain, frame in _FRAMES:
        for match in frame.finditer(text):
            start, stop = match.start(match.lastindex or 0), match.end()
            if text[start] == "“":
                start, stop = start + 1, stop - 1
            yield start, stop, text[start:stop], domain, rule
    at = text.find("的是")
    while at >= 0:
        for first in (at - 2, at - 1):
            hit = _HITS_WHAT.match(text, max(0, first))
            if hit:
                yield hit.start(), hit.end(), hit.group(), "body", "hits_what"
                break
        at = text.find("的是", at + 2)
