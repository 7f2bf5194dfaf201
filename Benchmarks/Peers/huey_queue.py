"""Durable enqueueing with huey's SQLite storage and fsync: 16 threads, one task each time. Prints tasks a second.

usage: huey_queue.py DIRECTORY COUNT
"""

import os
import sys
import threading
import time

from huey.storage import SqliteStorage

CALLERS = 16
directory, count = sys.argv[1], int(sys.argv[2])
os.makedirs(directory)
storage = SqliteStorage(filename=os.path.join(directory, "huey.db"), fsync=True)
# As much as a letter of madoguchi's benchmark.
task = ("パスワードの再設定はログイン画面から行えます。\n" * 8).encode() + b"x" * 150


def caller():
    for _ in range(count // CALLERS):
        storage.enqueue(task)


threads = [threading.Thread(target=caller) for _ in range(CALLERS)]
start = time.perf_counter()
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("huey-per-second", round(count / (time.perf_counter() - start)))
