"""The reader whose attributions a language model gives."""

from sayso.model import Maker
from sayso.places import Gazetteer
from sayso.profiles import Profile
from sayso.readers.llm.client import Client, client_of_settings
from sayso.readers.llm.finder import PROMPT_VERSION, AskingFinder
from sayso.readers.reading import ReportReader


def llm_reader(
    profile: Profile | None = None, gazetteer: Gazetteer | None = None, client: Client | None = None
) -> ReportReader:
    """A reader by the language model of the settings, or of a given client; UsageError where none is set up."""
    chosen = client or client_of_settings()
    maker = Maker("model", f"llm {chosen.model}", PROMPT_VERSION)
    return ReportReader(maker, lambda _, speech: AskingFinder(chosen, speech), profile, gazetteer)
