package import TimeZoneDatabase

/// Reports changes of the tz database on disk: a package's new files, a file that replaces another, the whole directory
/// or a link to it exchanged.
package final class TimeZoneWatch: Sendable {
    private let database: TimeZoneDatabase
    private let watch: PathWatch

    /// - Parameter handler: called when a change is done; reading after that sees complete files.
    package init(_ database: TimeZoneDatabase, handler: @escaping @Sendable () -> Void) {
        self.database = database
        watch = PathWatch(handler: handler)
    }

    /// Watches the database from now on, including these zones' files.
    package func watch(_ zones: Set<String>) {
        watch.watch { [database] in Self.places(of: zones, in: database) }
    }

    /// The database's directory and those of the zones' files, as a whole, and the way to the former.
    private static func places(of zones: Set<String>, in database: TimeZoneDatabase) -> [PathWatch.Place] {
        var whole: Set<String> = [database.directory]
        for zone in zones {
            guard let path = database.path(ofZone: zone) else { continue }
            for file in [path, PathWatch.target(of: path)].compactMap(\.self) {
                whole.insert(PathWatch.parent(of: file).directory)
            }
        }
        return whole.map { PathWatch.Place(directory: $0) } + PathWatch.wayTo(database.directory)
    }
}
