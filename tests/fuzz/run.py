# ruff: noqa: E501 -- inputs and their alphabets are read more easily whole
"""Fuzzes every target for as long as told, and keeps the input of each crash: `make fuzz SECONDS=600`.

Guided by coverage (atheris) where that is installed, else by blind changes of good inputs, and says which. Exit status 1
where anything crashed; an input that did belongs into tests/fuzz/crashes/ once it is mended.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent)]

_LARGEST = 4096
_MODULES = ["generator", "markdown"]


def main() -> int:
    """Fuzz all targets, or one of them in this process (`--target`, as the former starts it)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--target", help="only this one")
    parser.add_argument("--found", type=Path, default=Path(".cache/fuzz"), help="folder of inputs that crashed")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    chosen.found.mkdir(parents=True, exist_ok=True)
    if chosen.inside:
        fuzz_here(chosen.target, chosen.seconds, chosen.found)
        return 0
    return fuzz_all([chosen.target] if chosen.target else None, chosen.seconds, chosen.found)


def fuzz_all(names: list[str] | None, seconds: int, found: Path) -> int:
    """Fuzz each target in a process of its own, and tell how often each ran and what crashed."""
    from fuzz.targets import TARGETS

    names = names or list(TARGETS)
    guided = importlib.util.find_spec("atheris") is not None
    print(f"{len(names)} targets, {seconds} s, {'guided by coverage' if guided else 'blind: atheris is not installed'}")
    crashed, total = 0, 0
    each = max(1, seconds // len(names))
    for name in names:
        command = [
            sys.executable,
            __file__,
            "--inside",
            "--target",
            name,
            "--seconds",
            str(each),
            "--found",
            str(found),
        ]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        said = done.stdout + done.stderr
        runs = max(map(int, re.findall(r"^(?:Done |#)(\d+)\s", said, re.MULTILINE)), default=0)
        total += runs
        crashed += done.returncode != 0
        print(f"{name:>13}: {runs:>8} runs{'' if done.returncode == 0 else '  CRASHED'}", flush=True)
        if done.returncode:
            print(said[-3000:])
    print(f"{total} runs, {crashed} targets crashed{f', inputs in {found}' if crashed else ''}")
    return 1 if crashed else 0


def fuzz_here(name: str, seconds: int, found: Path) -> None:
    """Fuzz one target in this process."""
    try:
        import atheris
    except ImportError:
        _blindly(name, seconds, found)
        return
    with atheris.instrument_imports(include=_MODULES):
        from fuzz.seeds import SEEDS, WORDS
        from fuzz.targets import TARGETS
    corpus = found / "corpus" / name.replace(" ", "-")
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in SEEDS[name]:
        (corpus / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
    words = found / "words"
    escaped = ("".join(map("\\x{:02x}".format, word.encode("utf-8", "surrogatepass"))) for word in WORDS)
    words.write_text("".join(f'"{word}"\n' for word in escaped))
    target = TARGETS[name]
    target(SEEDS[name][0])  # what is loaded at first use takes no time of an input then
    arguments = [
        sys.argv[0], str(corpus), f"-dict={words}", f"-max_len={_LARGEST}", f"-max_total_time={seconds}", "-timeout=20",
        f"-artifact_prefix={found}/{name.replace(' ', '-')}-", "-rss_limit_mb=4000",
    ]  # fmt: skip
    atheris.Setup(arguments, target)
    atheris.Fuzz()


def _blindly(name: str, seconds: int, found: Path) -> None:
    """Change good inputs at random until the time is over."""
    from fuzz.seeds import SEEDS, WORDS
    from fuzz.targets import TARGETS

    chance = random.Random(int(os.environ.get("FUZZ_SEED", "1")))
    words = [word.encode("utf-8", "surrogatepass") for word in WORDS]
    TARGETS[name](SEEDS[name][0])
    end, runs = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        data = bytearray(chance.choice(SEEDS[name]))
        for _ in range(chance.randrange(1, 8)):
            at = chance.randrange(len(data) + 1)
            match chance.randrange(4):
                case 0:
                    data[at:at] = chance.choice(words)
                case 1:
                    data[at : at + chance.randrange(1, 9)] = bytes(
                        chance.randrange(256) for _ in range(chance.randrange(5))
                    )
                case 2:
                    del data[at : at + chance.randrange(1, 40)]
                case 3:
                    data[at:at] = data[chance.randrange(len(data) + 1) :][: chance.randrange(60)]
        try:
            TARGETS[name](bytes(data[:_LARGEST]))
        except BaseException:
            (found / f"{name.replace(' ', '-')}-{hashlib.sha1(data).hexdigest()}").write_bytes(data)
            raise
        runs += 1
    print(f"Done {runs}")


if __name__ == "__main__":
    sys.exit(main())
