"""Images that are kept up (连喻): once a sentence has set a stage or planted a tree, plain words of that field are images too."""

import re
from collections.abc import Iterable, Iterator

from toolkit.devices.scene import Scene

_LONGEST = 14
_SHORTEST = 2
# Domain, what opens the field, and the plain words that go on in it.
_FIELDS = tuple(
    (domain, re.compile(opens), frozenset(goes_on.split()))
    for domain, opens, goes_on in (
        (
            "theatre",
            "主角|配角|舞台|唱戏|大戏|重头戏|独角戏|对台戏|好戏|搭台|登台|登场|戏台|导演|剧本|龙套|大幕|帷幕|唱响|演戏",
            "戏 观众 台下 台上 台前 台词 演员 幕 幕布 唱 演 看戏 喝彩 掌声 板凳 角儿 锣鼓 鼓点",
        ),
        (
            "plant",
            "扎根|根深|生根|土壤|沃土|园丁|种子|开花|结果|幼苗|大树|小树|育苗|百花|枝叶|果实|桃李|嫁接|耕耘|播种|浇灌|培土|华秋实|十年树木|温室|是[树根苗土]|棵树|树一样",
            "树 根 土 泥土 苗 叶 叶子 花 花朵 果 果子 果实 枝 枝干 枝叶 芽 种子 种 栽 浇水 施肥 乘凉 园丁 发芽 结果 开花 根须 树干 树荫 枯 肥 扎",
        ),
        (
            "sea",
            "扬帆|掌舵|舵手|航船|航程|航向|风浪|巨轮|同舟|启航|起航|领航|逆水行舟|彼岸|灯塔|压舱石|乘风破浪|劈波斩浪|大船",
            "船 船上 帆 舵 桨 岸 浪 浪头 港口 潮 潮水 水手 船长 靠岸 搁浅 触礁 翻船 划",
        ),
        (
            "water",
            "源头|活水|源泉|洪流|长河|一碗水|江河|大海|海洋|水滴石穿|滴水|涓涓|[一半]桶水|一杯水|浪潮|深水区|一潭死水|蓄水池",
            "水 河 小河 河流 江 海 大海 井 泉 泉水 桶 溪 小溪 浪 浪花 杯 池子 池塘 流 流动 流淌 干涸 水滴 石头 堤",
        ),
        (
            "journey",
            "征程|爬坡|过坎|弯道|赛道|快车道|赶路|上路|路口|岔路|跋涉|里程碑|接力|起跑|领跑|冲刺|掉队|抄近道|绕道|引路|带路|走[弯老新远]",
            "路 车 坡 坎 桥 脚步 步子 轮子 站台 棒 一棒 跑 弯 路标 行囊 鞋 走路 上坡 下坡 油门 刹车",
        ),
        (
            "light and fire",
            "点亮|照亮|点燃|火种|火炬|灯塔|明灯|光芒|星火|燃烧|蜡烛|火把|[一盏]灯",
            "灯 火 光 烛光 亮 火焰 火光 黑夜 灯光 柴 灯芯 油",
        ),
        (
            "exam",
            "答卷|考卷|赶考|大考|必答题|考题|答题|阅卷|出卷|交卷",
            "题 题目 卷子 卷面 试卷 考官 考生 分数 答案 答 考场",
        ),
        (
            "building",
            "大厦|基石|根基|地基|柱石|栋梁|添砖加瓦|四梁八柱|楼房|高楼|一砖一瓦",
            "砖 瓦 墙 楼 梁 柱 柱子 房子 塌 打桩 地动山摇 楼房 图纸 施工 屋顶",
        ),
        (
            "medicine",
            "把脉|病根|药方|疗毒|补钙|软骨病|输血|造血|肌体|处方|病灶|会诊|良药|开方|体检",
            "病 药 钙 血 脉 病人 医生 病因 吃药 发烧 症状 治 疼 痛 伤口 手术 病症",
        ),
        (
            "food",
            "蛋糕|饭碗|大锅饭|夹生饭|硬骨头|盛宴|大餐|家常菜|啃",
            "菜 饭 锅 碗 灶 火候 味道 盐 汤 骨头 肉 端 嚼 口味",
        ),
    )
)
_ANY = re.compile("|".join(opens.pattern for _, opens, _ in _FIELDS))
_DONE = frozenset("唱演划流跑扎栽种塌治疼痛嚼端弯答")
"""Plain words of one character that are verbs."""
_ONE_THING = re.compile("一[条桶杯碗盏座棵把块根艘片朵粒颗池潭滴][^，。；：！？、“”\n也就才都不是]{1,8}")
_TOLD = re.compile("[这那][里儿边]?[是有]|[^，。；：！？、]{0,8}?了一")
"""How clauses open that point at things or tell what was done: 这是一座桥, 村里修了一座桥."""
_LEADS = re.compile(
    "(?:而?是|不是|就是|都是|得是|要由|要有|要靠|要看|也要|还要|更要|要|也|就|才|却|都|由|靠|让|得|愿|更)+"
)


def kept_up(scene: Scene, images: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str, str, str]]:
    """Yield the clauses that go on in an image of their sentence: start, stop, words, domain, rule.

    >>> from toolkit.devices.trial import scene
    >>> now = scene("群众是主角，干部是配角，台词记得牢不牢，由台下的观众来评。今晚有戏看。")
    >>> [words for _, _, words, *_ in kept_up(now, [(3, 5), (9, 11)])]
    ['台词记得牢不牢', '台下的观众来评']
    """
    images = list(images)
    openers = sorted(image for image in images if _ANY.search(scene.text, max(0, image[0] - 1), image[1]))
    taken = {at for start, stop in images for at in range(start, stop)} if openers else set()
    seen: set[tuple[int, int]] = set()
    for start, stop in openers:
        sentence = scene.sentence(start)
        if sentence is None:
            continue
        words = scene.text[max(sentence.start, start - 1) : stop]
        for number, (domain, opens, goes_on) in enumerate(_FIELDS):
            if not opens.search(words) or (sentence.start, number) in seen:
                continue
            seen.add((sentence.start, number))
            for clause in _going_on(scene, sentence.start, sentence.stop, goes_on):
                if taken.isdisjoint(range(*clause)):
                    taken.update(range(*clause))
                    yield *clause, scene.text[slice(*clause)], domain, "kept_up_image"


def _going_on(scene: Scene, start: int, stop: int, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    at = start
    while at < stop:
        token = scene.token(at)
        if token is None:
            at += 1
            continue
        at = token.stop
        if token.text in words and (token.tag[:1] == "n" or token.stop - token.start > 1 or token.text in _DONE):
            clause = scene.clause(token.start)
            first, last = max(clause.start, start), min(clause.stop, stop)
            while first < last and first not in scene.token_at:
                first += 1
            at = max(at, last)
            if _TOLD.match(scene.text, first, last):
                continue
            lead = _LEADS.match(scene.text, first, last)
            if lead and lead.end() in scene.token_at:
                first = lead.end()
            one = _ONE_THING.search(scene.text, first, last)
            if one and one.end() >= token.stop:
                first, last = one.span()
            size = len(scene.text[first:last].rstrip("。！？；：，、”’）\n\u3000 "))
            if _SHORTEST <= size <= _LONGEST:
                yield first, first + size
