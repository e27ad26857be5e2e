"""The states of a ledger that were asked for lately, each with what is derived of it."""

import gc
from collections import OrderedDict
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock, Thread
from time import monotonic

from sayso.desk.derived import Derived
from sayso.desk.renewing import renewed
from sayso.ledger import Ledger, View
from sayso.model import Incident

State = tuple[int, int, int, int]
_KEPT = 4  # states: the ledger as it is now, as it was before the last entry, and two earlier days
_PATIENCE = 2.0  # seconds that a page waits for what is derived of a new state; then it shows the state before


@dataclass(frozen=True, slots=True)
class Seen:
    """A view that stays as it is while a page is made, and what is derived of it.

    `is_behind` says that the ledger has changed since, and what follows from that is being derived.
    """

    view: View
    derived: Derived
    state: State
    is_behind: bool = False

    def incident(self, id: str) -> Incident:
        """The incident that an id, or the start of one, leads to; UnknownEntry where there is none."""
        known = self.derived.incidents.get(id)
        return known or self.view.incident(self.view.find(id))


class States:
    """The states of a ledger that were asked for lately.

    Deriving a large ledger takes a minute. Once `prepare` has done so, nobody waits for it again: while a new state is
    derived, in a thread beside, pages show the one before. What a decision on incidents changes is derived at once.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[State, Seen] = OrderedDict()
        self._ready: Seen | None = None  # the last state of which all was derived beforehand
        self._preparing: Thread | None = None
        self._patient_until = 0.0
        self._lock = Lock()

    def prepare(self) -> Thread:
        """Begin to derive all that pages need, in a thread beside."""
        return self._prepare(self.latest())

    def seen(self, moment: datetime | None = None) -> Seen:
        """The ledger as it is now, or as it was at a moment; see `is_behind`."""
        if moment:
            return self._seen(self._ledger.as_of(moment))
        now = self.latest()
        if self._ready is None or now.derived.is_ready:
            return now
        self._prepare(now).join(max(0.0, self._patient_until - monotonic()))
        return now if now.derived.is_ready else replace(self._ready, is_behind=True)

    def latest(self) -> Seen:
        """The ledger as it is now, however long what is asked of it takes to derive."""
        return self._seen(self._ledger.now())

    def _seen(self, view: View) -> Seen:
        state = view.state()
        key = (*state[:-1], 0)  # nothing is derived from overrules
        with self._lock:
            if key not in self._kept:
                former = max((kept for kept in self._kept if kept <= key), default=None)
                derived = renewed(self._kept[former].derived, former, view, key) if former else Derived(view)
                self._kept[key] = Seen(view, derived, state)
            self._kept.move_to_end(key)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            seen = Seen(view, self._kept[key].derived, state)
            if seen.derived.is_ready:
                self._ready = max(self._ready or seen, seen, key=lambda each: each.state)
            return seen

    def _prepare(self, seen: Seen) -> Thread:
        """The thread that derives this state, or is still at one before."""

        def work() -> None:
            seen.derived.prepare()
            gc.freeze()  # what was derived stays: to look through millions of objects for garbage takes a second
            self._ready = seen

        with self._lock:
            if self._preparing is None or not self._preparing.is_alive():
                self._preparing = Thread(target=work, name="deriving", daemon=True)
                self._patient_until = monotonic() + _PATIENCE
                self._preparing.start()
            return self._preparing
