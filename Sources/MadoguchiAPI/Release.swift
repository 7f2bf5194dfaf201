/// The version of madoguchi.
package enum Release {
    /// As CHANGELOG.md and the package's changelog have it.
    package static let version = "0.2.0"
    /// When it was released, as debian/changelog has it and packages are dated by (`SOURCE_DATE_EPOCH`): seconds since
    /// 1970-01-01T00:00:00Z.
    package static let date: Int64 = 1_795_910_400
}
