"""Ask a service as fast as it answers, or at a steady pace, and time the answers.

    python -m benchmarks.load HOST PORT PATH BODIES --seconds 10 --connections 4

BODIES is a file with one JSON body a line, asked in turn. With `--rate` requests are
begun at that pace whatever becomes of earlier ones, and their time counts from the
moment at which they were due. Prints one JSON object; a process of its own, so that
what it costs is not the service's.
"""

import argparse
import asyncio
import json
import time
from collections import deque
from itertools import cycle
from pathlib import Path

from benchmarks._figures import quantile


class Load:
    """One run: `spans` are seconds of the answers that were well, `failed` the rest."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.asked = asked
        self.spans: list[float] = []
        self.failed: dict[str, int] = {}
        self.due: deque[float] = deque()
        self.waiting = asyncio.Semaphore(0)
        lines = Path(asked.bodies).read_bytes().splitlines()
        self.requests = cycle([self._request(line) for line in lines])

    def _request(self, body: bytes) -> bytes:
        head = (
            f"POST {self.asked.path} HTTP/1.1\r\nHost: {self.asked.host}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body

    async def run(self) -> None:
        """Ask until the time is over."""
        end = time.perf_counter() + self.asked.seconds
        many = self.asked.connections
        workers = [asyncio.create_task(self._worker(end)) for _ in range(many)]
        if self.asked.rate:
            await self._pace(end)
            for _ in workers:
                self.waiting.release()
        await asyncio.gather(*workers)

    async def _pace(self, end: float) -> None:
        begun, number = time.perf_counter(), 0
        while (now := time.perf_counter()) < end:
            while begun + number / self.asked.rate <= now:
                self.due.append(begun + number / self.asked.rate)
                self.waiting.release()
                number += 1
            await asyncio.sleep(0.0005)

    async def _worker(self, end: float) -> None:
        streams = None
        while time.perf_counter() < end or self.due:
            start = time.perf_counter()
            if self.asked.rate:
                await self.waiting.acquire()
                if not self.due:
                    break
                start = self.due.popleft()
            try:
                if streams is None:
                    streams = await asyncio.open_connection(
                        self.asked.host, self.asked.port, limit=1 << 24
                    )
                status = await _ask(*streams, next(self.requests))
            except (OSError, EOFError, ValueError) as error:
                status, streams = type(error).__name__, None
            if status == "200":
                self.spans.append(time.perf_counter() - start)
            else:
                self.failed[status] = self.failed.get(status, 0) + 1


async def _ask(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes
) -> str:
    """Send a request, read the whole answer, give its status."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line[15:])
    await reader.readexactly(length)
    return head[9:12].decode()


def main() -> None:
    """Ask, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("path")
    parser.add_argument("bodies")
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--connections", type=int, default=4)
    parser.add_argument("--rate", type=float, default=0)
    asked = parser.parse_args()
    load = Load(asked)
    begun, cpu = time.perf_counter(), time.process_time()
    asyncio.run(load.run())
    seconds = time.perf_counter() - begun
    spans = load.spans or [float("nan")]
    told = {
        "answered": len(load.spans),
        "failed": load.failed,
        "seconds": seconds,
        "cpu": time.process_time() - cpu,
        "p50": quantile(spans, 0.5) * 1000,
        "p99": quantile(spans, 0.99) * 1000,
        "most": max(spans) * 1000,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
