r"""Expressions that backtrack: found by looking at the expression itself, as a net of states, without running it.

Time grows faster than the text where a text piece `v` can be read in two ways again and again: round one loop or another (`\s*\s*$`),
round one loop in two ways (`(a|a)+$`), or, in a search, as one more place to begin or as one more round of a loop (`a+b` on many `a`).
Each of these needs something behind the loop that can fail. What is found comes with its piece, so that it can be tried.
"""

import itertools
import re
from collections import deque
from dataclasses import dataclass, field
from functools import cache, partial
from re import _constants as c
from re import _parser

COPIES = 8
"""A repeat of one character with a greater limit is treated as one with this limit."""
_REPEATS = {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}
_CATEGORIES = {
    c.CATEGORY_DIGIT: str.isdecimal,
    c.CATEGORY_SPACE: str.isspace,
    c.CATEGORY_WORD: lambda char: char.isalnum() or char == "_",
    c.CATEGORY_LINEBREAK: lambda char: char == "\n",
}
_CATEGORIES |= {
    getattr(c, f"CATEGORY_NOT_{name}"): partial(
        lambda holds, char: not holds(char), _CATEGORIES[getattr(c, f"CATEGORY_{name}")]
    )
    for name in ("DIGIT", "SPACE", "WORD", "LINEBREAK")
}
_ITEMS = {c.LITERAL, c.NOT_LITERAL, c.IN, c.ANY}
_OTHERS = ("\x01", "Q", "q", "é", "龥", "0", "9", " ", "\t", "\n", "_", "〿")


@dataclass(frozen=True)
class Trouble:
    """A piece that can be read in two ways, what leads to it, and how time grows."""

    growth: str
    before: str
    piece: str


@dataclass
class _Net:
    """States and what leads from one to another: (kind, characters or None, state)."""

    flags: int
    alphabet: tuple = ()
    edges: list = field(default_factory=list)
    heads: dict = field(default_factory=dict)
    kept: list = field(default_factory=list)
    """Heads with the ends of what keeps its match (`(?>…)`, `…*+`) round them; and those open while the net is laid."""
    limited: set = field(default_factory=set)
    """Heads of repeats with a limit above `COPIES`: their time is limited too, but not if each round doubles it."""
    chars: dict = field(default_factory=dict)
    atoms: list = field(default_factory=list)
    """The states of each part that keeps its match: entered at one place it ends at one place, whatever else could be read."""

    def state(self):
        self.edges.append([])
        return len(self.edges) - 1

    def lead(self, start, stop, kind="free", chars=None):
        self.edges[start].append((kind, chars, stop))


def _nodes(tree):
    for op, given in tree:
        yield op, given
        if op in _REPEATS:
            yield from _nodes(given[2])
        elif op is c.BRANCH:
            yield from itertools.chain.from_iterable(map(_nodes, given[1]))
        elif op is c.SUBPATTERN:
            yield from _nodes(given[3])
        elif op in {c.ASSERT, c.ASSERT_NOT}:
            yield from _nodes(given[1])
        elif op is c.ATOMIC_GROUP:
            yield from _nodes(given)


def _holds(op, given, char, flags):
    """Whether one item of an expression reads a character."""
    if op is c.ANY:
        return bool(flags & re.DOTALL) or char != "\n"
    if op is c.LITERAL:
        return ord(char) == given
    if op is c.NOT_LITERAL:
        return ord(char) != given
    if op is c.RANGE:
        return given[0] <= ord(char) <= given[1]
    if op is c.CATEGORY:
        return _CATEGORIES[given](char)
    negated = given[0][0] is c.NEGATE
    return any(_holds(*one, char, flags) for one in given[negated:]) != negated


def _alphabet(tree, flags):
    """Return one character for each way in which the items of an expression can tell characters apart."""
    items, chars, own = {}, set(_OTHERS), set()
    for op, given in _nodes(tree):
        if op in {c.LITERAL, c.NOT_LITERAL}:
            own.add(chr(given))
        elif op in _ITEMS:
            items[str(given)] = (op, given)
        for kind, code in given if op is c.IN else ():
            if kind is c.LITERAL:
                chars.add(chr(code))
            elif kind is c.RANGE:
                chars.update(map(chr, (code[0], code[1], (code[0] + code[1]) // 2)))
    if flags & re.IGNORECASE:
        own |= {char.swapcase() for char in own if len(char.swapcase()) == 1}
    kinds = {}
    for char in sorted(chars | own):
        kinds.setdefault((char in own and char, *(_reads(*item, char, flags) for item in items.values())), char)
    return tuple(kinds.values())


def _reads(op, given, char, flags):
    cases = {char, char.lower(), char.upper()} if flags & re.IGNORECASE else {char}
    return any(len(one) == 1 and _holds(op, given, one, flags) for one in cases)


def _build(net, tree, start):
    """Lay an expression into the net from a state on, and return the state in which it ends."""
    for op, given in tree:
        start = _item(net, op, given, start)
    return start


def _chars(net, op, given):
    """Return the characters that an item reads."""
    if op is c.LITERAL and not net.flags & re.IGNORECASE:
        return frozenset(chr(given))
    key = op, str(given)
    if key not in net.chars:
        net.chars[key] = frozenset(char for char in net.alphabet if _reads(op, given, char, net.flags))
    return net.chars[key]


def _item(net, op, given, start):
    stop = net.state()
    if op in _ITEMS:
        net.lead(start, stop, "read", _chars(net, op, given))
    elif op is c.BRANCH:
        for branch in given[1]:
            first = net.state()
            net.lead(start, first)
            net.lead(_build(net, branch, first), stop)
    elif op is c.SUBPATTERN:
        net.lead(_build(net, given[3], start), stop)
    elif op in {c.ATOMIC_GROUP, c.POSSESSIVE_REPEAT}:
        _keeping(net, op, given, start, stop)
    elif op in _REPEATS:
        net.lead(_repeat(net, *given, start), stop)
    elif op in {c.ASSERT, c.ASSERT_NOT}:
        _looking(net, op, given, start, stop)
    elif op is c.AT:
        _standing(net, given, start, stop)
    else:  # a reference to a group: as if it read nothing
        net.lead(start, stop)
    return stop


def _keeping(net, op, given, start, stop):
    """Lay what keeps its match, once it has one."""
    net.kept.append(stop)
    if op is c.ATOMIC_GROUP:
        net.lead(_build(net, given, start), stop)
    else:
        out = _repeat(net, *given, start)
        one = list(given[2])
        alone = given[1] is c.MAXREPEAT and len(one) == 1 and one[0][0] in _ITEMS
        # What goes on after such a loop is none of its characters.
        net.lead(out, stop, *(("ahead", frozenset(net.alphabet) - _chars(net, *one[0])) if alone else ()))
    net.atoms.append(range(stop + 1, len(net.edges)))
    net.kept.pop()


def _standing(net, given, start, stop):
    r"""Lay `^`, `$`, `\b`: the end of a text leads nowhere, for in a text that is to be slow it is never reached."""
    line = frozenset("\n") & frozenset(net.alphabet)
    if net.flags & re.MULTILINE and given in {c.AT_BEGINNING, c.AT_END}:
        net.lead(start, stop, "behind" if given is c.AT_BEGINNING else "ahead", line)
    elif given in {c.AT_BEGINNING, c.AT_BEGINNING_STRING}:
        net.lead(start, stop, "begin")
    elif given not in {c.AT_END, c.AT_END_STRING}:
        net.lead(start, stop, "maybe")


def _repeat(net, least, most, body, start):
    for _ in range(min(least, COPIES)):
        start = _build(net, body, start)
    one = list(body)
    limited = most is not c.MAXREPEAT and most - least > COPIES and not (len(one) == 1 and one[0][0] in _ITEMS)
    if most is c.MAXREPEAT or limited:
        head = net.state()
        if limited:
            net.limited.add(head)
        net.heads[head] = frozenset(net.kept)
        net.lead(start, head)
        net.lead(_build(net, body, head), head)
        return head
    stop = net.state()
    for _ in range(min(most - least, COPIES)):
        net.lead(start, stop)
        start = _build(net, body, start)
    net.lead(start, stop)
    return stop


def _looking(net, op, given, start, stop):
    """A look ahead may take time without reading: it is a way that ends nowhere. What it wants next is kept."""
    where, body = given
    body = list(body)
    single = body[-1 if where < 0 else 0] if body else None
    plain = single is not None and single[0] in _ITEMS
    chars = _chars(net, *single) if plain else None
    kind = "behind" if where < 0 else "ahead"
    if op is c.ASSERT and plain:
        net.lead(start, stop, kind, chars)
    elif op is c.ASSERT_NOT and plain and len(body) == 1:
        # At an end of the text there is nothing to be refused; the pieces tried are inside a text.
        net.lead(start, stop, kind, frozenset(net.alphabet) - chars)
    else:
        net.lead(start, stop, "maybe")
    if where > 0:
        first = net.state()
        net.lead(start, first)
        _build(net, body, first)


def _steps(net, known, state, before):
    """Return what can be read next from a state: (characters, state after it), once for each way that leads there."""
    found = known.get((state, before))
    if found is None:
        found, stack, ways = [], [(state, None, frozenset([state]))], 0
        while stack and ways < 20_000:
            here, wanted, seen = stack.pop()
            ways += 1
            for kind, chars, after in net.edges[here]:
                if kind == "read":
                    allowed = chars if wanted is None else chars & wanted
                    if allowed:
                        found.append((allowed, after))
                elif kind in {"free", "maybe", "ahead", "behind"} and after not in seen:
                    if kind == "behind" and before is not None and before not in chars:
                        continue
                    narrowed = wanted
                    if kind == "ahead":
                        narrowed = chars if wanted is None else chars & wanted
                    stack.append((after, narrowed, seen | {after}))
        found = known[state, before] = _few(found)
    return found


def _few(steps):
    """Keep two of equal steps: two ways are as bad as many."""
    kept = {}
    for step in steps:
        kept[step] = min(2, kept.get(step, 0) + 1)
    return [step for step, times in kept.items() for _ in range(times)]


def _spread(neighbours, start):
    """Return the states that can be reached, each with the step that first led there."""
    found, queue = {start: None}, deque([start])
    while queue:
        here = queue.popleft()
        for step in neighbours(here):
            if step[-1] not in found:
                found[step[-1]] = (here, step)
                queue.append(step[-1])
    return found


class _Finder:
    """The troubles of one expression."""

    def __init__(self, pattern, flags, *, searched):
        tree = _parser.parse(pattern, flags)
        flags = tree.state.flags | (re.ASCII if isinstance(pattern, bytes) else 0)
        self.net = net = _Net(flags, _alphabet(tree, flags))
        self.begin = self.root = net.state()
        self.end = _build(net, tree, self.begin)
        if searched:
            self.root = net.state()
            net.lead(self.root, self.root, "read", frozenset(net.alphabet))
            net.lead(self.root, self.begin)
        looks = (chars for edges in net.edges for kind, chars, _ in edges if kind in {"behind", "ahead"})
        self.wanted = tuple(dict.fromkeys(looks))
        self.alike = {self._seen_as(char): char for char in net.alphabet}
        self.known, self.back = {}, [[] for _ in net.edges]
        for state, edges in enumerate(net.edges):
            for kind, chars, after in edges:
                if kind != "read" or chars:
                    self.back[after].append((kind, state))
        self.leads = _spread(self._onward, self.root)
        self.heads = [head for head in net.heads if head in self.leads]
        self.after = {head: set(_spread(self._onward, head)) for head in self.heads}
        self.at = {
            head: set(_spread(lambda state: [s for s in self.back[state] if s[0] not in {"read", "begin"}], head))
            for head in (*self.heads, self.root)
        }
        self.rings = {head: self.after[head] & set(_spread(lambda s: self.back[s], head)) for head in self.heads}

    def _onward(self, state):
        return [step for step in self.net.edges[state] if step[0] != "read" or step[1]]

    def text_to(self, state):
        """Return a shortest text that leads to a state."""
        text = ""
        while self.leads[state] is not None:
            state, (kind, chars, _) = self.leads[state]
            text = (min(chars) if kind == "read" else "") + text
        return text

    def saved(self, head, ends):
        """Whether a loop cannot fail: when it goes no further, one of the ends is at once reached."""
        ring = self.rings[head]
        more = set().union(
            *(chars for state in self.at[head] | {head} for chars, after in self._steps(state, None) if after in ring)
        )
        rest = frozenset(self.net.alphabet) - more

        def free(state):
            return [s for s in self.net.edges[state] if s[0] == "free" or (s[0] == "ahead" and s[1] >= rest)]

        return any(end in _spread(free, state) for state in ring for end in ends)

    def _kept_one(self, state, one, other):
        """Whether two steps from one state belong to one part that keeps its match, so that only one of them is ever taken."""
        return any(
            one in atom and other in atom if state not in atom else one in atom or other in atom
            for atom in self.net.atoms
        )

    def _steps(self, state, before):
        return _steps(self.net, self.known, state, before)

    def _round(self, start, goals, rings):
        """Return a text that can be read from each start to its goal, the readings apart at least once; "" if there is none.

        `rings`: where a reading must stay, None where it may go anywhere. The text stands before and after itself.
        """
        piece = self._rounds(start, goals, rings, (None,))
        if piece and self.wanted:
            return self._rounds(start, goals, rings, dict.fromkeys(map(self._seen_as, sorted(self.net.alphabet))))
        return piece

    def _seen_as(self, char):
        """What looks behind and ahead see of a character."""
        return tuple(char in chars for chars in self.wanted)

    def _rounds(self, start, goals, rings, lasts):
        for last in lasts:
            queue, seen = deque([(start, last and self.alike[last], len(set(start)) > 1, "")]), set()
            while queue:
                states, before, apart, text = queue.popleft()
                moves = [
                    [(i, s) for i, s in enumerate(self._steps(state, before)) if ring is None or s[1] in ring]
                    for state, ring in zip(states, rings, strict=True)
                ]
                for picked in itertools.product(*moves) if all(moves) else ():
                    common = frozenset.intersection(*(step[0] for _, step in picked))
                    after = tuple(step[1] for _, step in picked)
                    parted = apart or len(states) == 1 or len(set(after)) > 1 or len({i for i, _ in picked}) > 1
                    if (
                        parted
                        and not apart
                        and len(states) == 2
                        and states[0] == states[1]
                        and self._kept_one(states[0], *after)
                    ):
                        continue
                    for char in self._different(common, last):
                        now = last and self.alike[self._seen_as(char)]
                        key = (after, now, parted, last and self._seen_as((text + char)[0]))
                        if key in seen:
                            continue
                        seen.add(key)
                        around = (char, (text + char)[0]) if last else (None, None)
                        closed = last is None or self._seen_as(char) == last
                        if (
                            parted
                            and closed
                            and all(self._stands(a, g, *around) for a, g in zip(after, goals, strict=True))
                        ):
                            return text + char
                        queue.append((after, now, parted, text + char))
        return ""

    def _different(self, chars, last):
        """Return the characters that a search must tell apart."""
        if last is None:
            return sorted(chars)[:1]
        return {self._seen_as(char): char for char in sorted(chars, reverse=True)}.values()

    def _stands(self, state, head, before, after):
        """Whether a state stands at a head, nothing more being read, between these characters."""
        if before is None:
            return state in self.at[head]

        def free(here):
            return [
                step
                for step in self.net.edges[here]
                if step[0] in {"free", "maybe"}
                or (step[0] == "behind" and before in step[1])
                or (step[0] == "ahead" and after in step[1])
            ]

        return state in self.at[head] and head in _spread(free, state)

    def piece(self, head):
        """Return a text that a loop reads once."""
        return self._round((head,), (head,), (self.rings[head],))

    def troubles(self):
        """Yield what is found, loop by loop."""
        for head in self.heads:
            ring, kept = self.rings[head], self.net.heads[head]
            if self.saved(head, {self.end}):
                continue
            if not self.saved(head, kept) and (piece := self._round((head,) * 2, (head,) * 2, (ring, ring))):
                yield Trouble("exponential", self.text_to(head), piece)
            if head in self.net.limited:
                continue
            if self.root != self.begin:
                piece = self._round((self.root, head), (head, head), (None, ring))
                if piece:
                    yield Trouble("searched", "", piece)
            for other in set(self.heads) - self.net.limited:
                if (
                    head not in self.after[other]
                    or other in self.after[head]
                    or self.saved(head, kept & self.net.heads[other])
                ):
                    continue
                piece = self._round((other, other, head), (other, head, head), (self.rings[other], None, ring))
                if piece:
                    yield Trouble("two loops", self.text_to(other), piece)


@cache
def _finder(pattern, flags, searched):
    return _Finder(pattern, flags, searched=searched)


def troubles(pattern, flags=0, *, searched=True):
    """Return what makes an expression slow on a long text; `searched`: it is looked for at every place.

    >>> troubles("a+b")
    [Trouble(growth='searched', before='', piece='a')]
    >>> troubles("a+b", searched=False), troubles("“[^“”]+”"), troubles("a+")
    ([], [], [])
    >>> [one.growth for one in troubles("(?:a|a)+b|[ab]*a*c", searched=False)]
    ['exponential', 'two loops']
    """
    return list(_finder(pattern, flags, searched).troubles())


def loops(pattern, flags=0, *, searched=True):
    """Return (what leads to it, a piece that it reads) for every loop of an expression.

    >>> loops("a(?:bc)*d")
    [('a', 'bc')]
    """
    finder = _finder(pattern, flags, searched)
    return list(dict.fromkeys((finder.text_to(head), finder.piece(head)) for head in finder.heads))
