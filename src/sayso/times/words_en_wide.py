"""English words of times that date no event ("now", "annually", "fiscal"): found only where all times are asked for.

Classes beside those of `lexicon`:

    v now, soon    5 future     q every, each     ~ daily, annually     m nearly, at least
    < fiscal, latest             > period          7 zone of a clock
    8 half                       9 per, times      6 more, consecutive
"""

from sayso.times.lexicon import group

_TENS = ("forty", "fifty", "sixty", "seventy", "eighty", "ninety")

_FEASTS = "thanksgiving, labor day, memorial day, independence day, martin luther king day, columbus day, veterans day"

TABLES = (
    {word: ("w", 40 + 10 * at) for at, word in enumerate(_TENS)},
    {"hundred": ("w", 100), "thousand": ("w", 1000)},
    group("w", {None: "numerous, countless, some", 2: "a couple, a couple of, couple of"}),
    group(
        "v",
        {
            "present": "now, currently, right now, nowadays, at present, presently, these days, this moment, "
            "this very moment",
            "past": "recently, more recently, most recently, lately, not long ago",
            "future": "soon, as soon as possible, sometime soon",
        },
    ),
    group(
        "5",
        {
            "present": "present",
            "past": "recent past, distant past",
            "future": "future, near future, foreseeable future, near term, short term, long term, days ahead, "
            "weeks ahead, months ahead, years ahead",
        },
    ),
    group("q", "every, each"),
    group(
        "~",
        {
            "day": "daily",
            "week": "weekly",
            "month": "monthly",
            "year": "annually, yearly",
            "hour": "hourly",
            "night": "nightly",
        },
    ),
    group(
        "m",
        "nearly, almost, more than, less than, at least, no more than, no less than, up to, as many as, "
        "fewer than, not more than, well over, just over, just under, barely, roughly, approximately",
    ),
    group("<", "fiscal, latest, most recent, corresponding, comparable"),
    group(">", "period"),
    group("8", "half"),
    group("7", "est, edt, cst, cdt, mst, mdt, pst, pdt, gmt, utc, bst, cet, cest, eet, eest, msk, local time"),
    group("9", "per, times, once, twice"),
    group("6", "more, additional, consecutive, straight, full, trading, working"),
    group("U", {"second": "seconds", "century": "century, centuries"}),
    {name.strip(): ("Y", name.strip()) for name in _FEASTS.split(",")},
    {"thanksgiving day": ("Y", "thanksgiving"), "fourth of july": ("Y", "independence day")},
)
