"""Builds and finds the programs that are measured; for the commands beside it."""

import argparse
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


class Failure(Exception):
    """What keeps a measurement from being made, in one sentence."""


def tell(text):
    print(f"{pathlib.Path(sys.argv[0]).name}: {text}", file=sys.stderr, flush=True)


def positive(text):
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def java_program():
    home = os.environ.get("JAVA_HOME")
    return os.path.join(home, "bin", "java") if home else "java"


def build_java(module, jar, *more):
    """Builds the program of a module, unless it and the files beside it are newer than all sources."""
    if any(is_stale(built, java_sources()) for built in (jar, *more)):
        tell(f"building {module}")
        run_build([os.environ.get("MVN", "mvn"), "-B", "-q", "-pl", module, "-am", "package", "-Dmaven.test.skip=true",
                   "-Dspotless.check.skip=true"], ROOT, "Maven")
        for built in (jar, *more):
            built.touch()


def build_go(program):
    if is_stale(program, program.parent.glob("*.go")):
        tell("building the Go side, which takes minutes the first time")
        run_build([os.environ.get("GO", "go"), "build", "-trimpath", "-o", program.name, "."], program.parent, "Go")


def java_sources():
    for module in ROOT.iterdir():
        sources = module / "src" / "main"
        if (module / "pom.xml").is_file():
            yield module / "pom.xml"
            yield from (file for file in sources.rglob("*") if file.is_file())
    yield ROOT / "pom.xml"


def is_stale(built, sources):
    return not built.exists() or any(source.stat().st_mtime > built.stat().st_mtime for source in sources)


def run_build(command, folder, what):
    try:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    except FileNotFoundError as absent:
        raise Failure(f"{what} is needed to build {folder.relative_to(ROOT) if folder != ROOT else 'the programs'},"
                      f" and there is no program {command[0]}") from absent
    if done.returncode != 0:
        raise Failure(f"{what} did not build it: {' '.join(command)} ended with {done.returncode}")
