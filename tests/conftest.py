"""No test sees the countries that the person running it has added to the gazetteer."""

import os
from pathlib import Path

os.environ["SAYSO_GAZETTEER"] = str(Path(__file__).parent / "no-such-folder")
