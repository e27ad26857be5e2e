"""Romanian time words; looked up without diacritics, as half of the press writes them."""

from sayso.times.lexicon import build, forms, group

_MONTHS = (
    "ianuarie ian", "februarie feb febr", "martie mart mar", "aprilie apr", "mai", "iunie iun", "iulie iul",
    "august aug", "septembrie sept sep", "octombrie oct", "noiembrie nov noi", "decembrie dec",
)  # fmt: skip
_WEEKDAYS = (
    "luni lunea", "marți marțea", "miercuri miercurea", "joi joia", "vineri vinerea", "sâmbătă sâmbăta",
    "duminică duminica",
)  # fmt: skip
_NUMBERS = (
    "un unu o una", "doi două", "trei", "patru", "cinci", "șase", "șapte", "opt", "nouă", "zece", "unsprezece",
    "doisprezece",
)  # fmt: skip

LEXICON = build(
    (
        forms("M", _MONTHS),
        forms("W", _WEEKDAYS, first=0),
        forms("w", _NUMBERS),
        {"câteva": ("w", None), "câțiva": ("w", None), "mai multe": ("w", None), "prima": ("f", 1), "primul": ("f", 1)},
        group(
            "U",
            {
                "minute": "minut, minute",
                "hour": "oră, ore",
                "day": "zi, zile, zilei, ziua",
                "week": "săptămână, săptămâna, săptămâni, săptămânii",
                "month": "lună, luna, lunii",
                "year": "an, ani, anul, anului, anii",
                "decade": "deceniu, decenii",
            },
        ),
        group(
            "P",
            {
                "morning": "dimineață, dimineața, dimineții, zori, zorii zilei, în zori",
                "afternoon": "după-amiază, după-amiaza, după amiază, după amiaza",
                "evening": "seară, seara, serii, amurg",
                "early": "primele ore ale dimineții, primele ore, dimineața devreme",
                "late": "seara târziu",
            },
        ),
        group("N", "noapte, noaptea, nopții, azi-noapte"),
        group("O", "peste noapte"),
        group("K", {12: "amiază, prânz", 0: "miezul nopții"}),
        group("R", {-2: "alaltăieri", -1: "ieri", 0: "azi, astăzi", 1: "mâine", 2: "poimâine", "tonight": "diseară"}),
        group("R", {"last evening": "aseară"}),
        group("Q", "recent, zilele acestea, zilele trecute, în ultimele zile, de curând"),
        group("L", "trecut, trecută, trecute, ultimele, ultimii, ultima, ultimul"),
        group("X", "viitor, viitoare, următoarele, următorii"),
        group("S", "acest, această, aceasta, acesta, acestei, acestui, curent, curentă"),
        group("l", "precedentă, precedent, anterioară, anterior"),
        group("h", "următoare, următor, următoarea, următorul, a doua, imediat următoare"),
        group("I", "acum, în urmă cu"),
        group("G", "mai târziu, după aceea, ulterior, după"),
        group("B", "înainte, mai devreme, înainte de"),
        group("C", "după alte, la"),
        group("V", "aceeași, același, aceleiași"),
        group("H", "acea, acel, acelei"),
        group(
            "E",
            {"early": "începutul, început", "mid": "mijlocul, mijloc", "late": "sfârșitul, sfârșit, finalul, final"},
        ),
        group("p", "în, pe, din, spre seara, la data de, cu"),
        group("F", "de la, dinspre"),
        group("o", "de, lui, a, ale, al"),
        group("u", "până la, până, până în, până pe"),
        group("z", "spre, către"),
        group("b", "între"),
        group("&", "și, sau"),
        group("Z", {21: "primăvara, primăvară, primăverii", 22: "vara, vară, verii", 23: "toamna, toamnă, toamnei"}),
        group("Z", {24: "iarna, iarnă, iernii"}),
        group("e", "weekend, weekendul, week-end"),
        group("Y", {"orthodox easter": "paște, paști, paștele", "christmas": "crăciun, crăciunul"}),
    ),
    abbreviations="ian feb febr mart mar apr iun iul aug sept sep oct nov noi dec",
    doubtful="mai mar mart noi",
    traits="adjective_after",
)
