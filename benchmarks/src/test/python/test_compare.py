import json
import os
import pathlib
import tempfile
import unittest
from unittest import mock

import commands

compare = commands.load("compare")

# Does as JMH with TakingTurns does, and writes down how it was called.
JAVA = """
import json, os, pathlib, sys
here = pathlib.Path(__file__).parent
plan = json.loads((here / "plan.json").read_text())
arguments = sys.argv[1:]
(here / "arguments.json").write_text(json.dumps(arguments))
print("# Warmup Iteration   1: noise", flush=True)
print("answer: " + plan["answer"], flush=True)
for _ in range(int(arguments[arguments.index("-i") + 1])):
    print("Iteration: ", flush=True)
    print("ready", flush=True)
    if sys.stdin.readline() != "\\n":
        sys.exit("nobody says any more whose turn it is")
    if plan.get("fails"):
        print("java.lang.IllegalStateException: no", flush=True)
        sys.exit(1)
    print("measured", flush=True)
pathlib.Path(arguments[arguments.index("-rff") + 1]).write_text(json.dumps([{
    "primaryMetric": {"rawData": [plan["rounds"]]},
    "secondaryMetrics": {"·gc.alloc.rate": {"score": 7.0}, "·gc.alloc.rate.norm": {"score": plan["bytes"]}},
}]))
"""

# Does as the oracle's bench does: another figure each time it is called.
GO = """
import json, pathlib, sys
here = pathlib.Path(__file__).parent
plan = json.loads((here / "go.json").read_text())
if plan.get("fails"):
    sys.exit("panic: no")
calls = here / "calls.jsonl"
number = len(calls.read_text().splitlines()) if calls.exists() else 0
with calls.open("a") as file:
    file.write(json.dumps(sys.argv[1:]) + "\\n")
print("some log")
print(json.dumps({"opsPerSecond": plan["rounds"][number], "bytesPerOp": plan["bytes"], "answer": plan["answer"]}))
"""

QUIET = {"busy": 0.0, "idle": 100.0, "stolen": 0.0}


class ArgumentsTest(unittest.TestCase):
    """Nothing is built or measured for arguments that are wrong."""

    def setUp(self):
        build = mock.patch.object(compare, "build", side_effect=AssertionError("it was built"))
        build.start()
        self.addCleanup(build.stop)

    def told(self, *arguments):
        status, printed, told = commands.run("compare", lambda: compare.main(list(arguments)))
        self.assertEqual(printed, "")
        return status, told.splitlines()[-1]

    def test_a_scenario_and_a_case_are_needed(self):
        message = "benchmarks/compare: error: which scenario, and which of its cases?"
        self.assertEqual(self.told(), (2, message))
        self.assertEqual(self.told("kubeadm"), (2, message))

    def test_numbers_are_at_least_one(self):
        for option in ("--threads", "--rounds", "--seconds", "--warmup"):
            status, message = self.told(option, "0", "kubeadm", "pod")
            self.assertEqual(status, 2)
            self.assertTrue(message.endswith("0 is not at least 1"), message)

    def test_numbers_are_numbers(self):
        status, message = self.told("--threads", "two", "kubeadm", "pod")
        self.assertEqual(status, 2)
        self.assertIn("invalid positive value: 'two'", message)

    def test_the_token_cache_is_on_or_off(self):
        status, message = self.told("--token-cache", "maybe", "kubeadm", "pod")
        self.assertEqual(status, 2)
        self.assertIn("argument --token-cache: invalid choice: 'maybe'", message)

    def test_a_folder_without_a_scenario_is_none(self):
        self.assertEqual(self.told("nowhere", "pod"), (1, "compare: nowhere is no scenario: it has no scenario.json"))

    def test_a_case_must_be_there(self):
        self.assertEqual(self.told("kubeadm", "pod", "nobody"), (1, "compare: the scenario kubeadm has no case nobody"))

    def test_a_case_must_have_a_request(self):
        with tempfile.TemporaryDirectory() as folder:
            scenario = make_scenario(pathlib.Path(folder, "review"))
            self.assertEqual(self.told(str(scenario), "review"),
                             (1, "compare: the case review has no request to put to the chain"))

    def test_cases_that_cannot_be_read_are_told(self):
        with tempfile.TemporaryDirectory() as folder:
            scenario = make_scenario(pathlib.Path(folder, "torn"))
            (scenario / "cases.jsonl").write_text("{")
            status, message = self.told(str(scenario), "pod")
            self.assertEqual(status, 1)
            self.assertTrue(message.startswith(f"compare: the cases of {scenario} cannot be read: "), message)


class MeasuringTest(unittest.TestCase):
    """Both sides are programs that stand in for the real ones."""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)
        self.scenario = make_scenario(self.folder / "shop")
        commands.write_program(self.folder / "jdk" / "bin" / "java", JAVA)
        for patch in (
            mock.patch.object(compare, "build"),
            mock.patch.object(compare, "ORACLE", commands.write_program(self.folder / "oracle", GO)),
            mock.patch.object(compare, "JAR", pathlib.Path("benchmarks.jar")),
            mock.patch.object(compare, "ACCELERATOR", pathlib.Path("accelerator.jar")),
            mock.patch.object(compare, "own_seconds", return_value=0.0),
            mock.patch.dict(os.environ, {"JAVA_HOME": str(self.folder / "jdk")}),
        ):
            patch.start()
            self.addCleanup(patch.stop)
        self.java(rounds=[2000.0, 2100.0, 1900.0], bytes=300.4, answer="authenticated as jane")
        self.go(rounds=[1000.0, 800.0, 900.0], bytes=250.0, answer="authenticated as jane")
        self.machine(QUIET)

    def java(self, **plan):
        (self.folder / "jdk" / "bin" / "plan.json").write_text(json.dumps(plan))

    def go(self, **plan):
        (self.folder / "go.json").write_text(json.dumps(plan))

    def machine(self, end):
        """What the processors did, by the end of each measurement."""
        start = {"busy": 0.0, "idle": 0.0, "stolen": 0.0}
        patch = mock.patch.object(compare, "cpu_seconds", side_effect=[start, end] * 2)
        patch.start()
        self.addCleanup(patch.stop)

    def compare(self, *arguments):
        return commands.run("compare", lambda: compare.main(["--rounds", "3", *arguments, str(self.scenario), "pod"]))

    def called_java(self):
        return json.loads((self.folder / "jdk" / "bin" / "arguments.json").read_text())

    def called_go(self):
        return [json.loads(line) for line in (self.folder / "calls.jsonl").read_text().splitlines()]

    def test_an_object_a_line_says_what_was_measured(self):
        status, printed, told = self.compare("-o", "json", "--token-cache", "on", "--threads", "2")
        self.assertEqual((status, told), (0, ""))
        self.assertEqual(printed.count("\n"), 1)
        self.assertEqual(list(json.loads(printed).items()), [
            ("scenario", "shop"), ("case", "pod"), ("tokenCache", True), ("threads", 2), ("javaOpsPerSecond", 2000.0),
            ("goOpsPerSecond", 900.0), ("ratio", 2.222), ("javaBytesPerOp", 300), ("goBytesPerOp", 250)])

    def test_the_token_cache_is_off_unless_told_otherwise(self):
        self.assertIs(json.loads(self.compare("-o", "json")[1])["tokenCache"], False)

    def test_each_case_has_a_line(self):
        (self.folder / "go.json").write_text(json.dumps(
            {"rounds": [900.0] * 6, "bytes": 250.0, "answer": "authenticated as jane"}))
        status, printed, _ = commands.run("compare", lambda: compare.main(
            ["--rounds", "3", "-o", "json", str(self.scenario), "pod", "a,b"]))
        self.assertEqual(status, 0)
        self.assertEqual([json.loads(line)["case"] for line in printed.splitlines()], ["pod", "a,b"])

    def test_a_line_for_people(self):
        self.assertEqual(self.compare()[1], (
            "shop pod  token cache off  threads 1  java 2,000/s  go 900/s  ratio 2.22"
            "  java 300 B/op  go 250 B/op\n"))

    def test_both_sides_are_told_the_same(self):
        self.compare("--token-cache", "on", "--threads", "2", "--seconds", "4")
        java = self.called_java()
        self.assertIn("tokenCache=on", java)
        self.assertEqual([java[java.index(option) + 1] for option in ("-t", "-i", "-r")], ["2", "3", "4s"])
        self.assertEqual(self.called_go(), [
            ["bench", str(self.scenario), "cache=on", "threads=2", "seconds=4", "rounds=1", "pod"]] * 3)

    def test_the_accelerator_is_there_only_when_asked_for(self):
        self.compare()
        self.assertEqual(self.called_java()[1], "benchmarks.jar")
        self.machine(QUIET)
        (self.folder / "calls.jsonl").unlink()
        self.compare("--accelerator")
        self.assertEqual(self.called_java()[1], os.pathsep.join(["benchmarks.jar", "accelerator.jar"]))

    def test_sides_that_answer_differently_are_not_compared(self):
        self.go(rounds=[1000.0] * 3, bytes=250.0, answer="none")
        self.assertEqual(self.compare(), (1, "", (
            "compare: the two sides do not do the same with the case pod:"
            " Java's answer is 'authenticated as jane', Go's is 'none'\n")))

    def test_a_java_that_fails_is_told_with_its_last_words(self):
        self.java(rounds=[], bytes=0, answer="none", fails=True)
        status, printed, told = self.compare()
        self.assertEqual((status, printed), (1, ""))
        self.assertTrue(told.startswith("compare: Java gave up:\n"), told)
        self.assertIn("java.lang.IllegalStateException: no\n", told)

    def test_a_go_that_fails_is_told_with_its_last_words(self):
        self.go(fails=True)
        self.assertEqual(self.compare(), (1, "", "compare: Go gave up:\npanic: no\n\n"))

    def test_a_jdk_that_is_not_there_is_told(self):
        nowhere = self.folder / "nowhere"
        with mock.patch.dict(os.environ, {"JAVA_HOME": str(nowhere)}):
            self.assertEqual(self.compare(), (1, "", (
                f"compare: there is no program {nowhere / 'bin' / 'java'}: set JAVA_HOME\n")))

    def test_a_quiet_machine_is_not_spoken_of(self):
        self.assertEqual(self.compare()[2], "")

    def test_others_on_the_machine_are_told(self):
        self.machine({"busy": 10.0, "idle": 90.0, "stolen": 0.0})
        self.assertEqual(self.compare()[2], (
            "compare: warning: pod: the machine was busy, measure again: others used 10% of it\n"))

    def test_a_machine_that_is_taken_away_is_told(self):
        self.machine({"busy": 0.0, "idle": 97.0, "stolen": 3.0})
        self.assertEqual(self.compare()[2], (
            "compare: warning: pod: the machine was busy, measure again: the hypervisor took 3% of it away\n"))

    def test_rounds_that_lie_apart_are_told(self):
        self.go(rounds=[1000.0, 1000.0, 1300.0], bytes=250.0, answer="authenticated as jane")
        self.assertEqual(self.compare()[2], (
            "compare: warning: pod: the machine was busy, measure again: Go's rounds lie 30% apart\n"))


class FoldersTest(unittest.TestCase):

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def test_a_scenario_of_this_project_is_found_by_its_name(self):
        self.assertEqual(compare.scenario_folder("kubeadm"), compare.SCENARIOS / "kubeadm")

    def test_a_folder_with_a_comma_gets_a_name_without(self):
        scenario = make_scenario(self.folder / "a,b")
        temporary = self.folder / "temporary"
        temporary.mkdir()
        name = compare.folder_parameter(scenario, temporary)
        self.assertNotIn(",", str(name))
        self.assertEqual(name.resolve(), scenario.resolve())

    def test_go_asks_the_servers_that_java_started_where_ports_are_fixed(self):
        scenario = make_scenario(self.folder / "servers", servers={"oidc": {"port": 8443}, "hook": {}})
        (scenario / "config.yaml").write_text("url: ${SERVER_oidc}/a")
        temporary = self.folder / "temporary"
        temporary.mkdir()
        copy = compare.folder_for_go(scenario, temporary)
        self.assertEqual((copy / "config.yaml").read_text(), "url: https://127.0.0.1:8443/a")
        self.assertEqual(list(json.loads((copy / "scenario.json").read_text())["servers"]), ["hook"])
        self.assertEqual((scenario / "config.yaml").read_text(), "url: ${SERVER_oidc}/a")

    def test_go_takes_any_other_scenario_as_it_is(self):
        scenario = make_scenario(self.folder / "plain")
        self.assertEqual(compare.folder_for_go(scenario, self.folder), scenario)


def make_scenario(folder, **scenario):
    folder.mkdir()
    folder = folder.resolve()
    (folder / "scenario.json").write_text(json.dumps(scenario))
    cases = [{"id": "pod", "request": {"headers": []}}, {"id": "a,b", "request": {"headers": []}}, {"id": "review"}]
    (folder / "cases.jsonl").write_text("\n".join(map(json.dumps, cases)) + "\n\n")
    return folder


if __name__ == "__main__":
    unittest.main()
