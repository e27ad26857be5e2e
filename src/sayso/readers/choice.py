"""Readers by name: those that come with sayso, and those of other packages.

Another package adds a reader with an entry point of the group "sayso.readers" that names a function without arguments
which returns a `sayso.interfaces.Reader`.
"""

from functools import cache
from importlib.metadata import EntryPoint, entry_points

from sayso.errors import UsageError
from sayso.interfaces import Reader

DEFAULT_READER = "model"
_GROUP = "sayso.readers"
_OWN = [
    EntryPoint("rules", "sayso.readers.rules:rule_reader", _GROUP),
    EntryPoint("llm", "sayso.readers.llm:llm_reader", _GROUP),
    EntryPoint("model", "sayso.readers.learned:model_reader", _GROUP),
]


@cache
def choose_reader(name: str = DEFAULT_READER) -> Reader:
    """The reader of this name, made once; UsageError where there is none or its package fails to load."""
    found = _available()
    if name not in found:
        raise UsageError(name, f"there is no such reader; there are {', '.join(sorted(found))}")
    try:
        made: Reader = found[name].load()()
    except ImportError as error:
        raise UsageError(name, f"this reader needs a package that is not there: {error.name or error}") from error
    return made


def _available() -> dict[str, EntryPoint]:
    return {point.name: point for point in [*entry_points(group=_GROUP), *_OWN]}
