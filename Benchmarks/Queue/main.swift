// How fast follow-ups are kept, on disk and durable.
//
// usage: queue-bench PART DIRECTORY [COUNT]
//
// PART is `empty` (makes a store and nothing in it), `single` (16 callers, one follow-up a call), `batch` (1,000 a
// call), or `life` (COUNT follow-ups that fall due at once are claimed, begun and settled, and before that derived
// anew). Prints a line for each figure: name, value.

import FollowUps
import FollowUpsSQLite
import Glibc
import Logging
import SupportHours

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
    print("usage: queue-bench PART DIRECTORY [COUNT]")
    exit(64)
}
let store = SQLiteStore(directory: arguments[2], logger: Logger(label: "queue-bench"))
let bench = try QueueBench(store: store, count: arguments.count > 3 ? Int(arguments[3]) ?? 0 : 20_000)
switch arguments[1] {
case "single": try await bench.single(callers: 16)
case "batch": try await bench.batch(of: 1_000)
case "life": try await bench.life(batch: 500)
default: _ = try await store.tally()
}
await store.close()
