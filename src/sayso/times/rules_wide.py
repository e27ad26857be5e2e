"""Phrases of times that date no event, and of single times where `rules` makes one of two ("24 and 25 April").

TIMEX3 marks each time by itself, without the words that tie it to others. So the phrases here stand partly before
those of `rules` and partly after them; the letters are those of `lexicon` and `words_en_wide`.
"""

import re

from sayso.times import phrases as p
from sayso.times import phrases_wide as w
from sayso.times.rules import RULES, Rule


def _rule(pattern: str, make: p.Build) -> Rule:
    return Rule(re.compile(pattern), make)


_NUMBER = r"[wdn](?:-?[wn]){0,5}"  # bounded: a text of nothing but numbers must not take quadratic time
_COUNT = rf"(?P<q>a?{_NUMBER}6?|a6?)"
_UNIT = r"(?P<U>[Ui])"
_OLD = r"(?=-?(?P<old>_)|)"
_OF_YEAR = r"(?:(?P<y>y)|(?P<ago>i-[AB])|(?P<L>[LXS])i)"

_FIRST: tuple[Rule, ...] = (
    # the third quarter, third-quarter, the 1988 third quarter, the year-ago quarter, this year's first half
    _rule(r"(?P<f>f)-(?P<U>U)", w.quarter),
    _rule(r"<-?(?P<f>f)-(?P<U>U)", w.quarter),
    _rule(rf"t?<?-?{_OF_YEAR}<?-?(?P<f>f)-?(?P<U>[U8])", w.quarter),
    _rule(r"t?<?-?(?P<f>[fL])-?(?P<U>[U8])o(?:(?P<y>y)|(?P<L>[LXS])i)", w.quarter),
    _rule(r"t?<?-?(?P<f>f)-?(?P<U>[U8])", w.quarter),
    _rule(rf"t?<?{_OF_YEAR}<?(?P<U>[U>])", w.quarter),
    _rule(r"t[<6](?P<U>[U>])(?:(?P<L>[LXS])i)?(?!-)", w.quarter),
    _rule(r"(?P<x>t?S?[<6](?P<U>i))(?=(?P<next>_)|)", w.this_year),
    _rule(r"(?P<x>t(?P<U>i))(?=(?P<next>_))", w.ended_year),
    _rule(r"(?P<L>i)-(?P<than>[AB])", w.year_earlier),
    # fiscal 1989, the 1989 fiscal year, year-end, nineteen ninety-six
    _rule(r"<(?P<y>y)", w.year),
    _rule(r"t(?P<y>y)<i", w.year),
    _rule(r"(?P<U>i)-?(?P<E>E)", p.period),
    _rule(r"(?P<m>M)?(?P<c>w)(?P<q>w(?:-?w)?)(?![Ui-])", w.spoken_year),
    _rule(r"t?(?P<E>E)-?(?P<x10>x)", p.decade),
    _rule(r"(?P<L>[LXS])(?P<Y>Y)", p.feast),
    # April 24 and 25; from 9 to 11 June
    _rule(r"(?P<x>t?(?P<d>[dD]))(?=[&z-]t?(?P<d2>[dD])o?t?(?P<m>M)(?:[,o]?(?P<y>y))?)", p.listed_day),
    _rule(r"(?P<x>(?P<m>M)(?P<d>d))(?=[&,-]d(?:,(?P<y>y))?(?!-?M))", p.day),
    _rule(r"(?<=(?P<m>M)d[&,-])(?P<x>(?P<d>d)(?:,(?P<y>y))?)(?!-?M|U)", p.day),
    # weeks before the vote, two days after the find; almost four years ago
    _rule(rf"(?P<x>m?{_COUNT}{_UNIT})(?=(?P<than>[BG]))", w.length_before),
    _rule(r"(?P<x>(?P<U>[Ui]))(?=(?P<than>[BG]))", w.plural_length),
    _rule(rf"m?{_COUNT}(?P<U>[Ui])(?P<than>[ABG])", w.counted),
    # every Friday, each of the past three years, weekly, Tuesday nights
    _rule(r"q(?P<q>[wdnf])?(?P<U>[UiWMZNP])N?", w.every),
    _rule(r"(?P<U>W)(?P<N>N)", w.plural_weekday),
    _rule(r"(?P<U>W)(?![,M]|[dD])", w.plural_weekday),
    # the next two weeks, the first nine months, recent months
    _rule(r"(?P<x>(?P<U>[Ui])-(?P<word>_))", w.lasting),
    _rule(rf"(?P<x>(?P<q>{_NUMBER})(?P<hyphen>-)(?P<U>[Ui])){_OLD}", w.length),
    _rule(rf"m?t?[LXfS]f?{_COUNT}{_UNIT}", w.length),
    _rule(r"(?P<x>(?:r|X)(?P<U>[Ui]))", w.plural_length),
)

_LAST: tuple[Rule, ...] = (
    _rule(r"(?P<q>8)a?(?P<U>[Ui])", w.length),
    _rule(r"a(?:(?<=[wdny;]_a)|(?<=[wdny]__a)|(?<=[9n]a))(?P<U>[Ui])", w.every),
    _rule(rf"9{_UNIT}", w.every),
    _rule(rf"m?t?{_COUNT}{_UNIT}(?P<half>&a8)?{_OLD}", w.counted_length),
    _rule(rf"(?P<x>m?(?P<q>{_NUMBER}){_UNIT}){_OLD}", w.length),
    _rule(rf"(?P<x>(?P<the>t)?(?P<U>[Ui])){_OLD}", w.unit_alone),
    _rule(r"(?P<U>~)", w.every),
    _rule(r"(?P<x>(?P<v>v))(?=(?P<next>_)|)", w.indefinite),
    _rule(r"t(?P<v>5)", w.indefinite),
    _rule(r"(?P<only>S)(?![UiMWZNPe])", w.only("present", "current")),
    _rule(r"t(?P<only>L)(?![UiMWZNPewdn_])", w.only("past", "past")),
    _rule(r"(?P<only>r)(?![Ui])", w.only("past", "recent")),
    _rule(r"(?P<K>K)7?", w.clock),
    _rule(r"(?P<y>y)(?<=[a_F,Spst]y)(?![-.]?[ndw])", w.year),
    _rule(r"t(?P<f>[Df])-?(?P<U>U)", w.century),
)

POINT_RULES = (*_FIRST, *(rule for rule in RULES if rule.make is not p.days), *_LAST)
