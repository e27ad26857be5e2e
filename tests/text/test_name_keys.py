"""Spellings of one name share a key; another name has none in common."""

import pytest

from sayso.text.name_keys import name_keys, same_word


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Zakharova", "Zaharova", True),
        ("Zakharova", "Захарова", True),
        ("Mangystau", "Mangistau", True),
        ("Zhomart", "Jomart", True),
        ("Janibek", "Zhanibek", True),
        ("Sergey", "Sergei", True),
        ("Yevgeny", "Evgenii", True),
        ("Yevgeny", "Евгений", True),
        ("Oleh", "Oleg", True),
        ("Hryhoriy", "Григорий", True),
        ("Nikolaev", "Nikolayev", True),
        ("Dmitriev", "Dmitriyev", True),
        ("Fyodor", "Fedor", True),
        ("Solovyov", "Solovyev", True),
        ("Lysenko", "Лисенко", True),
        ("Zelinskyy", "Zelinski", True),
        ("Müller", "Mueller", True),
        ("Rakhimov", "Rahimov", True),
        ("Abdullin", "Abdulin", True),
        ("Kowalczyk", "Ковальчик", True),
        ("Sakharow", "Sacharov", True),
        ("Țepeș", "Tepes", True),
        ("Qasemi", "Ghasemi", True),
        ("O'Brien", "OBrien", True),
        ("Petrov", "Petrova", False),
        ("Petrov", "Petrenko", False),
        ("Ivanov", "Ivanovich", False),
        ("Lavrin", "Larin", False),
        ("Marat", "Murat", False),
        ("Anna", "Hanna", False),
        ("Orlov", "Orlik", False),
        ("", "", False),
        ("?", "!", False),
    ],
)
def test_spellings(left, right, same):
    assert same_word(left, right) is same
    assert same_word(right, left) is same


def test_a_mark_has_no_key():
    assert name_keys("—") == frozenset()
