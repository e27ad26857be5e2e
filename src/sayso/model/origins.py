"""Which reports go back to one text: copies of copies together."""

from collections import defaultdict
from collections.abc import Iterable

from sayso.model.incidents import Judgement, last_words


def origin_groups(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Report id to the least report id among its copies, for reports that standing judgements call copies."""
    ties: dict[str, set[str]] = defaultdict(set)
    for j in copies_in(judgements):
        ties[j.left].add(j.right)
        ties[j.right].add(j.left)
    groups: dict[str, str] = {}
    for start in sorted(ties):
        reached, todo = set[str](), [start] if start not in groups else []
        while todo:
            report = todo.pop()
            if report not in reached:
                reached.add(report)
                todo.extend(ties[report])
        groups.update(dict.fromkeys(reached, start))
    return groups


def copies_in(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The last word on each pair of reports where it is yes: the latest, and a person's before the program's."""
    standing = (j for j in judgements if j.relation == "copy_of" and j.withdrawn_at is None)
    return [j for j in last_words(standing) if j.verdict == "yes"]
