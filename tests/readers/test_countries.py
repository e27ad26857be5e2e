import pytest

from sayso.places import default_gazetteer
from sayso.readers.countries import CountryNames

NAMED = {
    "an adjective": ("the Norwegian army", {"NO"}, {"NO"}),
    "several words": ("New Zealand's police", {"NZ"}, {"NZ"}),
    "the longest name": ("the navy of Papua New Guinea", {"PG"}, {"PG"}),
    "two": ("Chile and Peru", {"CL", "PE"}, {"CL", "PE"}),
    "a capital speaks for its country": ("Lisbon", set(), {"PT"}),
    "no name": ("the mayor of the village", set(), set()),
}


@pytest.mark.parametrize(("words", "named", "speaking"), NAMED.values(), ids=NAMED.keys())
def test_countries(words, named, speaking):
    names = CountryNames(default_gazetteer())
    assert names.named_in(words) == named
    assert set(names.speaking_in(words)) == speaking
