"""How long the website of many meetings takes: python bench/site.py [MEETINGS]

Built into an empty folder, again without a change, again after one record was changed; each against `laa check` of the
same records, which reads them all. Seconds are of computing: a busy machine disturbs these less than the clock.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus


def main(meetings: int) -> None:
    laa = str(Path(sys.executable).with_name("laa"))
    with tempfile.TemporaryDirectory() as folder:
        records, public = Path(folder) / "records", Path(folder) / "public"
        corpus.main(records, meetings)
        build = [laa, "-C", str(records), "site", "build", "-o", str(public), "--as-of", "2026-06-30"]
        check = seconds([laa, "-C", str(records), "check"])
        shutil.rmtree(records / ".laa", ignore_errors=True)
        print(f"{meetings} meetings; laa check takes {check:.1f} s")
        for name, change in (("built", False), ("again", False), ("after a change", True)):
            if change:
                record = sorted((records / "meetings" / "grp").iterdir())[meetings // 2]
                record.write_text(record.read_text(encoding="utf-8").replace("reported", "said", 1), encoding="utf-8")
            took = seconds(build)
            print(f"{name:16} {took:6.1f} s  {took / check:5.1f} × check", flush=True)
        pages = [path.stat().st_size for path in public.rglob("*.html")]
        print(f"{len(pages)} pages, the largest of {max(pages) / 1000:.0f} KB; the index of the search "
              f"{(public / 'search-index.js').stat().st_size / 1e6:.1f} MB")  # fmt: skip


def seconds(command: list[str]) -> float:
    """Of computing, by a command and all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
