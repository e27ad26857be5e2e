"""The reader made of rules and word lists: the same report gives the same reading, and every span its exact words."""

from sayso.model import Maker
from sayso.places import Gazetteer
from sayso.profiles import Profile, load_profile
from sayso.readers.reading import ReportReader

VERSION = "3"


def rule_reader(profile: Profile | None = None, gazetteer: Gazetteer | None = None) -> ReportReader:
    """A reader that finds attributions by rules."""
    profile = profile or load_profile()
    maker = Maker("rule", f"rules-{profile.name}", VERSION)
    return ReportReader(maker, lambda *_: None, profile, gazetteer)
