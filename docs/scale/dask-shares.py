#!/usr/bin/env python3
"""The shares of a scan as tasks of a Dask cluster:  dask-shares.py --scheduler tcp://HOST:8786 --shares 16 INPUT OUT"""

import argparse
import subprocess
import sys
from pathlib import Path

from dask.distributed import Client, as_completed

HERE = Path(__file__).resolve().parent


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("input", type=Path, help="a folder, an archive or a list, at the same path on every machine")
    parser.add_argument("out", type=Path, help="a folder that every machine can write into")
    parser.add_argument("--scheduler", required=True, help="tcp://HOST:PORT of dask-scheduler")
    parser.add_argument("--shares", type=int, required=True, help="how many; at most as many as archives")
    parser.add_argument("--workers", type=int, default=2, help="threads that read pages, in each share")
    parser.add_argument(
        "--command",
        type=Path,
        default=HERE.parent.parent / "dist" / "cli" / "main.js",
        help="the built command line, at the same path on every machine",
    )
    args = parser.parse_args()
    if args.shares < 1:
        parser.error("--shares is at least 1")

    # Workers have folders of their own to work in.
    places = [str(path.resolve()) for path in (args.command, args.input, args.out)]
    failed = 0
    with Client(args.scheduler) as client:
        # A share is no pure function: asked for again, it looks again at what is there.
        shares = client.map(
            scan_share,
            [f"{index}/{args.shares}" for index in range(1, args.shares + 1)],
            places=places,
            threads=args.workers,
            pure=False,
            retries=2,
        )
        for done, share in enumerate(as_completed(shares, raise_errors=False), 1):
            if share.status == "finished":
                print(f"{done} of {args.shares}: {share.result()}", flush=True)
            else:
                failed += 1
                print(f"{done} of {args.shares}: {share.exception()}", file=sys.stderr, flush=True)
    if failed:
        sys.exit(f"{failed} of {args.shares} shares are not done; the same command does those alone.")


def scan_share(share, places, threads):
    """Runs on a worker. A share whose worker is lost goes on, on another, where it was."""
    command, source, out = places
    scan = subprocess.run(
        ["node", command, "scan", source, "-o", out, "--format", "parquet"]
        + ["--shard", share, "--workers", str(threads)],
        capture_output=True,
        text=True,
    )
    # 3: the share is complete, but for inputs that problems-*.csv names.
    if scan.returncode not in (0, 3):
        raise RuntimeError(f"share {share} ended with {scan.returncode}: {scan.stderr.strip()[-500:]}")
    return f"share {share}: {scan.stderr.strip().splitlines()[0]}"


if __name__ == "__main__":
    main()
