"""Durable enqueueing with procrastinate, as much a job as a letter of madoguchi's benchmark. Prints jobs a second.

usage: procrastinate_defer.py PART HOST COUNT

PART is `schema` (makes its tables), `single` (16 tasks, one job a call), or `batch` (500 jobs a call).
"""

import asyncio
import sys
import time

import procrastinate

CALLERS = 16
part, host, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
connector = procrastinate.PsycopgConnector(
    kwargs={"host": host, "user": "postgres", "dbname": "postgres"}, min_size=CALLERS, max_size=CALLERS)
app = procrastinate.App(connector=connector)


@app.task(queue="letters")
async def send(**letter):
    pass


def letter(number):
    return {
        "plan": "basic", "to": f"user{number}@example.jp", "subject": "ログインできない場合のご案内",
        "text": "パスワードの再設定はログイン画面から行えます。\n" * 8,
    }


async def caller(first):
    for number in range(first, count, CALLERS):
        await send.defer_async(**letter(number))


async def main():
    async with app.open_async():
        if part == "schema":
            await app.schema_manager.apply_schema_async()
            return
        await connector.execute_query_async("TRUNCATE procrastinate_jobs CASCADE")
        seconds = 0.0
        if part == "single":
            start = time.perf_counter()
            await asyncio.gather(*(caller(first) for first in range(CALLERS)))
            seconds = time.perf_counter() - start
        else:
            for first in range(0, count, 500):
                letters = [letter(number) for number in range(first, min(first + 500, count))]
                start = time.perf_counter()
                await send.batch_defer_async(*letters)
                seconds += time.perf_counter() - start
        print("procrastinate-per-second", count / seconds)


asyncio.run(main())
