"""What the scripts here have in common: reading, timing, telling."""

import json
import os
import sys
import time

import numpy as np

FOLDER = sys.argv[1]
AGAIN = int(sys.argv[2])


def doubles(name):
    """An input of numbers."""
    return np.fromfile(os.path.join(FOLDER, name), dtype="<f8")


def numbers(name):
    """An input of whole numbers."""
    return np.fromfile(os.path.join(FOLDER, name), dtype="<i4")


def write(name, values):
    """An answer, as numbers."""
    np.ascontiguousarray(values, dtype="<f8").tofile(os.path.join(FOLDER, name))


def run(work):
    """Does the work once, then as often again as was asked for; gives its last answer and the seconds of each."""
    seconds = []
    answer = None
    for _ in range(AGAIN + 1):
        start = time.perf_counter()
        answer = work()
        seconds.append(time.perf_counter() - start)
    return answer, seconds


def tell(seconds, **facts):
    """The last line that is printed says what was taken."""
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    print(json.dumps({"seconds": seconds, "peakMegabytes": peak * 1024 / 1e6, "facts": facts}))
