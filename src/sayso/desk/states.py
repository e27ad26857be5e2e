"""The states of a ledger that were asked for lately, each with what is derived of it."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from sayso.desk.derived import Derived
from sayso.desk.renewing import renewed
from sayso.ledger import Ledger, View
from sayso.model import Incident

State = tuple[int, int, int, int]
_KEPT = 4  # states: the ledger as it is now, as it was before the last entry, and two earlier days


@dataclass(frozen=True, slots=True)
class Seen:
    """A view that stays as it is while a page is made, and what is derived of it."""

    view: View
    derived: Derived
    state: State

    def incident(self, id: str) -> Incident:
        """The incident that an id, or the start of one, leads to; UnknownEntry where there is none."""
        known = self.derived.incidents.get(id)
        return known or self.view.incident(self.view.find(id))


class States:
    """The states of a ledger that were asked for lately."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[State, Derived] = OrderedDict()
        self._lock = Lock()

    def seen(self, moment: datetime | None = None) -> Seen:
        """The ledger as it is now, or as it was at a moment."""
        view = self._ledger.as_of(moment) if moment else self._ledger.now()
        state = view.state()
        with self._lock:
            derived = self._derived(view, state)
        return Seen(view, derived, state)

    def _derived(self, view: View, state: State) -> Derived:
        key = (*state[:-1], 0)  # nothing is derived from overrules
        if key not in self._kept:
            former = max((kept for kept in self._kept if kept <= key), default=None)
            self._kept[key] = renewed(self._kept[former], former, view, key) if former else Derived(view)
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]
