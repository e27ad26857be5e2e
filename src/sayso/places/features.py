"""Which of GeoNames' features are places here, of which kind, and how far one reaches that is given as a point."""

from sayso.places.sources import town_radius

# Abandoned, destroyed and former places end in Q, W or H: nothing happens "in" them by that name today.
_GONE = frozenset({"PPLQ", "PPLW", "PPLH", "PPLCH", "ADM1H", "ADM2H", "ADM3H"})
# Wells, springs, rapids, and what is only at times water: tens of thousands of names, most of them of people.
_SMALL_WATERS = frozenset({"WLL", "WLLS", "WLLQ", "SPNG", "SPNT", "SPNS", "RPDS", "FLLS", "PND", "WTRH", "STMI"})
_UNITS = {"ADM1": "region", "ADM2": "district", "ADM3": "district"}
_AIRPORTS = frozenset({"AIRP", "AIRF", "AIRB", "AIRH"})
# Railway stations and stops, ferry terminals, customs posts, space centres, military installations: class S;
# ports, bases, ranges and training grounds: class L.
_SITES = frozenset({"RSTN", "RSTP", "FYT", "CSTP", "CSTM", "CTRS", "INSM"})
_SITES_IN_L = frozenset({"PRT", "MILB", "NVB", "RNGA", "MVA"})
# GeoNames gives a point only. These reaches are wide on purpose: half the length of a large one of its kind.
_REACH_KM = {
    "OCN": 3000.0, "SEA": 500.0, "GULF": 200.0, "STM": 150.0, "STMS": 150.0, "CNL": 100.0, "DLTA": 60.0, "STRT": 50.0,
    "BAY": 30.0, "LK": 30.0, "LKS": 30.0, "RSV": 50.0, "LGN": 30.0, "EST": 30.0, "MRSH": 30.0,
    "DSRT": 300.0, "MTS": 300.0, "PLN": 200.0, "PLAT": 200.0, "UPLD": 200.0, "PEN": 150.0, "VAL": 50.0, "ISL": 50.0,
    "ISLS": 100.0, "RGN": 200.0, "AREA": 100.0, "PRK": 50.0, "RESN": 50.0, "RES": 50.0, "COLF": 30.0,
    "MT": 10.0, "HLL": 10.0, "PK": 5.0, "CAPE": 10.0, "PASS": 5.0,
}  # fmt: skip
_REACH_OTHERWISE = {"water": 30.0, "landscape": 30.0, "airport": 5.0, "site": 5.0}
_RANGE_KM = 25.0  # firing ranges and training grounds


def kind_of_feature(feature_class: str, code: str) -> str:
    """The kind of place a feature is ("A", "ADM1" is "region"), "" for what is left out."""
    if code in _GONE:
        return ""
    match feature_class:
        case "A":
            return _UNITS.get(code, "")
        case "P":
            return "town"
        case "H":
            return "" if code in _SMALL_WATERS else "water"
        case "S":
            return "airport" if code in _AIRPORTS else "site" if code in _SITES else ""
        case "L":
            return "site" if code in _SITES_IN_L else "landscape"
        case "T":
            return "landscape"
    return ""


def reach_of_feature(kind: str, code: str, population: int) -> float:
    """Kilometres around the point within which such a feature lies; 0 for units, which their members draw."""
    if kind in ("region", "district"):
        return 0.0
    if kind == "town":
        return town_radius(population)
    if code in ("RNGA", "MVA"):
        return _RANGE_KM
    return _REACH_KM.get(code, _REACH_OTHERWISE[kind])
