import TestSupport
import Testing

@testable import LinuxSystem

@Suite("Programs that are texts")
struct ScriptFileTests {
    @Test(
        "name their interpreter in the first line",
        arguments: [
            ("#!/bin/sh\necho\n", "/bin/sh"), ("#! /usr/bin/env python3\n", "/usr/bin/env"),
            ("#!/bin/bash -e", "/bin/bash"),
            ("#!\n", nil), ("", nil), ("\u{7F}ELF", nil), ("echo\n#!/bin/sh\n", nil),
        ] as [(String, String?)])
    func interpreter(content: String, expected: String?) throws {
        let directory = try TemporaryDirectory()
        #expect(ScriptFile.interpreter(try directory.write(content.utf8, to: "script")) == expected)
    }

    @Test("none that isn't there")
    func missing() {
        #expect(ScriptFile.interpreter("/nowhere/script") == nil)
    }
}

@Suite("Files that are replaced whole")
struct FileReplacementTests {
    @Test("are there whole, with their rights, and whatever a crash has left is no hindrance")
    func replace() throws {
        let directory = try TemporaryDirectory()
        _ = try directory.write("half".utf8, to: "a.new")
        try FileBytes.replace(directory.path("a"), with: Array("one".utf8))
        #expect(try directory.text("a") == "one")
        try FileBytes.replace(directory.path("a"), with: Array("two".utf8))
        #expect(try directory.text("a") == "two")
        #expect(try FileBytes.read(directory.path("a"), atMost: 3).count == 3)
        #expect(throws: FileBytesError.self) {
            try FileBytes.replace(directory.path("none/a"), with: [])
        }
    }
}
