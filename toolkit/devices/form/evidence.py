"""Which measures weighed most: the groups they fall into, named in the notes."""

from collections.abc import Iterable, Sequence
from functools import cache
from operator import itemgetter

_GROUPS = {
    "lengths": "same_len off_by_one diff ratio size tiny three four len_ratio len_diff len signed_diff unit_len_min last_len "
    "first_len next_len prev_len five six very_long",
    "words": "first_word last_word prefix suffix first_char last_char same_chars same_share shared_word shared_words "
    "phrase_first_char clause_first_word short_shared prefix_words suffix_words prefix_chars suffix_chars word_lcs word_lcs_n "
    "shared shared_chars unit_prefix unit_suffix unit_word_mean first_prefix first_suffix last_prefix last_suffix "
    "same_two same_third same_inside last_moves opposite_words opposite_chars both_are "
    "head_is head_let head_have head_if head_at head_not",
    "tags": "tags tag_likeness verbs one_verb nouns first_tag last_tag verb_first same_tags same_shape prefix_tags suffix_tags "
    "tag_lcs tag_lcs_min unit_tag_mean unit_tag_min last_tag head_tags",
    "rhythm": "shape cuts same_count same_len shape_third shape_half shape_most two_and_two",
    "frame": "frame function_lcs frame_lcs",
    "row": "third_size third_head third_tail third_tags next_prefix next_tag prev_prefix prev_tag",
    "marks": "phrase comma semicolon stop set_off ends_off question after_same after_rank after_kind before_same before_kind "
    "before_rank inner_a inner_b paragraph_start units_before units_after",
    "clauses": "clauses_a clauses_b clauses_equal clauses_diff skeleton lists_equal",
}
GROUP_OF = {measure: group for group, measures in _GROUPS.items() for measure in measures.split()}


@cache
def _places(names: Sequence[str]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return each group with the places of its measures among `names`, in the order in which they first appear."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        if name in GROUP_OF:
            found.setdefault(GROUP_OF[name], []).append(place)
    return tuple((group, tuple(places)) for group, places in found.items())


def weightiest(names: tuple[str, ...], shares: Iterable[float]) -> tuple[str, ...]:
    """Return the two groups of measures that spoke most for a run, the stronger first.

    >>> weightiest(("ratio", "same_chars", "tiny"), (2.0, 0.5, -1.0))
    ('lengths', 'words')
    """
    given = tuple(shares)
    total = [(sum([given[place] for place in places]), group) for group, places in _places(names)]
    ranked = sorted([found for found in total if found[0] > 0], key=itemgetter(0), reverse=True)
    return tuple([group for _, group in ranked[:2]])
