"""The grammar's first pass: phrases of one time as patterns over token classes (the letters of `lexicon`).

The rules are tried in order; what one has taken the next cannot take, so longer and surer phrases stand first.
Group `x`, where a rule has one, is what is quoted; the rest is context. A builder of `phrases` makes the meaning.
"""

import re
from dataclasses import dataclass

from sayso.times import phrases as p


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over class letters, what it makes, and the kind of language that has it."""

    pattern: re.Pattern[str]
    make: p.Build
    needs: str = ""


def _rule(pattern: str, make: p.Build, needs: str = "") -> Rule:
    return Rule(re.compile(pattern), make, needs)


# What may follow a day or month: "2025", ", 2025", "of 2025", "2025 года", "last year", "of that year", "торік".
_YEAR = r"(?:[,op]?(?P<y>y)g?|,?o?(?P<L>[LXS])i|,?[op]?(?P<H>H|tV)i|,?(?P<k>k))?"
_WEEKDAY = r"(?:(?P<w>W)[,.]?p?,?)?"
_DAY_MONTH = r"t?(?P<d>[dD])-?t?o?t?(?P<m>M)"
_EVENT = r"(?=(?P<event>[_tawdMWS]|@(?=_))|)"  # what "before" or "after" goes on to name, also "at least ten"
_ALONE = r"(?![_UfDdwnNPMy%-])"  # "the 28th" said the mayor; not "the 28th brigade"

RULES: tuple[Rule, ...] = (
    # the week of 9 June 2025; the last week of May; the first Sunday of November; the first quarter of 2026
    _rule(rf"t?U[op](?:W,?)?{_DAY_MONTH}(?:,?(?P<y>y)g?)?", p.week_of),
    _rule(r"t?U[op](?:W,?)?(?P<m>M)t?(?P<d>[dD])(?![-]?[dD]?M)(?:,?(?P<y>y))?", p.week_of, "month_first"),
    _rule(rf"t?(?P<f>[fL])(?:(?P<w>W)|(?P<U>U))[op]?t?(?:Uo?)?(?P<m>M){_YEAR}", p.nth),
    _rule(r"t?(?P<f>[fL])(?P<U>U)[op]?(?P<y>y)g?", p.nth),
    # 25-27 March 2025; between 18 and 20 June; с 23 по 26 марта; June 19 and 20
    _rule(rf"(?:(?P<b>[bF])t?)?(?P<x>(?P<d1>[dD])(?P<sep>-|z|&|u|,)&?t?(?P<d>[dD])o?t?(?P<m>M){_YEAR})", p.days),
    _rule(
        r"(?P<b>[bF])?(?P<x>(?P<m>M)t?(?P<d1>[dD])(?P<sep>-|z|&|u)t?(?P<d>[dD])(?:,?(?P<y>y))?)(?!-?[dD]?M)",
        p.days,
        "month_first",
    ),
    _rule(rf"(?P<x>t?(?P<d>[dD]))(?=(?:,t?[dD]){{0,8}},?&?t?(?P<d2>[dD])o?t?(?P<m>M){_YEAR})", p.listed_day),
    # Saturday, 17 May 2025; the 18th of March; March 18, 2025; 20 серпня торік; торік, 20 серпня
    _rule(r"(?P<k>k),?(?P<d>[dD])(?P<m>M)", p.day),
    _rule(rf"{_WEEKDAY}{_DAY_MONTH}{_YEAR}(?:,?\((?P<w2>W)\))?", p.day),
    _rule(
        rf"(?P<before>p)?(?P<x>{_WEEKDAY}(?P<m>M)t?(?P<d>[dD])(?![-]?[dD]?M)"
        r"(?:,?(?P<y>y)|,?o?(?P<L>[LXS])i|,?o?(?P<H>H|tV)i)?(?:,?\((?P<w2>W)\))?)",
        p.month_first_day,
        "month_first",
    ),
    _rule(rf"(?P<w>W),?p?t?(?P<d>D)#?{_ALONE}", p.day),
    _rule(r"t(?P<d>D),?\((?P<w2>W)\)", p.day),
    # 11/07/2025, 2025-07-11, 12/10
    _rule(r"(?P<n>[Jj])", p.numeric),
    # early June, mid-March, the end of April, late 2024, the end of the summer, late last year
    _rule(rf"t?(?P<E>E)-?o?t?(?:Uo?)?(?P<which>[LXS])?(?P<m>M){_YEAR}", p.month),
    _rule(r"t?(?P<E>E)-?[op]?t?(?P<y>y)g?", p.year),
    _rule(r"t?(?P<E>E)-?[op]?t?(?P<which>[LXS])?(?P<Z>Z)(?:o?(?P<y>y)g?)?", p.season),
    _rule(r"t?(?P<E>E)o?(?P<L>[LXS])(?P<U>[Ui])", p.period),
    _rule(r"t?(?P<E>E)[op]?t(?P<U>[Ui])(?!o)", p.period),
    _rule(r"(?P<E>E)(?P<U>[Ui])(?![_oMd])", p.period, "cases"),
    # in the spring of 2024, last autumn, восени 2030 року
    _rule(r"t?(?P<which>[LXS])(?P<Z>Z)", p.season),
    _rule(r"(?P<Z>Z)[op]?(?P<y>y)g?", p.season),
    _rule(r"[psFu]t?(?P<x>(?P<Z>Z))(?![_o])", p.season),
    # last November, March 2025, in August last year; after "in" a number is not the day of the month
    _rule(r"(?P<which>[LXS])(?P<m>M)", p.month),
    _rule(r"(?P<m>M)(?P<which>[LX])(?!i)", p.month, "adjective_after"),
    _rule(r"(?P<k>k),?p?(?P<m>M)", p.month),
    _rule(rf"(?P<m>M){_YEAR}", p.month),
    # the Tuesday after that, the following Monday, that same Sunday
    _rule(rf"t(?P<U>W)GH?{_EVENT}", p.neighbour(1)),
    _rule(rf"t(?P<U>W)BH?{_EVENT}", p.neighbour(-1)),
    _rule(r"t?(?:HV?|V)(?P<U>W)", p.neighbour(0)),
    _rule(r"t?h(?P<U>W)", p.neighbour(1)),
    _rule(r"t?l(?P<U>W)", p.neighbour(-1)),
    # Tuesday of last week, Friday last week, last Friday, this past Sunday, late on Monday
    _rule(r"(?P<w>W)[NP]?o?(?P<L>[LXS])(?P<U>U)", p.weekday),
    _rule(r"(?P<L>[LX])(?P<U>U),?p?(?P<w>W)", p.weekday),
    _rule(r"t?S?(?P<which>[LXS])(?P<w>W)", p.weekday),
    _rule(r"(?P<w>W)(?P<which>[LXS])(?![UiMZNP])", p.weekday, "adjective_after"),
    _rule(r"(?:E[p]?)?(?P<w>W)", p.weekday),
    # two weeks ago; три дня назад; acum două zile
    _rule(r"(?P<q>[wadn])?(?P<U>[UiN])A(?P<exact>R)?", p.ago),
    _rule(r"I(?P<q>[wadn])(?P<U>[Ui])", p.ago),
    # three days after that; a week to the day later; через три дня; за два дня до; two days on; the day before
    _rule(rf"(?P<q>[wadn])(?P<U>[Ui])zt(?P<exact>U)(?P<than>G)H?{_EVENT}", p.counted(1)),
    _rule(rf"(?P<q>[wadn])(?P<U>[Ui])zt(?P<exact>U)(?P<than>B)H?{_EVENT}", p.counted(-1)),
    _rule(rf"(?P<q>[wadn])(?P<U>[UiNP])(?P<than>G)H?{_EVENT}", p.counted(1)),
    _rule(rf"(?P<q>[wadn])(?P<U>[UiNP])(?P<than>B)H?{_EVENT}", p.counted(-1)),
    _rule(r"(?P<q>[wadn])(?P<U>[Ui])(?P<on>p)(?=[,.])", p.two_days_on),
    _rule(r"(?P<than>C)(?P<q>[wdn])?(?P<U>[UiN])", p.counted(1)),
    _rule(r"(?P<q>[wdn])?(?P<U>[UiN])(?P<than>C)(?![wdn]?[UiN])", p.counted(1), "cases"),
    _rule(r"c(?P<q>[wdn])?(?P<U>[UiN])(?P<than>u)(?=(?P<event>.)|)", p.counted(-1)),
    _rule(rf"t(?P<U>[UiNP])GH?{_EVENT}", p.neighbour(1)),
    _rule(rf"t(?P<U>[UiNP])BH?{_EVENT}", p.neighbour(-1)),
    _rule(rf"(?P<U>[UiNP])(?P<than>G)H?{_EVENT}", p.counted(1), "cases"),
    _rule(rf"(?P<U>[UiNP])(?P<than>B)H?{_EVENT}", p.counted(-1), "cases"),
    # the following day, the previous night, the same evening, that month, the next morning
    # the first of those days, the second of the two nights, the last of these days
    _rule(r"t?(?P<f>[fL])ot?[HV]?w?(?P<U>[UN])", p.one_of_those),
    _rule(r"t?h(?P<U>[UiNP])", p.neighbour(1)),
    _rule(r"t?l(?P<U>[UiNP])", p.neighbour(-1)),
    _rule(r"t?(?:HV?|V)(?P<U>[UiNPO])", p.neighbour(0)),
    _rule(r"(?P<U>[UiNP])(?:H|V)(?![UiNPWM])", p.neighbour(0), "adjective_after"),
    _rule(r"tX(?P<U>[UiNP])", p.neighbour(1)),
    _rule(r"(?P<L>X)(?P<U>[UiNP])", p.next_unit),
    _rule(r"(?P<U>[UiNP])(?:h)", p.neighbour(1), "adjective_after"),
    _rule(r"(?P<U>[UiNP])(?:l)", p.neighbour(-1), "adjective_after"),
    # in the past five months, over the past week; last week, this month, last night; in recent days
    _rule(r"t?L(?P<q>[wdn])(?P<U>[Ui])", p.stretch),
    _rule(r"(?P<q>[wdn])L(?P<U>[Ui])", p.stretch_behind),
    _rule(r"p(?P<x>tL(?P<U>[Ui]))(?!o)", p.stretch),
    _rule(r"p?r(?P<U>[Ui])", p.vague),
    _rule(r"(?:E[p]?)?(?P<L>[LS])(?P<U>[NP])", p.period),
    _rule(r"[BG]?t?(?P<L>[LS])(?P<U>[Ui])", p.period),
    _rule(r"(?P<U>[UiNP])(?P<L>[LXS])", p.period, "adjective_after"),
    _rule(r"(?P<k>k)", p.period),
    _rule(r"Q", p.vague),
    # the weekend, feasts, yesterday afternoon
    _rule(r"t?(?P<which>[LXS])e", p.weekend),
    _rule(r"e(?P<which>[LXS])", p.weekend, "adjective_after"),
    _rule(r"t?e", p.weekend),
    _rule(r"(?P<Y>Y)(?:,?[op]?(?P<y>y)g?)?", p.feast),
    _rule(r"(?:E[p]?)?(?P<R>R)", p.relative_day),
    # on the 28th, 5-го числа, the 1990s, in 2024
    _rule(rf"[pFb&z](?P<x>t(?P<d>D)){_ALONE}", p.day),
    _rule(r"(?P<d>[dD])#", p.day),
    _rule(r"t?(?P<x10>x)", p.decade),
    _rule(r"(?P<x>(?P<y>y)g)", p.year),
    _rule(r"(?P<before>[pszuoFb(E])t?(?P<x>(?P<y>y))(?=(?P<noun>_)|)", p.year),
    _rule(r"(?P<y>y)(?=-y)", p.year),
    _rule(r"[t&-](?P<x>(?P<y>y))(?=(?P<noun>_)|)", p.year),
)
