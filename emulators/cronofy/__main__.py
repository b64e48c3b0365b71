"""`python -m emulators.cronofy [port]`: the emulator as a server, to try the whole flow without an account."""

import signal
import sys
import threading

from emulators.cronofy import Settings, running

DEFAULT_PORT = 8765

TEXT = """\
Emulated Cronofy at {base_url} (open it to act as the owner of the calendars). Ctrl-C ends it.

In another terminal:

export CRONOFY_CLIENT_ID={client_id}
export CRONOFY_CLIENT_SECRET={client_secret}
export CRONOFY_AUTHORIZE_URL={base_url}/oauth/authorize
export CRONOFY_TOKEN_URL={base_url}/oauth/token
export CRONOFY_API_URL={base_url}
make run
"""


def main() -> None:
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    port = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_PORT
    with running(Settings(), port=port) as emulator:
        print(  # noqa: T201  # what the command is for
            TEXT.format(
                base_url=emulator.base_url,
                client_id=emulator.application.client_id,
                client_secret=emulator.application.secrets[0],
            ),
            flush=True,
        )
        ended.wait()


if __name__ == "__main__":
    main()
