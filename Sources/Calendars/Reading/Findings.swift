/// Collects faults and notes while a source is read.
struct Findings {
    private(set) var faults: [CalendarFault] = []
    private(set) var faultCount = 0
    private(set) var notes: [CalendarNote] = []
    private let mostFaults: Int
    private var places: [CalendarNote.Subject: Int] = [:]

    init(_ limits: CalendarLimits) {
        mostFaults = limits.faults
    }

    mutating func add(_ fault: CalendarFault) {
        faultCount += 1
        if faults.count < mostFaults { faults.append(fault) }
    }

    mutating func add(_ reason: CalendarFault.Reason, line: Int?) {
        add(CalendarFault(reason, line: line))
    }

    /// Notes of one subject become one with a count and the first line.
    mutating func note(_ subject: CalendarNote.Subject, line: Int?) {
        if let place = places[subject] {
            notes[place].count += 1
        } else {
            places[subject] = notes.count
            notes.append(CalendarNote(subject: subject, count: 1, line: line))
        }
    }
}
