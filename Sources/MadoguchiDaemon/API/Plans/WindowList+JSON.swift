import MadoguchiAPI

extension WindowList {
    /// The bytes that a `JSONEncoder` with sorted keys produces, in a tenth of its time: an answer may have a thousand
    /// windows, and anybody may ask for them.
    var json: [UInt8] {
        var object = JSONObjectWriter()
        if let next { object.add("next", next) }
        object.add("next_shift", nextShift) { object, shift in
            object.add("first_window", shift.firstWindow) { $1.write(to: &$0) }
            object.add("seconds", shift.seconds)
        }
        object.add("plan", plan)
        object.add("windows", windows) { $1.write(to: &$0) }
        object.add("zone", zone)
        return object.finish()
    }
}

extension WindowBounds {
    func write(to object: inout JSONObjectWriter) {
        if let comment { object.add("comment", comment) }
        object.add("end", end)
        object.add("start", start)
        if let state { object.add("state", state) }
    }
}
