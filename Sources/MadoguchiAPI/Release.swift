/// The version of madoguchi.
package enum Release {
    /// As CHANGELOG.md and the package's changelog have it.
    package static let version = "0.1.0"
}
