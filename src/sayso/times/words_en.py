"""English time words."""

from sayso.times.lexicon import build, forms, group

_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sept sep", "october oct", "november nov", "december dec",
)  # fmt: skip
_WEEKDAYS = (
    "monday mondays mon", "tuesday tuesdays tue tues", "wednesday wednesdays wed", "thursday thursdays thu thur thurs",
    "friday fridays fri", "saturday saturdays sat", "sunday sundays sun",
)  # fmt: skip
_NUMBERS = (
    "one", "two couple", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
_FEASTS = (
    "ash wednesday, palm sunday, maundy thursday, good friday, easter saturday, easter monday, easter, ascension day, "
    "whit sunday, whit monday, corpus christi, orthodox good friday, orthodox easter, orthodox easter monday, "
    "christmas eve, christmas, boxing day, orthodox christmas, new year's eve, new year's day, epiphany, "
    "all saints' day, halloween, valentine's day, st patrick's day, may day, women's day, victory day"
)
_FEAST_NAMES = {
    "christmas day": "christmas",
    "easter sunday": "easter",
    "easter day": "easter",
    "pentecost": "whit sunday",
    "whitsun": "whit sunday",
    "holy thursday": "maundy thursday",
    "holy saturday": "easter saturday",
    "st stephen's day": "boxing day",
    "st valentine's day": "valentine's day",
    "orthodox easter sunday": "orthodox easter",
    "international women's day": "women's day",
}

LEXICON = build(
    (
        forms("M", _MONTHS),
        forms("W", _WEEKDAYS, first=0),
        forms("w", _NUMBERS),
        forms("f", _ORDINALS),
        {"thirty": ("w", 30), "dozen": ("w", 12), "twenty-first": ("f", 21)},
        group("w", "several, few, some, many, a few, a couple of, couple of", None),
        group(
            "U",
            {
                "minute": "minute, minutes",
                "hour": "hour, hours",
                "day": "day, days",
                "week": "week, weeks",
                "fortnight": "fortnight, fortnights",
                "month": "month, months",
                "quarter": "quarter, quarters",
                "year": "year, years",
                "decade": "decade, decades",
            },
        ),
        group(
            "P",
            {
                "early": "early hours, small hours, early morning hours, wee hours, predawn hours, pre-dawn hours",
                "morning": "morning, dawn, daybreak, sunrise, first light, mid-morning, before dawn, before sunrise, "
                "forenoon, early morning, predawn, pre-dawn",
                "afternoon": "afternoon, mid-afternoon, lunchtime, early afternoon",
                "evening": "evening, dusk, sunset, nightfall, twilight, after dark, early evening, after sunset",
                "late": "late evening, late at night",
            },
        ),
        group("N", "night, nighttime, night-time, nights"),
        group("O", "overnight"),
        group("K", {12: "noon, midday", 0: "midnight"}),
        group("R", {-2: "day before yesterday, the day before yesterday", -1: "yesterday", 0: "today"}),
        group("R", {1: "tomorrow", 2: "day after tomorrow, the day after tomorrow", "tonight": "tonight"}),
        group("Q", "recently, the other day, lately, not long ago"),
        group("L", "last, past"),
        group("X", "next, coming"),
        group("S", "this, current"),
        group("l", "previous, preceding, prior"),
        group("h", "following, subsequent, ensuing"),
        group("A", "ago"),
        group("G", "later, after, afterwards, afterward"),
        group("B", "earlier, before, beforehand, prior to, previously"),
        group("V", "same, very same, that same, that very"),
        group("H", "that, those, these"),
        group(
            "E", {"early": "early, beginning, start, earlier in", "mid": "mid, middle", "late": "late, end, later in"}
        ),
        group("r", "recent"),
        group("t", "the"),
        group("a", "a, an"),
        group("o", "of"),
        group("p", "in, on, during, over, by, around"),
        group("@", "at, about, shortly before, shortly after, just before, just after"),
        group("s", "since"),
        group("u", "until, till, through"),
        group("F", "from"),
        group("z", "to, into"),
        group("b", "between"),
        group("&", "and, or"),
        group("Z", {21: "spring, springtime", 22: "summer, summertime", 23: "autumn, fall", 24: "winter, wintertime"}),
        group("e", "weekend"),
        {name.strip(): ("Y", name.strip()) for name in _FEASTS.split(",")},
        {name: ("Y", feast) for name, feast in _FEAST_NAMES.items()},
    ),
    abbreviations="jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun",
    doubtful="may march mar jan sat sun mon wed",
    by_case=True,
    traits="month_first",
)
