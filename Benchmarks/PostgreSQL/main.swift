// How fast follow-ups are kept on PostgreSQL, beside peers; each figure is the median of five rounds, one after the other, with
// its range. Starts a server of its own.
//
// usage: postgresql-bench RAW-SQLITE PYTHON [PERCENT [PART …]]
//
// RAW-SQLITE is the compiled Benchmarks/Peers/raw_sqlite.c, PYTHON one that has procrastinate. PERCENT is of the usual sizes: 5
// takes a minute or two. PART is `single`, `batch`, `rederive`, `drain` or `nodes`; all of them unless given.

import Glibc

let arguments = CommandLine.arguments
guard arguments.count >= 3, let percent = arguments.count > 3 ? Int(arguments[3]) : 100, percent > 0 else {
    print("usage: postgresql-bench RAW-SQLITE PYTHON [PERCENT [PART …]]")
    exit(64)
}
let bench = try PostgreSQLBench(percent: percent, rawSQLite: arguments[1], python: arguments[2])
let parts = arguments.count > 4 ? Array(arguments[4...]) : ["single", "batch", "rederive", "drain", "nodes"]
for part in parts {
    switch part {
    case "single": try await bench.single()
    case "batch": try await bench.batch()
    case "rederive": try await bench.rederive()
    case "drain": try await bench.drain()
    case "nodes": try await bench.nodes()
    default:
        say("there is no part \(part)")
        exit(64)
    }
}
