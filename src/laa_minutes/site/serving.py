"""The website on this machine while somebody edits: built anew when a record is saved, and shown again by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread

from ..diagnostic import LaaError

HOST = "127.0.0.1"  # nobody else's machine can reach it
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_WAIT = 25.0  # seconds that a page waits for news before it asks again
_RELOAD = b"""<script>
(async () => {
  const first = await (await fetch("/.news")).text();
  for (;;) {
    try {
      if ((await (await fetch("/.news?" + first)).text()) !== first) return location.reload();
    } catch { await new Promise((done) => setTimeout(done, 1000)); }
  }
})();
</script>
"""


class _News:
    """Counts the builds, and wakes whoever waits for the next."""

    def __init__(self) -> None:
        self._count = 0
        self._changed = Condition()

    def tell(self) -> None:
        with self._changed:
            self._count += 1
            self._changed.notify_all()

    def after(self, known: str) -> str:
        """The number of the last build, once it is another than the one known, or after a while."""
        with self._changed:
            if str(self._count) == known:
                self._changed.wait(_WAIT)
            return str(self._count)


class _Handler(SimpleHTTPRequestHandler):
    """Files of the website, their pages with a script that shows them again after a build."""

    def __init__(self, *args: object, news: _News, folder: Path) -> None:
        self._news = news
        super().__init__(*args, directory=str(folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == "/.news":
            self._send(self._news.after(query).encode("ascii"), "text/plain")
            return
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if file.suffix == ".html" and file.is_file():
            self._send(_POLICY.sub(b"", file.read_bytes()).replace(b"</body>", _RELOAD + b"</body>"), "text/html")
            return
        super().do_GET()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as http.server has it
        """Nobody asked for a line for each request."""

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def serving(folder: Path, port: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """Serve a folder in the background: the address, and what to call when the folder was built anew."""
    news = _News()
    try:
        server = ThreadingHTTPServer((HOST, port), partial(_Handler, news=news, folder=folder))
    except (OSError, OverflowError):
        raise LaaError(f"port {port} is in use", "Name another one with --port.") from None
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{HOST}:{server.server_address[1]}/", news.tell
    finally:
        server.shutdown()
        server.server_close()


def serve(
    folder: Path,
    port: int,
    changes: Iterable[object],
    rebuild: Callable[[], None],
    told: Callable[[str], None],
) -> None:
    """Serve until there are no more changes; `rebuild` is called after each, and says itself what went wrong."""
    with serving(folder, port) as (address, tell):
        told(address)
        for _ in changes:
            rebuild()
            tell()


def changes_of(root: Path) -> Iterable[object]:
    """The changes of the records below a folder, as they come. Raises LaaError where the extra is not installed."""
    try:
        from watchfiles import watch
    except ImportError:
        raise LaaError("serving the website needs another package", "pip install 'laa-minutes[serve]'") from None

    def is_record(_: object, path: str) -> bool:
        below = Path(path).relative_to(root).parts if Path(path).is_relative_to(root) else ()
        return path.endswith(".yaml") and not any(part.startswith(".") for part in below)

    changes: Iterable[object] = watch(root, watch_filter=is_record, debounce=300, raise_interrupt=False)
    return changes
