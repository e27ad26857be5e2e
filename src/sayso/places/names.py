"""Keys of place names: what the many spellings, kind words, endings and transliterations of one name share."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from sayso.text.folding import fold

# Words that say what kind of place a name is, folded; the kind they agree with. Several languages of the region
# covered first: English, Russian and Ukrainian (transliterated by `fold`), Romanian, Polish, Baltic, Nordic,
# German, Turkish, Croatian, Bulgarian, French, Spanish.
KIND_WORDS: dict[str, str] = {
    word: kind
    for kind, words in {
        "region": "region oblast oblasti oblystar oblys oblysy oblisi oblasy voblast voblasts province voivodeship"
        " wojewodztwo county judet judetul judetului apskritis maakond maa maakunta fylke lan land bundesland state"
        " canton krai kray kraj republic respublika republika governorate prefecture ili vilayet zupanija emirate"
        " aimag aymag department departamento territory okrug autonomous oblastta oblastou oblastiu oblastei megye"
        " guberniya division counties regions provinces regiunea regiune co obl federal",
        "district": "district districts raion rayon raionul raionului raionu rayona rayonu rayone rayoni rayonom"
        " raione rajon rajons audany audan municipality municipalities municipio kommune kommun kommunes gmina powiat"
        " novads novada vald obshtina opcina obcina ilcesi ilce jaras okres kreis landkreis savivaldybe rajono commune"
        " comuna comunei parish pagasts township borough raionas seniunija subcounty governate amt rayonas rayony"
        " raiony raionakh kunta tehsil upazila regency arrondissement subdistrict selskiy okrugu okruga okruge"
        " hromada hromadi hromady gromada gromady gromadi",
        "town": "village villages town towns city cities settlement hamlet selo sela sele seli selu derevnya derevne"
        " derevni poselok poselka poselke posyolok gorod gorode goroda misto misti mista satul sat satului orasul oras"
        " orasului municipiul localitatea wies aul auyl auyly stanitsa stanitse stanitsy khutor khutore port resort"
        " seloto grad gradu miasto suburb kyla kula koy kishlak smt pgt kolonia",
        "water": "sea lake river bay gulf strait channel canal reservoir lagoon sound estuary ocean delta fjord more"
        " morya morem ozero ozera ozeri reka reki reke richka richtsi marea lacul raul fluviul dunarea zaliv zatoka"
        " zalivu proliv liman firth loch inlet creek",
        "landscape": "island islands isle peninsula cape mountain mountains mount steppe desert valley forest park"
        " archipelago plateau coast beach spit hills ridge glacier volcano ostrov ostrova ostriv ostrovi insula"
        " delta deltei delty poluostrov kosa mys head point",
        "airport": "airport aerodrome airfield airbase aeroport aeroportu aeroporta aeroportul aeroporti aeroportom"
        " lotnisko flughafen lufthavn flygplats lentoasema heliport airstrip letiste oro",
        "site": "station range polygon plant refinery base checkpoint crossing bridge platform terminal depot"
        " garrison cosmodrome stantsiya stantsii",
    }.items()
    for word in words.split()
}
# Small words that may stand between a kind word and a name.
_LINKS = frozenset(
    {
        "of",
        "the",
        "de",
        "del",
        "di",
        "da",
        "do",
        "d",
        "a",
        "la",
        "le",
        "el",
        "des",
        "du",
        "am",
        "an",
        "der",
        "die",
        "das",
        "rural",
        "air",
        "international",
        "urban",
    }
)
_CASE = {
    # Endings of Russian and Ukrainian place names in the oblique cases, and what the base form may end in.
    ending: bases
    for endings, bases in (
        ("ами ями ах ях ам ям ами", ("ы", "и", "а", "я", "")),
        ("ом ем ём ой ей ою єю ею", ("", "а", "я", "ь", "о", "е", "й")),
        ("ым им", ("ый", "ий", "ое", "", "о")),
        ("ого его ому ему", ("ое", "ый", "ий", "ой")),
        ("ії ии ію ию ією ией єю", ("ія", "ия", "ий", "ії")),
        ("е у ю і ї и ы а я", ("", "а", "я", "ь", "о", "е", "и", "ы", "й")),
    )
    for ending in endings.split()
}
_ADJECTIVE_CASE = {
    "ом": ("ый", "ий", "ое", "ой"),
    "ем": ("ий", "ее"),
    "ого": ("ый", "ий", "ое", "ой"),
    "его": ("ий", "ее"),
    "ой": ("ая",),
    "ей": ("яя",),
    "ую": ("ая",),
    "ых": ("ые",),
    "их": ("ие",),
    "ому": ("ий", "е", "ый"),
    "ій": ("а", "ий"),
    "ої": ("а",),
}
_ADJECTIVE = re.compile(
    r"(?:sk|ck|tsk|zk)(?:i|aia|oi|oie|oe|ogo|omu|om|oiu|uiu|im|imi|ih|a|u|e|ie|iego|iei|iemu|o|oho|ej|iu|ki)?$"
)
_LINKING = re.compile(r"(?:ov|ev|iv|in|en|an|ein)$")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_VOWEL_END = re.compile(r"[aeiou]+$")
_LOOSE = (
    ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("sch", "sh"), ("tch", "ch"),
    ("q", "k"), ("w", "v"), ("y", "i"), ("ck", "k"), ("x", "ks"), (" ", ""),
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


def is_cyrillic(name: str) -> bool:
    """Whether a letter of the name is Cyrillic."""
    return _CYRILLIC.search(name) is not None


@lru_cache(maxsize=1 << 16)
def loose_key(name: str) -> str:
    """The folded name without spaces, with transliteration pairs merged (y/i, kh/h, zh/j, q/k ...), doubles single.

    "Mangistau" and "Mangystau", "Bokey-Orda" and "Bökeyorda" share one key. "" where no letter is left.
    """
    key = fold(name)
    for long, short in _LOOSE:
        key = key.replace(long, short)
    return _DOUBLED.sub(r"\1", key)


@lru_cache(maxsize=8192)
def stem_key(name: str) -> str:
    """What a region's name and its Slavic adjective share: "Taskala", "Таскалинский" and "Taskalinskiy" are "taskal".

    Meant for districts and regions next to a kind word only; too short for names at large.
    """
    key = loose_key(name)
    bare = _less_adjective(key)
    for pattern in (_LINKING, _VOWEL_END):
        shorter = pattern.sub("", bare)
        bare = shorter if len(shorter) >= 4 else bare
    return bare if len(bare) >= 3 else key


@lru_cache(maxsize=8192)
def light_stem_key(name: str) -> str:
    """The stem less only what every adjective adds: "Каракиянский" and "Karakiyan" are "karakian"; surer, rarer."""
    key = loose_key(name)
    bare = _VOWEL_END.sub("", _less_adjective(key))
    return bare if len(bare) >= 3 else key


def _less_adjective(key: str) -> str:
    """The key without its adjective ending; a short root keeps the "sk" ("Курская" is "kursk", not "kur")."""
    found = _ADJECTIVE.search(key)
    if not found:
        return key
    return key[: found.start()] if found.start() > 4 else key[: found.start() + 2]


def is_adjective(name: str) -> bool:
    """Whether the name ends like a Slavic adjective: such a name alone means the unit, "в Таскалинском"."""
    key = loose_key(name)
    return len(key) > 5 and _ADJECTIVE.search(key) is not None and not key.endswith("sk")


@cache
def _kind_of_folded(word: str) -> str:
    return KIND_WORDS.get(word, "")


def kind_of_word(word: str) -> str:
    """The kind a word names ("oblast" is "region", "село" is "town"), "" where it is no kind word."""
    return _kind_of_folded(fold(word))


@lru_cache(maxsize=8192)
def without_kind_words(name: str) -> tuple[str, str]:
    """The name without its leading and trailing kind words, and the kind they name ("" where there are none).

    "Tulcea County" is ("Tulcea", "region"), "the village of Plauru" ("Plauru", "town"); a name that is all kind
    words stays as it is.
    """
    words = name.split()
    kind = ""
    start, end = 0, len(words)
    while end - start > 1 and (found := kind_of_word(words[end - 1])):
        kind, end = kind or found, end - 1
    while end - start > 1:
        found = kind_of_word(words[start])
        linked = start > 0 or fold(words[start]) in ("the", "rural")
        if not found and not (linked and fold(words[start]) in _LINKS):
            break
        kind, start = kind or found, start + 1
    return " ".join(words[start:end]), kind


def base_forms(name: str) -> tuple[str, ...]:
    """Forms a name in an oblique case may have in the gazetteer: Russian and Ukrainian endings, Romanian "-ul", "-ei".

    The name itself comes first; at most some two dozen forms.
    """
    if not is_cyrillic(name):
        return (name, *_latin_forms(name))
    words = name.split()
    last = [words[-1], *_cyrillic_forms(words[-1], _CASE)]
    first = [[word, *_cyrillic_forms(word, _ADJECTIVE_CASE)] for word in words[:-1]]
    if first:
        last = last[:10] + _cyrillic_forms(words[-1], _ADJECTIVE_CASE)
    forms = (" ".join(parts) for parts in product(*first[-2:], last))
    return tuple(dict.fromkeys(forms))[:32]


def _latin_forms(name: str) -> list[str]:
    forms = []
    for ending, bases in (("ului", ("", "u")), ("ul", ("", "u")), ("ei", ("ea", "a")), ("’s", ("",)), ("'s", ("",))):
        if name.endswith(ending) and len(name) - len(ending) >= 3:
            forms += [name[: -len(ending)] + base for base in bases]
    return forms


def _cyrillic_forms(word: str, endings: Mapping[str, tuple[str, ...]]) -> list[str]:
    forms = []
    for size in (3, 2, 1):
        bases = endings.get(word[-size:].casefold())
        if bases and len(word) - size >= 2:
            stem = word[:-size]
            forms += [stem + base for base in bases]
            # Ukrainian closed syllables: Харкові - Харків, Києві - Київ.
            for open_vowel, closed in (("ов", "ів"), ("єв", "їв"), ("ев", "ів")):
                if stem.casefold().endswith(open_vowel):
                    forms.append(stem[:-2] + closed)
    return forms
