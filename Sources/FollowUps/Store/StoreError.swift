package import Messages

/// Why a store can't do what it was asked. Nothing of the call was done, unless the reason is `uncertain`.
package struct StoreError: Error, Hashable, Sendable {
    package enum Reason: String, CaseIterable, Hashable, Sendable {
        /// No space is left on the device.
        case full
        case readOnly = "read-only"
        /// Another process holds it.
        case locked
        /// Its bytes are no database, or are damaged.
        case corrupt
        /// Written by a newer madoguchi.
        case newer
        /// Its files are accessible to users who shouldn't have access.
        case exposed
        /// Its file was replaced or removed while it was open.
        case replaced
        /// A connection to it can't be made.
        case unreachable
        /// It isn't known whether the call was done: the connection was lost in a commit. The same call with the same
        /// ids may be made again.
        case uncertain = "in-doubt"
        /// Reading or writing failed otherwise.
        case io
        /// The store was closed.
        case closed
    }

    package let reason: Reason
    /// What the system said, in one line without any of the data.
    package let detail: Wording
    /// Whether it comes from a database server, and not from the files in the state directory.
    package let isOfServer: Bool

    package init(_ reason: Reason, detail: Wording, isOfServer: Bool = false) {
        self.reason = reason
        self.detail = detail
        self.isOfServer = isOfServer
    }
}

extension StoreError: WordedError {
    package var wording: Wording { detail }
}

extension StoreError {
    /// Ids are made to be unique; a collision means that the generator was set back.
    package static let nameInUse = StoreError(.io, detail: .idInUse)
}
