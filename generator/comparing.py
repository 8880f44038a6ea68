"""`escalation changed`: the built site beside the published one, so that what is already there is not sent again."""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin

from generator.errors import Problem, UserError
from generator.settings import Settings

FINGERPRINT = "fingerprint.txt"
"""The file, published with the site, that tells its content."""

_PATIENCE = 20.0
"""Seconds to wait for the published site."""


def changed(site: Path, settings: Settings) -> tuple[bool, str]:
    """Whether the site built in the folder `site` differs from what its `base_url` serves, and how that was seen.

    Leaves the fingerprint among the built files, for the next comparison. A published site that cannot be reached or
    has no fingerprint counts as different. Raises UserError where nothing is built.
    """
    output = site / settings.output
    if not (output / "index.html").is_file():
        raise UserError([Problem(str(output), 0, 0, "no site is built here", "run `escalation build` first")])
    ours = fingerprint(output)
    (output / FINGERPRINT).write_text(f"{ours}\n", "ascii", newline="\n")
    # Asked for by its own content, so that no cache on the way answers with that of an older site.
    address = f"{urljoin(settings.base_url.rstrip('/') + '/', FINGERPRINT)}?{ours}"
    try:
        with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - base_url is http or https
            theirs = answer.read(200).decode("ascii", "replace").strip()
    except (OSError, ValueError) as error:
        reason = f"HTTP {error.code}" if isinstance(error, urllib.error.HTTPError) else str(error)
        return True, f"{address}: {reason}: nothing to compare with"
    return theirs != ours, f"{address}: {theirs[:64]}, built: {ours}"


def fingerprint(output: Path) -> str:
    """The SHA-256 of all published files, names and contents, but the fingerprint itself."""
    digest = hashlib.sha256()
    names = {file.relative_to(output).as_posix(): file for file in output.rglob("*") if file.is_file()}
    for name in sorted(names.keys() - {FINGERPRINT}):
        digest.update(f"{hashlib.sha256(names[name].read_bytes()).hexdigest()}  {name}\n".encode())
    return digest.hexdigest()
