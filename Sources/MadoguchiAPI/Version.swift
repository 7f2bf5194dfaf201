/// The version that daemon and client were built as.
package enum Version {
    package static let current = "0.1.0"
}
