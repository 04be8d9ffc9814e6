"""``make bench``: every benchmark, one after the other, each in a process of its own."""

import subprocess
import sys

BENCHMARKS = ("storage", "inference", "talk", "recommend", "bot")


def main() -> int:
    """Return 0 when every benchmark ran."""
    failed = []
    for name in BENCHMARKS:
        print(f"\n== benchmarks.{name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:  # noqa: S603  our own modules
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
