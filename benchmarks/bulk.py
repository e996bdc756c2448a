"""How long a large work takes with one process, with several, and with Ray, at three sizes.

    python -m benchmarks.bulk [--sizes 100,200,400] [--workers 2] [--engines local,ray]

Documents of the corpus are put into web archives as Common Crawl has them, several to a size, and read into
Parquet. The time of one process is 1; beside it the others' as ratios: what they gain, and what starting
them costs (the time of an archive without documents). All keep the same bytes, or the benchmark fails.
"""

import argparse
import hashlib
import importlib.util
import io
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from warcio.warcwriter import WARCWriter

from benchmarks.corpus import ARCHIVE, unpacked
from pledgebook.bulk.engines import Engine, work

_ARCHIVES = 8


def archive(files: Sequence[Path], to: Path) -> None:
    """A web archive of these files as resources, each at an address of its own."""
    with to.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        writer.write_record(writer.create_warcinfo_record(to.name, {"software": "benchmarks.bulk"}))
        for number, file in enumerate(files):
            record = writer.create_warc_record(
                f"https://corpus.example/{number}",
                "resource",
                payload=io.BytesIO(file.read_bytes()),
                warc_content_type="text/markdown",
            )
            writer.write_record(record)


def timed(folder: Path, out: Path, workers: int, engine: Engine) -> tuple[float, str]:
    """Seconds on the clock, and a hash of all that was kept."""
    start = time.perf_counter()
    for _ in work([str(folder)], out, workers=workers, engine=engine):
        pass
    seconds = time.perf_counter() - start
    kept = hashlib.sha256()
    for path in sorted(out.rglob("part-*.parquet")):
        kept.update(path.read_bytes())
    return seconds, kept.hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,200,400")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engines", default="local,ray")
    args = parser.parse_args()
    if not ARCHIVE.exists():
        sys.exit("../shared/corpus is not here")
    sizes = [int(n) for n in args.sizes.split(",")]
    engines = [Engine(name) for name in args.engines.split(",")]
    if Engine.RAY in engines and importlib.util.find_spec("ray") is None:
        engines.remove(Engine.RAY)
        print("Ray is not installed: left out")
    with tempfile.TemporaryDirectory() as scratch, unpacked(max(sizes)) as files:
        here = Path(scratch)
        names = [f"{engine} x{args.workers}" for engine in engines]
        print(f"{'documents':>9} {'1 process':>10}" + "".join(f" {name:>10} {'ratio':>6}" for name in names))
        for size in (1, *sizes):
            folder = here / f"in-{size}"
            folder.mkdir()
            chosen = files[:size]
            for number in range(min(_ARCHIVES, size)):
                archive(chosen[number::_ARCHIVES], folder / f"{number}.warc.gz")
            alone, same = timed(folder, here / f"one-{size}", 1, Engine.LOCAL)
            line = f"{size:>9} {alone:>9.2f}s"
            for engine in engines:
                seconds, kept = timed(folder, here / f"{engine}-{size}", args.workers, engine)
                if kept != same:
                    sys.exit(f"{engine} kept other bytes than one process")
                line += f" {seconds:>9.2f}s {alone / seconds:>6.2f}"
            print(line + ("   (what starting costs)" if size == 1 else ""), flush=True)


if __name__ == "__main__":
    main()
