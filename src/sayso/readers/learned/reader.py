"""The reader whose attributions a network finds."""

from sayso.model import Maker
from sayso.places import Gazetteer
from sayso.profiles import Profile, Speech, load_profile
from sayso.readers.attributions import FindsAttributions
from sayso.readers.learned.finder import LearnedFinder
from sayso.readers.learned.model import Model, shipped_model
from sayso.readers.reading import ReportReader

# Of .3, .4, .45 and .5 the best F1 on articles, reports and invented stories together: docs/readers.md.
THRESHOLD = 0.45


def model_reader(
    profile: Profile | None = None,
    gazetteer: Gazetteer | None = None,
    model: Model | None = None,
    threshold: float = THRESHOLD,
) -> ReportReader:
    """A reader by the shipped network or a given one; languages it has not learnt are read by rules.

    Of what the network finds with a certainty below the threshold only that is kept which a rule finds too.
    """
    profile, chosen = profile or load_profile(), model or shipped_model()

    def finder(code: str, speech: Speech) -> FindsAttributions | None:
        return LearnedFinder(chosen, speech, threshold) if code in chosen.languages else None

    maker = Maker("model", f"said-{profile.name}", chosen.version)
    return ReportReader(maker, finder, profile, gazetteer)
