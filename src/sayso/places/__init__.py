"""Names on the map: the gazetteer, look-up, containment, distance."""
