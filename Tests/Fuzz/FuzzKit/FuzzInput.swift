/// A fuzzer's bytes, read as choices and as raw input: so that it finds its way through both.
package struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    /// - Parameter bytes: what libFuzzer hands over.
    package init(_ bytes: UnsafeRawBufferPointer) {
        rest = Array(bytes)[...]
    }

    package var isEmpty: Bool { rest.isEmpty }

    /// - Returns: 0 at the end.
    package mutating func byte() -> UInt8 { rest.popFirst() ?? 0 }

    /// - Returns: fewer than asked for only at the end.
    package mutating func bytes(_ count: Int) -> ArraySlice<UInt8> {
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
}

/// Ends a run that found something: libFuzzer keeps the input.
///
/// - Parameter what: the invariant that doesn't hold.
package func require(_ isTrue: Bool, _ what: @autoclosure () -> String) {
    guard !isTrue else { return }
    preconditionFailure(what())
}
