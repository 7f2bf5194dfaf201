"""Asks for availability every few milliseconds until told to stop; prints how long answers took, and the daemon's
greatest resident memory meanwhile.

usage: onlooker.py SOCKET /proc/PID/status STOP-FILE
"""

import os
import socket
import sys
import time

path, status, stop = sys.argv[1:]
request = b"GET /v1/plans/always/availability HTTP/1.1\r\nHost: localhost\r\n\r\n"
client = socket.socket(socket.AF_UNIX)
client.connect(path)
times = []
peak = 0
while not os.path.exists(stop):
    began = time.perf_counter()
    client.sendall(request)
    answer = b""
    while b"\r\n\r\n" not in answer or not answer.endswith(b"}"):
        answer += client.recv(65536)
    times.append(time.perf_counter() - began)
    with open(status) as lines:
        peak = max(peak, next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")))
    time.sleep(0.005)
times.sort()
at = lambda share: times[int(len(times) * share)] * 1e3
print(f"availability meanwhile, {len(times)} times: median {at(0.5):.2f} ms, p99 {at(0.99):.2f} ms")
print(f"resident memory at most {peak / 1024:.0f} MiB")
