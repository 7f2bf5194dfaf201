"""Resumes the queue and watches until it is empty, asking for availability every few milliseconds: prints how long that
took, what CPU time a message took the daemon, how long answers took, and its greatest resident memory meanwhile.

usage: onlooker.py RUNTIME-DIRECTORY /proc/PID/status FOLLOW-UPS
"""

import json
import os
import socket
import sys
import time

directory, status, count = sys.argv[1], sys.argv[2], int(sys.argv[3])


class Client:
    def __init__(self, name):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(f"{directory}/{name}.sock")

    def ask(self, method, target):
        self.socket.sendall(f"{method} {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n".encode())
        answer = b""
        while b"\r\n\r\n" not in answer or not answer.endswith(b"}"):
            answer += self.socket.recv(65536)
        return json.loads(answer.partition(b"\r\n\r\n")[2])


def cpu():
    """Seconds of CPU. [proc_pid_stat(5)]"""
    with open(status.replace("/status", "/stat")) as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


query, control = Client("query"), Client("control")
used = cpu()
control.ask("POST", "/v1/queue/resume")
began = time.perf_counter()
looked = began
times, peak = [], 0
while True:
    asked = time.perf_counter()
    query.ask("GET", "/v1/plans/always/availability")
    times.append(time.perf_counter() - asked)
    with open(status) as lines:
        peak = max(peak, next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")))
    if asked - looked > 0.25:
        looked = asked
        states = control.ask("GET", "/v1/queue")["states"]
        if states["queued"] + states["sending"] == 0:
            break
    time.sleep(0.005)
took = time.perf_counter() - began
times.sort()
at = lambda share: times[int(len(times) * share)] * 1e3
print(f"drained in {took:.1f} s: {count / took:.0f} /s")
print(f"of the daemon's CPU {(cpu() - used) / count * 1e6:.0f} us a message")
print(f"availability meanwhile, {len(times)} times: median {at(0.5):.2f} ms, p99 {at(0.99):.2f} ms")
print(f"resident memory at most {peak / 1024:.0f} MiB")
