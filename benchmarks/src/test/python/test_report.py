import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import commands

report = commands.load("report")

# Writes down how it was called, and answers with what the test wants it to.
COMPARE = """
import json, os, pathlib, sys
here = pathlib.Path(__file__).parent
with (here / "calls.jsonl").open("a") as file:
    file.write(json.dumps([os.environ["JAVA_HOME"], *sys.argv[1:]]) + "\\n")
if "--only-build" not in sys.argv:
    print((here / "figures.json").read_text())
"""

FIGURES = {
    "scenario": "kubeadm", "case": "pod", "tokenCache": False, "threads": 1, "javaOpsPerSecond": 20270.4,
    "goOpsPerSecond": 9020.1, "ratio": 2.5, "javaBytesPerOp": 13897, "goBytesPerOp": 14640,
}

# Prints what the test wants the class to print.
JAVA = """
import pathlib, sys
main_class = sys.argv[sys.argv.index("-cp") + 2]
print((pathlib.Path(__file__).parent / main_class).read_text(), end="")
"""

GOAL = ("bound service account token, RS256", "kubeadm", "pod", ["--token-cache", "on"], 2.5, 4)


class ArgumentsTest(unittest.TestCase):

    def told(self, *arguments):
        status, printed, told = commands.run("report", report.main, *arguments)
        self.assertEqual((status, printed), (2, ""))
        return told.splitlines()[-1]

    def test_a_table_must_be_there(self):
        self.assertEqual(self.told("memory", "weather"), (
            "benchmarks/report: error: there is no table weather, only ratios, threads, memory, start, growth"))

    def test_a_jdk_is_one_of_two(self):
        self.assertIn("argument --jdk: invalid choice: '21'", self.told("--jdk", "21"))


class TablesTest(unittest.TestCase):
    """What is measured stands in files, and so does what was asked for."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.jdk = self.folder / "jdk"
        commands.write_program(self.jdk / "bin" / "java", JAVA)
        (self.folder / "figures.json").write_text(json.dumps(FIGURES))
        compare = commands.write_program(self.folder / "compare", COMPARE)
        for patch in (
            mock.patch.object(report, "COMPARE", compare),
            mock.patch.object(report, "find_jdk", lambda version: str(self.jdk) if version == "17" else None),
            mock.patch.object(report, "GOALS", [GOAL]),
            mock.patch.dict(os.environ, {"JAVA_HOME": "the one of whoever asks"}),
        ):
            patch.start()
            self.addCleanup(patch.stop)

    def prints(self, main_class, text):
        (self.jdk / "bin" / f"io.github.kubeauthn.benchmarks.{main_class}").write_text(text)

    def rows(self, *arguments):
        status, printed, told = commands.run("report", report.main, *arguments)
        self.assertEqual((status, told), (None, ""))
        return [line for line in printed.splitlines() if line.startswith("|")][2:]

    def calls(self):
        return [json.loads(line) for line in (self.folder / "calls.jsonl").read_text().splitlines()]

    def test_a_ratio_reaches_its_goal_or_not(self):
        self.assertEqual(self.rows("ratios"), [
            "| bound service account token, RS256 | 17 | no | 20,270 | 9,020 | 2.50 | 2.5, reached | 13,897 | 14,640 |",
            "| bound service account token, RS256 | 17 | yes | 20,270 | 9,020 | 2.50 | 4, not reached | 13,897 | 14,640 |"])

    def test_each_jdk_that_is_there_is_measured_by_compare(self):
        self.rows("--rounds", "3", "ratios")
        asked = [str(self.jdk), "-o", "json", "--rounds", "3"]
        self.assertEqual(self.calls(), [
            [*asked, "--token-cache", "on", "kubeadm", "pod"],
            [*asked, "--accelerator", "--token-cache", "on", "kubeadm", "pod"]])

    def test_one_jdk_only(self):
        self.assertEqual(self.rows("--jdk", "25", "ratios"), [])

    def test_one_thread_and_two(self):
        self.assertEqual(self.rows("threads"), ["| bound service account token, RS256 | 17 | 2.50 | 2.50 |"])
        self.assertEqual([call[call.index("--threads") + 1] for call in self.calls()], ["1", "2"])

    def test_a_measurement_that_fails_ends_the_report(self):
        commands.write_program(self.folder / "compare", "import sys\nsys.exit(3)\n")
        status, _, _ = commands.run("report", report.main, "ratios")
        self.assertTrue(status.startswith("report: ") and status.endswith("kubeadm pod ended with 3"), status)

    def test_nothing_is_measured_without_the_programs(self):
        commands.write_program(self.folder / "compare", "import sys\nsys.exit(1)\n")
        self.assertEqual(commands.run("report", report.main, "memory")[:2],
                         ("report: nothing can be measured without the programs", ""))

    def test_memory_in_mebibytes(self):
        self.prints("Remembered", f"{57 * 1024 * 1024}\n")
        with mock.patch.object(report, "first_decisions", return_value=[(300, 25 * 1024 * 1024)]):
            self.assertEqual(self.rows("memory"), [
                "| all of a program that asked a chain once, the kubeadm scenario | 17 | 25.0 | 24, not reached |",
                "| 100,000 cached tokens | 17 | 57.0 | 64, reached |",
                "| 10,000 verified client certificates | 17 | 57.0 | 16, not reached |"])

    def test_the_median_of_starts(self):
        with mock.patch.object(report, "first_decisions", return_value=[(900, 1), (400, 1), (100, 1)]):
            self.assertEqual(self.rows("start"), [
                "| the kubeadm scenario | 17 | 400 | 400, reached |",
                "| the structured scenario, with CEL | 17 | 400 | 1200, reached |"])

    def test_growth_by_size(self):
        self.prints("growth.MeasuredGrowth", json.dumps(
            {"what": "token", "growth": "constant", "unit": "µs", "figures": {"1": 1.234, "1000": 1.5}}) + "\n" + json.dumps(
            {"what": "loading it", "growth": "linear", "unit": "ms", "figures": {"1": 0.5, "1000": 1234.5}}) + "\n")
        with mock.patch.object(report, "DIMENSIONS", [("rows", "rows")]):
            _, printed, _ = commands.run("report", report.main, "growth")
        self.assertEqual(printed.splitlines()[:4], [
            "| JDK 17: rows | 1 | 1,000 | growth |",
            "| --- | --- | --- | --- |",
            "| token, µs | 1.23 | 1.5 | constant |",
            "| loading it, ms | 0.5 | 1,234 | worse than linear: 2469.0 times from 1 to 1,000 |"])


class GrowthTest(unittest.TestCase):

    def growth(self, allowed, **figures):
        return report.growth({"growth": allowed, "figures": {size.strip("_"): figure for size, figure in figures.items()}})

    def test_a_look_up_may_wait_for_memory_and_no_more(self):
        self.assertEqual(self.growth("constant", _1=1.0, _10=1.4, _1000=2.0), "constant")
        self.assertEqual(self.growth("constant", _1=1.0, _10=1.4, _1000=2.1), "not constant: 2.1 times")

    def test_every_step_is_at_most_linear(self):
        self.assertEqual(self.growth("linear", _1=1.0, _10=10.0, _1000=1000.0), "at most linear")
        self.assertEqual(self.growth("linear", _1=1.0, _10=16.0, _1000=16.0),
                         "worse than linear: 16.0 times from 1 to 10")

    def test_less_for_more_is_fine(self):
        self.assertEqual(self.growth("linear", _1=5.0, _10=3.0), "at most linear")


class FirstDecisionsTest(unittest.TestCase):

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.jdk = pathlib.Path(temporary.name)

    def decisions(self, standing_by, decision):
        commands.write_program(self.jdk / "bin" / "java", f"""
import sys
if sys.argv[3].endswith(".StandingBy"):
    print({standing_by!r}, flush=True)
    sys.stdin.read()
else:
    print({decision!r})
""")
        return report.first_decisions(str(self.jdk), "kubeadm", "pod", 2)

    def test_each_program_is_measured(self):
        self.assertEqual(self.decisions("ready", "356 7340032 200"), [(356, 7340032), (356, 7340032)])

    def test_servers_must_start(self):
        with self.assertRaises(SystemExit) as ended:
            self.decisions("no", "356 7340032 200")
        self.assertEqual(ended.exception.code, "report: the servers of the scenario kubeadm did not start")

    def test_a_refusal_is_not_measured(self):
        with self.assertRaises(SystemExit) as ended:
            self.decisions("ready", "356 7340032 401")
        self.assertEqual(ended.exception.code, "report: the case pod of the scenario kubeadm was not authenticated")


class JdkTest(unittest.TestCase):

    def test_a_jdk_is_where_its_variable_says(self):
        with tempfile.TemporaryDirectory() as folder:
            commands.write_program(pathlib.Path(folder, "bin", "javac"), "")
            with mock.patch.dict(os.environ, {"JAVA_HOME_17": folder}):
                self.assertEqual(report.find_jdk("17"), folder)

    def test_a_folder_without_a_compiler_is_no_jdk(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(report.glob, "glob", return_value=[]), \
                mock.patch.dict(os.environ, {"JAVA_HOME_17": folder}):
            self.assertIsNone(report.find_jdk("17"))


if __name__ == "__main__":
    unittest.main()
