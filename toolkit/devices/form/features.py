"""What is measured on two adjacent branches (分支) before a weight decides whether they are parallel.

A branch is one to seven clauses. The measures follow the study of student essays (PSE-I): marks before, between and after,
lengths, shared words and tags, the frame of function words, the clauses aligned from the front and from the back, and what
stands on either side.
"""

from toolkit.devices.form.clauses import BREAK, COMMA, QUESTION, SEMICOLON, STOP, Clauses
from toolkit.devices.form.sameness import REACH, Numbers, Window
from toolkit.devices.form.similarity import Masks, common, masks, prefix, suffix
from toolkit.devices.form.weights import names

NAMES = names(
    "prefix_words prefix_tags prefix_chars suffix_chars word_lcs tag_lcs frame_lcs word_lcs_n tag_lcs_min shared shared_chars "
    "len_ratio len_diff same_len len signed_diff clauses_a clauses_b clauses_equal clauses_diff unit_tag_mean unit_tag_min "
    "unit_len_min unit_prefix unit_suffix first_tag first_prefix first_suffix last_tag last_prefix last_suffix last_len "
    "first_len skeleton comma semicolon stop question after_same after_rank after_kind before_same before_kind before_rank "
    "inner_a inner_b lead_in lead_in_at units_before units_after next_prefix prev_prefix right_suffix next_len prev_len "
    "paragraph_start quotes quotes_odd lists_equal lists_diff head_tags same_shape"
)
"""The measures in the order of `Features.of`; the table of weights names them."""

_LIGHT = frozenset(
    names(
        "的 了 着 在 是 我 你 他 她 它 我们 你们 他们 人 一 个 不 也 都 就 与 和 有 会 能 让 使 这 那 上 中 里 到 为 "
        "而 又 更 还"
    )
)
_FUNCTION_TAGS = frozenset("upcdrymqfkez1234567/")
_NO_EDGES = (0, 0)
Edges = tuple[int, int]
"""How many characters two clauses share in front and at the back."""


class Branch:
    """One branch, measured once: words, tags, function-word frame, and the masks of all three when they are first asked for."""

    __slots__ = ("_masks", "content", "frame", "lists", "quotes", "size", "tags", "text", "words")

    def __init__(self, words: list[str], tags: str) -> None:
        self.words, self.tags = words, tags
        self.frame = [w if t in _FUNCTION_TAGS or w in _LIGHT else "_" for w, t in zip(words, tags, strict=True)]
        self.text = text = "".join([w for w in words if w[0] != "/"])
        self.size = len(text)
        self.content = frozenset(words).difference(self.frame)
        self.quotes = text.count("“") + text.count("”") + text.count('"')
        self.lists = text.count("、")
        self._masks: tuple[Masks, Masks, Masks] | None = None

    def masks(self) -> tuple[Masks, Masks, Masks]:
        """Return the masks of words, tags and frame."""
        if self._masks is None:
            self._masks = (masks(self.words), masks(self.tags), masks(self.frame))
        return self._masks


def lead_in(clauses: Clauses, i: int, b: int) -> int:
    """Return the word in clause `i` where its branch starts: where the first word of clause `b` recurs in it, else 0.

    In 真正述出了压力，述出了动力 the first branch starts at 述.
    """
    words, head = clauses.words[i], clauses.words[b][0]
    if words[0] == head:
        return 0
    for k in range(1, len(words) - 1):
        if words[k] == head:
            return k
    return 0


class Features:
    """Measures pairs of branches of one text and remembers what they share, equal clauses taken for one."""

    def __init__(self, clauses: Clauses) -> None:
        self.clauses = clauses
        self._numbers = Numbers(clauses)
        self._alike: dict[tuple[int, int], float] = {}
        self._edges: dict[tuple[int, int], Edges] = {}
        self._branches: dict[tuple[int, int, int], Branch] = {}
        self._masks: dict[int, Masks] = {}

    def alike(self, i: int, j: int) -> float:
        """Return how alike the tags of two clauses are."""
        key = self._numbers[i], self._numbers[j]
        found = self._alike.get(key)
        if found is None:
            x, y = self.clauses.tags[i], self.clauses.tags[j]
            made = self._masks.get(key[1])
            if made is None:
                made = self._masks[key[1]] = masks(y)
            found = self._alike[key] = 1.0 if x == y else common(x, made) / max(len(x), len(y))
        return found

    def evenness(self, i: int, j: int) -> float:
        """Return how even two clauses are in length: the shorter by the longer."""
        a, b = self.clauses.sizes[i], self.clauses.sizes[j]
        return a / b if a < b else b / a

    def edges(self, i: int, j: int) -> Edges:
        """Return how many characters two clauses share in front and at the back."""
        key = self._numbers[i], self._numbers[j]
        found = self._edges.get(key)
        if found is None:
            c = self.clauses
            s, t = c.text[c.starts[i] : c.stops[i]], c.text[c.starts[j] : c.stops[j]]
            found = self._edges[key] = (
                prefix(s, t) if s[0] == t[0] else 0,
                suffix(s, t) if s[-1] == t[-1] else 0,
            )
        return found

    def branch(self, i: int, j: int, skip: int = 0) -> Branch:
        """Return clauses `i` to `j` as one branch, the first `skip` words left out."""
        key = (i, j, skip)
        found = self._branches.get(key)
        if found is None:
            c = self.clauses
            words, tags = c.words[i][skip:], c.tags[i][skip:]
            for n in range(i + 1, j + 1):
                words = [*words, f"/{c.kinds[n - 1]}", *c.words[n]]
                tags += "/" + c.tags[n]
            found = self._branches[key] = Branch(words, tags)
        return found

    def window(self, i: int, j: int, last: int) -> Window:
        """Return a key that only pairs share whose measures are the same."""
        return self._numbers.window(i, j, last)

    def of(self, i: int, j: int, last: int) -> list[float]:
        """Return the measures of the branches `i`..`j` and `j + 1`..`last`, in the order of NAMES."""
        skip = lead_in(self.clauses, i, j + 1)
        a, b = self.branch(i, j, skip), self.branch(j + 1, last)
        return [
            *_wording(a, b),
            *self._alignment(i, j, last),
            *self._marks(i, j, last),
            *self._neighbours(i, j, last, skip),
            *self._rest(i, j, a, b, skip),
        ]

    def _alignment(self, i: int, j: int, last: int) -> list[float]:
        b, ka, kb = j + 1, j - i + 1, last - j
        n = min(ka, kb)
        front = [self.alike(i + x, b + x) for x in range(n)]
        edges = [self.edges(i + x, b + x) for x in range(n)]
        first_edges, end_edges = edges[0], self.edges(j, last)
        most = max(ka, kb)
        return [
            ka,
            kb,
            ka == kb,
            kb - ka,
            sum(front) / n,
            min(front),
            min([self.evenness(i + x, b + x) for x in range(n)]),
            sum([x[0] > 0 for x in edges]) / most,
            sum([x[1] > 0 for x in edges]) / most,
            front[0],
            min(first_edges[0], 6),
            min(first_edges[1], 5),
            self.alike(j, last),
            min(end_edges[0], 5),
            min(end_edges[1], 5),
            self.evenness(j, last),
            self.evenness(i, b),
            self.clauses.kinds[i:j] == self.clauses.kinds[b:last],
        ]

    def _marks(self, i: int, j: int, last: int) -> list[float]:
        c = self.clauses
        ranks, kinds = c.ranks, c.kinds
        mark, rank = kinds[j], ranks[j]
        return [
            mark == COMMA,
            mark == SEMICOLON,
            mark == STOP,
            mark == QUESTION,
            kinds[last] == mark,
            ranks[last] - rank,
            kinds[last],
            c.before[i] == mark,
            c.before[i],
            (ranks[i - 1] if i else BREAK) - rank,
            max(ranks[i:j], default=0) - rank,
            max(ranks[j + 1 : last], default=0) - rank,
        ]

    def _neighbours(self, i: int, j: int, last: int, skip: int) -> list[float]:
        c, b = self.clauses, j + 1
        ranks = c.ranks
        first, end = i, last
        while first > 0 and ranks[first - 1] < 3 and i - first < REACH:
            first -= 1
        while end < len(c) - 1 and ranks[end] < 3 and end - last < REACH:
            end += 1
        open_right = last + 1 < len(c) and ranks[last] < BREAK
        following = self.edges(b, last + 1) if open_right else _NO_EDGES
        width = j - i + 1
        reachable = i >= width and BREAK not in ranks[i - width : i]
        preceding = self.edges(i - width, i) if reachable else _NO_EDGES
        return [
            skip > 0,
            skip,
            i - first,
            end - last,
            min(following[0], 4),
            min(preceding[0], 4),
            min(self.edges(j, last + 1)[1], 3) if open_right else 0,
            self.evenness(b, last + 1) if open_right else 0.0,
            self.evenness(i - width, i) if reachable else 0.0,
        ]

    def _rest(self, i: int, j: int, a: Branch, b: Branch, skip: int) -> list[float]:
        c = self.clauses
        return [
            i == 0 or c.ranks[i - 1] == BREAK,
            a.quotes > 1 and b.quotes > 1,
            a.quotes % 2 + b.quotes % 2,
            a.lists == b.lists > 0,
            abs(a.lists - b.lists),
            c.tags[i][skip : skip + 2] == c.tags[j + 1][:2],
            a.size == b.size and a.tags == b.tags,
        ]


def _wording(a: Branch, b: Branch) -> list[float]:
    longer, shorter = max(len(a.words), len(b.words)), min(len(a.words), len(b.words))
    of_words, of_tags, of_frame = b.masks()
    words, tags = common(a.words, of_words), common(a.tags, of_tags)
    shared = sum(map(len, a.content & b.content))
    total = sum(map(len, a.content)) + sum(map(len, b.content))
    size, other = a.size, b.size
    return [
        min(prefix(a.words, b.words), 6),
        min(prefix(a.tags, b.tags), 8),
        min(prefix(a.text, b.text), 8),
        min(suffix(a.text, b.text), 6),
        words / longer,
        tags / longer,
        common(a.frame, of_frame) / longer,
        min(words, 10),
        tags / shorter,
        shared / max(1, total),
        min(shared, 8),
        min(size, other) / max(size, other),
        min(abs(size - other), 20),
        size == other,
        (size + other) / 2,
        max(-25, min(25, other - size)),
    ]
