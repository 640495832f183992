"""Runs commands one by one and says what each took: a process of its own, as small as Python can be.

What is started begins as a copy of what starts it, and counts that memory as its own. A line of input is a folder and
the words of a command, with noughts between; a line of output is its seconds by the clock and of processors, and the
most memory that it, or one that it waited for, had, in what `getrusage` counts in.
"""

import os
import sys
import time

QUIET = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]

for line in sys.stdin:
    folder, *words = line.rstrip("\n").split("\0")
    os.chdir(folder)
    begin = time.perf_counter()
    process = os.posix_spawnp(words[0], words, os.environ, file_actions=QUIET)
    used = os.wait4(process, 0)[2]
    wall = time.perf_counter() - begin
    print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss, flush=True)
