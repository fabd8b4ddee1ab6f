"""The commands as modules, and programs that stand in for what they start."""

import contextlib
import importlib.machinery
import importlib.util
import io
import pathlib
import sys
from unittest import mock

FOLDER = pathlib.Path(__file__).resolve().parents[3]

sys.dont_write_bytecode = True
sys.path.insert(0, str(FOLDER))


def load(name):
    loader = importlib.machinery.SourceFileLoader(name, str(FOLDER / name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


def write_program(file, lines):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!{sys.executable}\n{lines}", encoding="utf-8")
    file.chmod(0o755)
    return file


def run(name, main, *arguments):
    """The exit status, what was printed, and what was told, of a command that is called by its name."""
    printed, told = io.StringIO(), io.StringIO()
    with mock.patch.object(sys, "argv", [name, *arguments]), \
            contextlib.redirect_stdout(printed), contextlib.redirect_stderr(told):
        try:
            status = main()
        except SystemExit as ended:
            status = ended.code
    return status, printed.getvalue(), told.getvalue()
