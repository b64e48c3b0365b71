"""Scripts, styles and images, under addresses with a version of their content: `/static/<version>/js/app.js`.

Script modules import each other by relative addresses, so that all are of the same version. Files are read once, at the
start: a process that still runs while an upgrade replaces them continues to serve its own. The content at an address
never changes, so browsers need not revalidate it.
"""

import hashlib
import mimetypes
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flask import Flask, Response, abort

from config import ROOT

IMMUTABLE = "public, max-age=31536000, immutable"


def init_app(app: Flask) -> None:
    """Serve the files of `static/` as the endpoint `static`, for `url_for("static", filename=…)`."""
    files = _files()

    def static(filename: str) -> Response:
        if filename not in files:
            abort(404)
        response = Response(files[filename], mimetype=mimetypes.guess_type(filename)[0])
        response.headers["Cache-Control"] = IMMUTABLE
        return response

    app.add_url_rule(f"/static/{version_of(files)}/<path:filename>", "static", static)


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below `folder`, by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def version_of(files: Mapping[str, bytes]) -> str:
    """Return 16 hexadecimal digits that change with any name and any content."""
    listing = "".join(f"{hashlib.sha256(files[name]).hexdigest()} {name}\n" for name in sorted(files))
    return hashlib.sha256(listing.encode()).hexdigest()[:16]


@cache
def _files() -> dict[str, bytes]:
    return read_files(ROOT / "static")
