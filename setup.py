"""What pyproject.toml cannot say: which modules mypyc compiles to machine code, where ESCALATION_COMPILE=1 asks for it.

They are the rooms of dates, events and timeline, in which a build spends most of its time. The others, and whoever
asks for nothing, run the same sources by Python. mypyc needs a C compiler and the libraries that the package uses, for
their types: `make compiled` brings them together.
"""

import os
import sys
from pathlib import Path

from setuptools import setup

ROOMS = ("dates", "events", "timeline")
INTERPRETED = {
    # What is read from files or written to them: by its annotations, which a compiled class does not keep.
    "dates/documents.py",
    "dates/language_file.py",
    "dates/model.py",
    "dates/phrases.py",
    "dates/templates.py",
    "events/documents.py",
    "events/ladder_file.py",
    "events/language_files.py",
    "events/model.py",
    "events/tables.py",
    "timeline/briefs.py",
    "timeline/chronicling.py",
    "timeline/corrections.py",
    "timeline/coverage.py",
    "timeline/following.py",
    "timeline/gleaning.py",
    "timeline/interviewing.py",
    "timeline/linking.py",
    "timeline/mentions.py",
    "timeline/merging.py",
    "timeline/model.py",
    "timeline/portions.py",
    "timeline/proposals.py",
    "timeline/review.py",
    "timeline/targets.py",
    "timeline/windows.py",
    # Slices of bytes that end before they begin, which mypyc refuses where Python finds nothing in them.
    "dates/clauses.py",
    # A subclass of a list.
    "events/clause.py",
}

modules = []
if os.environ.get("ESCALATION_COMPILE") == "1" and "egg_info" not in sys.argv:
    from mypyc.build import mypycify

    package = Path(__file__).parent / "generator"
    files = sorted(file.relative_to(package).as_posix() for room in ROOMS for file in (package / room).glob("*.py"))
    compiled = [f"generator/{file}" for file in files if file not in INTERPRETED and not file.endswith("__init__.py")]
    modules = mypycify(["--config-file", "pyproject.toml", *compiled], debug_level="0", group_name="escalation")

setup(ext_modules=modules)
