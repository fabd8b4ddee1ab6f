import os
import pathlib
import tempfile
import unittest
from unittest import mock

import commands
import programs


class ProgramsTest(unittest.TestCase):

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = pathlib.Path(temporary.name)

    def file(self, name, age):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
        return file

    def test_a_program_is_stale_if_it_is_not_there_or_older_than_a_source(self):
        built = self.file("built", 10)
        self.assertFalse(programs.is_stale(built, [self.file("old", 20), self.file("as old", 10)]))
        self.assertTrue(programs.is_stale(built, [self.file("old", 20), self.file("new", 5)]))
        self.assertTrue(programs.is_stale(self.folder / "nowhere", []))

    def test_sources_are_those_of_every_module(self):
        for name in ("pom.xml", "a/pom.xml", "a/src/main/java/A.java", "a/src/test/java/ATest.java", "docs/src/main/x"):
            self.file(name, 0)
        with mock.patch.object(programs, "ROOT", self.folder):
            sources = sorted(str(file.relative_to(self.folder)) for file in programs.java_sources())
        self.assertEqual(sources, ["a/pom.xml", "a/src/main/java/A.java", "pom.xml"])

    def test_a_build_tool_that_is_not_there_is_told(self):
        with self.assertRaises(programs.Failure) as failure:
            programs.run_build(["no-such-program"], programs.ROOT / "conformance", "Go")
        self.assertEqual(str(failure.exception), "Go is needed to build conformance, and there is no program no-such-program")

    def test_a_build_that_fails_is_told(self):
        tool = commands.write_program(self.folder / "tool", "import sys\nsys.exit(2)\n")
        with self.assertRaises(programs.Failure) as failure:
            programs.run_build([str(tool), "package"], self.folder, "Maven")
        self.assertEqual(str(failure.exception), f"Maven did not build it: {tool} package ended with 2")

    def test_the_jdk_is_that_of_java_home(self):
        with mock.patch.dict(os.environ, {"JAVA_HOME": "/jdk"}):
            self.assertEqual(programs.java_program(), os.path.join("/jdk", "bin", "java"))
        with mock.patch.dict(os.environ):
            os.environ.pop("JAVA_HOME", None)
            self.assertEqual(programs.java_program(), "java")


if __name__ == "__main__":
    unittest.main()
