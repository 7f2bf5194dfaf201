"""Starts a program as systemd would and prints the milliseconds until it says READY=1, the median of several starts.

usage: ready.py PROGRAM [ARGUMENT...]
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time

times = []
for _ in range(11):
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "notify")
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        listener.bind(path)
        listener.settimeout(10)
        start = time.perf_counter()
        daemon = subprocess.Popen(
            sys.argv[1:], env={**os.environ, "NOTIFY_SOCKET": path}, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        while "READY=1" not in listener.recv(4096).decode().split("\n"):
            pass
        times.append((time.perf_counter() - start) * 1000)
        daemon.terminate()
        daemon.wait()
print(round(statistics.median(times), 1))
