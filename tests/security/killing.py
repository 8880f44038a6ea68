"""Run by test_killed_builds.py: builds that are killed at random moments, each a process that has everything loaded.

Prints one JSON object: how many builds were killed, which of the two sites was found how often and what belongs to
neither, what lay about, and how many processes lived on.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from generator.build import build
from generator.reporting import Silent
from security.sites import digests, write_site

EDITIONS = ("première", "seconde")


def kill_builds(site: Path, articles: int, moments: int, seed: int) -> dict[str, object]:
    """Kill `moments` builds of a site that changes between two editions, at moments spread over a whole build."""
    chance = random.Random(seed)
    output = site / "public"
    whole, longest = {}, 0.0
    for edition in (*EDITIONS, *EDITIONS):
        write_site(site, articles, edition, every=25)
        started = time.monotonic()
        build(site, Silent(), jobs=2)
        longest = time.monotonic() - started
        whole[edition] = digests(output)
    found = dict.fromkeys(EDITIONS, 0)
    mixed, finished, lived_on = 0, 0, 0
    shown = EDITIONS[-1]
    for _ in range(moments):
        wanted = EDITIONS[EDITIONS.index(shown) - 1]
        write_site(site, articles, wanted, every=25)
        moment = chance.uniform(0, 1.2 * longest)
        victim = os.fork()
        if victim == 0:
            os.setsid()
            build(site, Silent(), jobs=2)
            os._exit(0)
        time.sleep(moment)
        os.kill(victim, signal.SIGKILL)
        finished += os.waitpid(victim, 0)[1] == 0
        lived_on += _ended(victim)
        seen = digests(output)
        match = [edition for edition in EDITIONS if whole[edition] == seen]
        mixed += not match
        shown = match[0] if match else shown
        found[shown] += 1
    write_site(site, articles, EDITIONS[0], every=25)
    build(site, Silent(), jobs=2)
    return {
        "moments": moments,
        "finished": finished,
        "found": found,
        "mixed": mixed,
        "lived on": lived_on,
        "recovered": digests(output) == whole[EDITIONS[0]],
        "litter": sorted(path.name for path in site.iterdir()),
        "kept": sorted(path.name for path in (site / ".cache").iterdir()),
        "seconds of a build": round(longest, 2),
    }


def _ended(session: int) -> int:
    """How many processes of the victim's session are still there after a while; they are ended then."""
    alive: list[int] = []
    for _ in range(100):
        names = (path.name for path in Path("/proc").iterdir())
        alive = [process for process in map(int, filter(str.isdigit, names)) if _is_of(process, session)]
        if not alive:
            return 0
        time.sleep(0.05)
    for process in alive:
        os.kill(process, signal.SIGKILL)
    return len(alive)


def _is_of(process: int, session: int) -> bool:
    """Whether a process that is not only waited for belongs to a session."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return False
    return int(fields[3]) == session and fields[0] != "Z"


if __name__ == "__main__":
    folder, articles, moments, seed = sys.argv[1:]
    print(json.dumps(kill_builds(Path(folder), int(articles), int(moments), int(seed))))
