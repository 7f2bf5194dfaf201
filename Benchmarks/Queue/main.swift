// How fast follow-ups are kept, on disk and durable.
//
// usage: queue-bench PART DIRECTORY [COUNT]
//
// PART is `empty` (makes a store and nothing in it), `single` (16 callers, one follow-up a call), `batch` (1,000 a
// call), or `life` (COUNT follow-ups that fall due at once are claimed, begun and settled, and before that derived
// anew). Prints a line for each figure: name, value.

import FollowUpsSQLite
import Glibc
import Logging
import QueueLoad

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: queue-bench PART DIRECTORY [COUNT]")
    exit(64)
}
let count = arguments.count > 3 ? Int(arguments[3]) ?? 0 : 20_000
let store = SQLiteStore(directory: arguments[2], logger: Logger(label: "queue-bench"))
let load = try QueueLoad(on: store)
try await load.open()
let timer = ResourceTimer()
switch arguments[1] {
case "single":
    _ = try await load.single(count, callers: 16)
    timer.report("single", count)
case "batch": print("batch-per-second", Int(Double(count) / (try await load.batch(count, of: 1_000))))
case "life":
    print("batch-per-second", Int(Double(count) / (try await load.batch(count, of: 1_000))))
    let rederiving = ResourceTimer()
    rederiving.report("rederive", try await load.rederive())
    let draining = ResourceTimer()
    let drain = try await load.drain(by: 500)
    draining.report("life", drain.settled)
    for (name, seconds) in drain.steps { print("\(name)-seconds", seconds) }
    print("peak-mib", ResourceTimer.peakMebibytes)
default: break
}
await store.close()
