"""Outputs → the published folder: built aside, then put in place whole or not at all.

The new site is built in a folder beside the old one and the two change names in one step, as an editor saves a file.
Files whose bytes stay the same are linked over from the old site, so that their times stay too and an upload that
compares times sends little. That folder is kept for the next build (`spare.py`), which so links only what changed.
"""

from __future__ import annotations

import ctypes
import errno
import filecmp
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NoReturn, TypeVar

import filelock
import msgspec

from generator.articles.content import Content
from generator.errors import Problem, UserError
from generator.pages.ledger import Ledger, Made
from generator.pages.making import make_all
from generator.pages.output import Group, Output, Pieces
from generator.pages.pieces import keep_index, write_pieces
from generator.pages.theme import template_fault
from generator.pages.turns import alone_beside

Item = TypeVar("Item")
Track = Callable[[Iterable[tuple[Made, bool]], str, int], Iterator[tuple[Made, bool]]]

MARKER = ".escalation-site"
"""The file that says that an output folder is ours to replace."""

_MARKER_TEXT = b"Made by escalation-timeline. This folder is replaced whole at each build: keep nothing else in it.\n"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Published(msgspec.Struct, frozen=True):
    """What publishing did: files in the site, files whose bytes are new, files that are gone."""

    files: int
    written: int
    removed: int


def check_output(output: Path, site: Path, content: Content) -> None:
    """Refuse an output folder that is not ours or would take the user's files with it. Raises UserError."""
    resolved = output.resolve()
    inputs = [(site, "the site's folder"), (site / "templates", "the theme")]
    if isinstance(content, Path):
        inputs.insert(1, (content, "the content folder"))
    for folder, what in inputs:
        inside = isinstance(content, Path) and resolved.is_relative_to(content.resolve())
        if inside or folder.resolve().is_relative_to(resolved):
            _refuse(output, f"is, contains or lies in {what}", "name another folder with --output")
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        _refuse(output, "is not a folder", "remove it, or name another folder with --output")
    _refuse_others(output)


def _refuse_others(output: Path) -> None:
    """Raise UserError where the folder holds what this program did not make."""
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        _refuse(output, "holds files that this program did not make", "empty it, or name another folder with --output")


@contextmanager
def one_build_at_a_time(output: Path, lock_file: Path, patience: float = 60.0) -> Iterator[None]:
    """Hold the lock of the site whose output this is.

    A second build waits `patience` seconds for the first. Raises UserError when that is over or nothing can be
    written.
    """
    try:
        lock_file.parent.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(lock_file, timeout=patience), alone_beside(output, patience):
            _recover(output)
            yield
    except (filelock.Timeout, TimeoutError):
        _refuse(output, "is being built by another command", "wait for it to end, then build again")
    except OSError as error:
        where = Path(error.filename) if isinstance(error.filename, str) else output
        _refuse(where, f"cannot be written ({error.strerror or error})", _remedy(error))


def publish(
    outputs: Iterable[Output | Group],
    output: Path,
    *,
    ledger: Ledger | None = None,
    jobs: int = 1,
    track: Track | None = None,
) -> Published:
    """Make the folder `output` hold `outputs` and nothing else, in one step.

    What the ledger knows to be there already is kept, the rest is made by up to `jobs` processes;
    `track` shows their progress. On any failure the old site stays as it was and nothing is left beside it. Raises
    UserError for a disk that is full or cannot be written, ValueError for two outputs of one path.
    """
    staging = _beside(output, "new")
    ledger = ledger or Ledger(None)
    try:
        _clear(staging)
        site = _Site(output, staging, ledger)
        site.plan(outputs)
        made, written = site.make(jobs, track or _untracked)
        paths = {one.path for one in made}
        removed = site.there - paths - {MARKER}
        if written or removed or MARKER not in site.there or ledger.paths - paths:
            _refuse_others(output)
            _put_in_place(staging, output)
        ledger.keep(site.by_group(made))
        if staging.exists():
            ledger.spare.keep(staging, {*written, *removed}, ledger.digest)
        else:
            ledger.spare.double(output, (MARKER, *(one.path for one in made)), staging, ledger.digest)
    except OSError as error:
        where = Path(error.filename) if isinstance(error.filename, str) else output
        _refuse(where, f"cannot be written ({error.strerror or error})", _remedy(error))
    finally:
        with suppress(OSError, UserError):
            _clear(staging)
    return Published(files=len(made), written=len(written), removed=len(removed))


class _Site:
    """The site that is made in `staging` to take the place of the `old` one."""

    def __init__(self, old: Path, staging: Path, ledger: Ledger) -> None:
        self._old = old
        self._staging = staging
        self._ledger = ledger
        self._left, self.there = ledger.left(old)
        """The files of the old site that are as they were left, and the paths of all that stand there."""
        self._kept: dict[str, Made] = {}
        self._missing: list[Output] = []
        self._groups: dict[str, tuple[bytes, list[str]]] = {}

    def plan(self, outputs: Iterable[Output | Group]) -> None:
        """Tell what the old site has already from what must be made."""
        single: list[str] = []
        for item in outputs:
            if isinstance(item, Output):
                self._ask(item)
                single.append(item.path)
            else:
                self._groups[item.name] = item.inputs, self._of_group(item)
        self._groups[""] = b"", single
        paths = list(chain.from_iterable(paths for _, paths in self._groups.values()))
        if len(set(paths)) < len(paths):
            twice = next(path for path, times in Counter(paths).items() if times > 1)
            raise ValueError(f"two outputs for {twice}")

    def by_group(self, made: Iterable[Made]) -> dict[str, tuple[bytes, list[Made]]]:
        """What was made, by group, with the inputs of each."""
        found = {one.path: one for one in made}
        return {name: (inputs, [found[path] for path in paths]) for name, (inputs, paths) in self._groups.items()}

    def _of_group(self, group: Group) -> list[str]:
        """The paths of a group's files, which the old site has all, or which are asked one by one."""
        known = self._ledger.group(group)
        if known is not None and all(one.path in self._left for one in known):
            self._kept.update((one.path, one) for one in known)
            return [one.path for one in known]
        outputs = list(group.outputs())
        for output in outputs:
            self._ask(output)
        return [output.path for output in outputs]

    def _ask(self, output: Output) -> None:
        known = self._left.get(output.path)
        if known is not None and output.inputs and known.inputs == output.inputs:
            self._kept[output.path] = known
        else:
            self._missing.append(output)

    def make(self, jobs: int, track: Track) -> tuple[list[Made], list[str]]:
        """Every output in the new folder: what was made, and the paths of the files that differ from the old site's."""
        lacking = self._ledger.spare.take(self._staging, self._ledger.digest)
        if lacking is None:
            self._begin()
            lacking = tuple(self._kept)
        else:
            self._clear_away()
        linked = [path for path in lacking if path in self._kept]
        for folder in sorted(_folders(linked) | _folders(item.path for item in self._missing)):
            (self._staging / folder).mkdir(parents=True, exist_ok=True)
        for path in linked:
            _link_new(f"{self._old}/{path}", f"{self._staging}/{path}")
        made, written = list(self._kept.values()), []
        make = partial(_make_one, self._staging, self._old, self._ledger)
        for one, is_new in track(make_all(self._missing, make, jobs), "pages", len(self._missing)):
            made.append(one)
            if is_new:
                written.append(one.path)
        return made, written

    def _begin(self) -> None:
        """An empty folder; what was left of a spare one is none to trust."""
        spare = self._ledger.spare.folder
        if spare is not None:
            with suppress(OSError, UserError):
                _clear(spare)
        self._staging.mkdir(parents=True)
        (self._staging / MARKER).write_bytes(_MARKER_TEXT)

    def _clear_away(self) -> None:
        """Leave nothing in the spare folder but what is kept: the old site has the same files under other names."""
        for path in self._ledger.paths - self._kept.keys():
            (self._staging / path).unlink(missing_ok=True)
        for folder in sorted(_folders(self._ledger.paths) - _folders(self._kept) - {""}, reverse=True):
            with suppress(OSError):  # it is gone, or holds folders that are needed
                (self._staging / folder).rmdir()


def _folders(paths: Iterable[str]) -> set[str]:
    """The folders in which these files lie, and those in which these lie."""
    found = {path.rpartition("/")[0] for path in paths}
    above = found
    while above := {path.rpartition("/")[0] for path in above} - found:
        found |= above
    return found


def _make_one(staging: Path, old: Path, ledger: Ledger, output: Output) -> tuple[Made, bool]:
    """Make one file in `staging`, and tell whether it differs from the old site's; one that does not is linked."""
    target, before = f"{staging}/{output.path}", f"{old}/{output.path}"
    try:
        data = output.make()
    except Exception as error:
        fault = template_fault(error)
        if fault is None:
            raise
        raise fault from error
    if isinstance(data, bytes):
        is_new = not _holds(before, data)
        if is_new:
            _write(target, [data])
    elif isinstance(data, Pieces):
        index = ledger.index_of(output.path)
        written = write_pieces(data, target, before, index)
        is_new = written.is_new and not _same(before, target)
    else:
        _write(target, data)
        is_new = not _same(before, target)
    if not is_new:
        _link(before, target)
    if isinstance(data, Pieces) and index is not None:
        keep_index(written, data.shared, target, index)
    found = os.stat(target)  # noqa: PTH116
    return Made(output.path, output.inputs, found.st_size, found.st_mtime_ns), is_new


def _write(path: str, data: Iterable[bytes]) -> None:
    with open(path, "xb") as file:  # noqa: PTH123 - a path object for each of many files takes its time
        for piece in data:
            file.write(piece)


def _holds(path: str, data: bytes) -> bool:
    """Whether the file holds these bytes; it may be missing."""
    try:
        if os.stat(path).st_size != len(data):  # noqa: PTH116
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False


def _same(one: str, other: str) -> bool:
    """Whether two files hold the same bytes; the first may be missing."""
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _link(source: str, target: str) -> None:
    """The same file under a second name, in the place of a file that may be there."""
    Path(target).unlink(missing_ok=True)
    _link_new(source, target)


def _link_new(source: str, target: str) -> None:
    """The same file under a second name, or a copy with its times where the file system has no hard links."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _untracked(items: Iterable[Item], _label: str, _total: int) -> Iterator[Item]:
    yield from items


def _files(folder: Path) -> Iterator[str]:
    """Paths of all files below a folder, with `/`; none where there is no folder."""
    start = len(os.fspath(folder)) + 1
    for root, _, names in os.walk(folder):
        below = root[start:].replace(os.sep, "/")
        for name in names:
            yield f"{below}/{name}" if below else name


def _put_in_place(staging: Path, output: Path) -> None:
    """`staging` becomes `output`: in one step where the system can exchange two names, else in two."""
    if not output.exists():
        staging.rename(output)
    elif not _exchange(staging, output):
        retired = _beside(output, "old")
        _clear(retired)
        output.rename(retired)
        staging.rename(output)
        _clear(retired)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two names in one step (Linux `renameat2`); whether the system could."""
    if not sys.platform.startswith("linux"):
        return False
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(code, os.strerror(code), str(second))


def _recover(output: Path) -> None:
    """Put things right after a build that was killed: its half-made folder goes, a site caught mid-way comes back."""
    retired = _beside(output, "old")
    if not output.exists() and (retired / MARKER).is_file():
        retired.rename(output)
    for leftover in (retired, _beside(output, "new")):
        _clear(leftover)


def _clear(folder: Path) -> None:
    """Delete a folder of ours with all that is in it, its marker last, so that a stop half-way leaves it ours.

    Raises UserError for one that this program did not make, OSError where the system refuses.
    """
    if not os.path.lexists(folder):
        return
    if folder.is_symlink() or not folder.is_dir():
        _refuse(folder, "stands where the site is made ready", "move it away")
    inside = sorted(folder.iterdir())
    if inside and not (folder / MARKER).is_file():
        _refuse(folder, "holds files that this program did not make, where the site is made ready", "move it away")
    for path in inside:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def _beside(output: Path, what: str) -> Path:
    """The name beside the output folder (so on the same disk) of the folder being made or retired."""
    return output.parent / f".{output.name}.{what}"


def _refuse(path: Path, message: str, remedy: str) -> NoReturn:
    raise UserError([Problem(str(path), 0, 0, message, remedy)]) from None


def _remedy(error: OSError) -> str:
    """What a user can do about a file system's refusal."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free some space, then build again; the published site is as it was"
    return "check that the folder exists and that you may write to it; the published site is as it was"
