"""Pairs of speakers in two reports, and whether they are one: invented persons, and bodies and names that all know.

A speaker is (name, role, affiliation). `home` is where the incidents of both reports lie, `days` how far apart the
reports are. quality/speakers.py prints how many pairs come out right.
"""

KZ, RU = "KZ", "RU"


def pair(left, right, same, *, home="", days=3, why=""):
    left, right = (side if isinstance(side, tuple) else (side, "", "") for side in (left, right))
    return {"left": left, "right": right, "same": same, "home": home, "days": days, "why": why}


SPOKE = ("Dina Zhakupova", "spokeswoman", "Kazakhstan's Foreign Ministry")

PAIRS = [
    # Spellings of one person, with an office that fits.
    pair(SPOKE, ("Dina Jakupova", "spokesperson", "Kazakh MFA"), True),
    pair(SPOKE, ("Дина Жакупова", "официальный представитель", "МИД РК"), True),
    pair(SPOKE, ("D. Zhakupova", "spokeswoman", "Ministry of Foreign Affairs of Kazakhstan"), True),
    pair(SPOKE, ("Zhakupova", "spokeswoman", "Kazakhstan's Foreign Ministry"), True),
    pair(SPOKE, ("Zhakupova", "official representative", "Kazakh Foreign Ministry"), True),
    pair(SPOKE, ("Dina Zhakupova", "", ""), True, why="a full name, and nothing against it"),
    pair(("Serhiy Bondar", "commander", "Odesa garrison"), ("Sergei Bondar", "commander", "Odesa garrison"), True),
    pair(("Oleksandr Tkach", "minister", "Ministry of Defence"), ("Aleksandr Tkach", "defence minister", ""), True),
    pair(("Ion Munteanu", "Prime Minister", ""), ("Munteanu", "premier", ""), True),
    pair(("Ion Munteanu", "Prime Minister", ""), ("Ion Munteanu", "President", "Romania"), False, why="whose premier?"),
    pair(("Ilze Kalna", "Latvian Interior Minister", ""), ("Ilze Kalna", "Latvian Prime Minister", ""), True),
    pair(
        ("Pavel Sokolov", "deputy defence minister", ""),
        ("Sokolov", "deputy minister of defence", ""),
        True,
    ),
    pair(("Pavel Sokolov", "defence minister", ""), ("Pavel Ivanovich Sokolov", "minister of defence", ""), True),
    pair(("Marat Sadyrov", "spokesman", "border guard"), ("Sadyrov Marat", "spokesman", "border guard"), True),
    pair(("Karl Müller", "analyst", "Open Skies Institute"), ("Karl Mueller", "expert", "Open Skies Institute"), True),
    pair(("Vladimir Putin", "President", "Russia"), ("Владимир Путин", "президент РФ", ""), True),
    pair(("Volodymyr Zelensky", "President", ""), ("Vladimir Zelenskiy", "Ukrainian president", ""), True),
    pair(("Kassym-Jomart Tokayev", "President", ""), ("Kasym-Zhomart Tokaev", "Kazakh president", ""), True),
    pair(("Dmitry Peskov", "spokesman", "Kremlin"), ("Dmitri Peskov", "spokesman", "the Kremlin"), True),
    pair(("Dmitry Peskov", "spokesman", "Kremlin"), ("Peskov", "spokesman", "Kremlin"), True),
    pair(("Gen. Mark Adams", "commander", "Riga garrison"), ("Mark Adams", "", ""), True),
    # A surname is not enough.
    pair(("Ivan Petrov", "mayor", "Rezekne"), ("Oleg Petrov", "mayor", "Rezekne"), False, why="two first names"),
    pair(("Ivan Petrov", "mayor", "Rezekne"), ("Petrov", "", ""), False, why="a surname alone"),
    pair(("Petrov", "", ""), ("Petrov", "", ""), False, why="a surname alone, twice"),
    pair(("Ivan Petrov", "mayor", "Rezekne"), ("Petrov", "analyst", ""), False, why="another office"),
    pair(("Ivan Petrov", "mayor", "Rezekne"), ("Petrov", "mayor", "Daugavpils"), False, why="another town"),
    pair(("Ivan Petrov", "farmer", ""), ("Ivan Petrov", "defence minister", ""), False, why="a namesake"),
    pair(("Ivan Petrov", "Russian defence minister", ""), ("Ivan Petrov", "Bulgarian defence minister", ""), False),
    pair(("Ivan Petrov", "spokesman", "border guard"), ("Ivan Petrov", "spokesman", "Foreign Ministry"), False),
    pair(("Petrov", "Russian defence minister", ""), ("Petrov", "Bulgarian defence minister", ""), False),
    pair(("Petrov", "defence minister", ""), ("Petrov", "interior minister", ""), False),
    pair(("Petrov", "defence minister", ""), ("Petrov", "deputy defence minister", ""), False),
    pair(("Petrov", "defence minister", ""), ("Petrova", "defence minister", ""), False, why="another name"),
    pair(("Anna Petrova", "spokeswoman", "police"), ("Inna Petrova", "spokeswoman", "police"), False),
    pair(("A. Petrov", "defence minister", ""), ("B. Petrov", "defence minister", ""), False),
    pair(("Pavel Sokolov", "defence minister", ""), ("Sokolov", "defence minister", ""), False, days=2000),
    pair(("Juan Carlos Vega", "analyst", ""), ("Juan Jose Vega", "analyst", ""), False),
    pair(("Jan Moss", "Danish ambassador", ""), ("Jan Moss", "ambassador to Latvia", ""), True),
    pair(("Jan Moss", "Danish ambassador to Latvia", ""), ("Jan Moss", "Latvian minister", ""), False),
    pair(("Omar Haddad", "pilot", ""), ("Omar Haddad", "governor", "Atyrau"), False),
    pair(("Marat Lee", "analyst", "Steppe Forum"), ("Marat Lee", "analyst", "Harbour College"), False),
    # Bodies: kind, what it is for, country.
    pair("Kazakhstan's Defence Ministry", "the Ministry of Defence of Kazakhstan", True),
    pair("Kazakhstan's Defence Ministry", "Kazakh MoD", True),
    pair("Kazakhstan's Defence Ministry", "Минобороны Казахстана", True),
    pair("Kazakhstan's Defence Ministry", "Министерство обороны РК", True),
    pair("Romanian Ministry of National Defence", "Romania's Defense Ministry", True),
    pair("Ukraine's Foreign Ministry", "МЗС України", True),
    pair("Russian Foreign Ministry", "МИД РФ", True),
    pair("Latvia's Ministry of the Interior", "the Latvian Interior Ministry", True),
    pair("US Department of State", "the State Department", False, why="a department is not known to be a ministry"),
    pair("the Pentagon", "US Ministry of Defence", True),
    pair("the Kremlin", "the Russian presidential administration", True),
    pair("the FSB", "Russia's security service", True),
    pair("General Staff in Kyiv", "the Ukrainian General Staff", True),
    pair("Polish Border Guard", "Poland's border guard service", True),
    pair("Mangystau Region police department", "police in the Mangistau region", True),
    pair("Mangystau Region police department", "Police Department of the Mangystau Region", True),
    pair("Zhanibek district akimat", "akimat of the Zhanibek district", True),
    pair("Defence Ministry", "Romania's Defence Ministry", True, home="RO"),
    pair("Defence Ministry", "Romania's Defence Ministry", False, why="no country told or at hand"),
    pair("Foreign Ministry", "Romania's Foreign Ministry", False, home="RO", why="neighbours' ministries speak too"),
    pair("Kazakhstan's Defence Ministry", "Kazakhstan's Foreign Ministry", False),
    pair("Kazakhstan's Defence Ministry", "Russia's Defence Ministry", False),
    pair("Mangystau Region police department", "Atyrau Region police department", False),
    pair("Mangystau Region police department", "Kazakh police", False),
    pair("Norwegian police", "Oslo police", False, why="a town's police is not the country's"),
    pair("the police", "the police", False, why="not told whose"),
    pair("the ministry", "Kazakhstan's Defence Ministry", False),
    pair("Russian embassy in Bucharest", "Russian embassy in Warsaw", False),
    pair("Moscow", "the Kremlin", False, why="not told whom it stands for"),
    pair("Moscow", "Russia", False, why="not told whom it stands for"),
    pair("Kyiv", "Kiev", True),
    pair("Ukraine", "Украина", True),
    pair("Ukraine", "Ukraine's Foreign Ministry", False),
    pair("South Korea's defence ministry", "South Korean Ministry of National Defense", True),
    pair("Ukraine's military intelligence", "Main Intelligence Directorate of Ukraine's Defence Ministry", True),
    pair("US Army", "the US military", False, why="a part is not the whole"),
    pair("Interior Ministry of Chechnya", "Russian Interior Ministry", False, why="a province's ministry"),
    pair("Polish army", "Poland's air force", False),
    pair("Crimea's health ministry", "Ukraine's Ministry of Health", False, why="a province's ministry"),
    # Names of their own.
    pair("the daily Steppe Courier", "Steppe Courier", True),
    pair("Ukrainian outlet Borysfen", ("Borysfen", "a Ukrainian portal", ""), True),
    pair("Russian Telegram channel VOLGA", "VOLGA", True),
    pair("the Open Skies Institute", "the Open Harbour Institute", False),
    pair("Courier", "Herald", False),
    # Nobody in particular.
    pair("residents", "residents", False),
    pair("officials", "officials", False),
    pair("he", "he", False),
    pair("several analysts", "analysts", False),
]
