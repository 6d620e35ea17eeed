"""Patterns of form (句式): parallelism, antithesis and the other figures of arrangement."""

from collections.abc import Iterable

from toolkit.devices.form import links
from toolkit.devices.form.anadiplosis import anadiploses
from toolkit.devices.form.clauses import clauses_of, section_edges
from toolkit.devices.form.contrast import find_contrasts
from toolkit.devices.form.echoes import echoing
from toolkit.devices.form.gradation import find_gradations
from toolkit.devices.form.headings import heading_runs
from toolkit.devices.form.heads import paragraph_heads, repeated_openings, time_heads
from toolkit.devices.form.joined import freed, joined, with_ending, with_verb
from toolkit.devices.form.naming import named
from toolkit.devices.form.negation import find_negations
from toolkit.devices.form.nesting import arranged, is_no_even_pair, loose_pairs
from toolkit.devices.form.opposed_inside import inside_clause
from toolkit.devices.form.pairs import pair_runs
from toolkit.devices.form.questions import find_questions
from toolkit.devices.form.register import register_of
from toolkit.devices.form.repetition import find_repetitions
from toolkit.devices.form.runs import SPEECH, Run, branch_runs, link_runs
from toolkit.devices.form.series import series_runs
from toolkit.devices.form.shared_inside import same_calls, same_lists, shared_inside
from toolkit.devices.form.signs import Signs
from toolkit.devices.form.tight import find_tight
from toolkit.devices.form.turns import find_turns
from toolkit.devices.form.uneven import find_uneven
from toolkit.devices.form.verb_series import sentence_heads, small_heads, verb_objects
from toolkit.model import Document, Finding, Trace

__all__ = ["find"]


def find(doc: Document, trace: Trace | None = None) -> Iterable[Finding]:
    """Return the findings of this family, in no order.

    Units are never compared across paragraphs or top-level sections, only headings of one group are.
    """
    clauses = clauses_of(doc)
    register = register_of(doc)
    branches = branch_runs(clauses, register)
    rows, signs = list(links.rows(clauses)), Signs(clauses)
    small: list[Run] = []
    near: list[Run] = []
    if register == SPEECH:
        small, near = link_runs(clauses, rows)
        small += [*series_runs(clauses, rows), *repeated_openings(clauses), *time_heads(clauses)]
        even = list(pair_runs(clauses, rows, signs))
        small = [*filter(is_no_even_pair, small), *even, *joined(clauses, even)]
        small += [*small_heads(clauses), *verb_objects(clauses), *sentence_heads(clauses)]
        small += [*shared_inside(clauses), *same_lists(clauses), *same_calls(clauses)]
        small = [with_ending(doc.text, freed(with_verb(clauses, run))) for run in small]
    pairs = echoing(clauses, rows)
    echoes = list(anadiploses(clauses, pairs))
    shown = arranged(clauses, branches, small, trace)
    shown += (headed := list(heading_runs(doc)))
    if register == SPEECH:
        known = {run.members for run in headed}
        heads = paragraph_heads(clauses, frozenset(section_edges(doc)))
        shown += [run for run in heads if run.members not in known]
    shown += loose_pairs(doc.text, shown, near) if register == SPEECH else ()
    found = [made for run in shown if (made := named(doc.text, run, trace)) is not None]
    inside = list(inside_clause(doc.text))
    found += find_tight(doc.text, found, inside, trace)
    found += find_contrasts(clauses, rows, shown, near, trace, inside=inside, signs=signs)
    found += find_uneven(doc.text, found, trace) if register == SPEECH else ()
    found += find_negations(clauses, shown, trace)
    found += find_gradations(clauses, shown, echoes, trace)
    found += find_repetitions(doc.text, shown, trace)
    found += find_turns(clauses, echoes, pairs, trace)
    found += find_questions(doc, trace)
    return found
