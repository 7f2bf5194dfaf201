import Glibc

/// The number of a user of this machine; nil where there is none of that name.
package func userID(_ name: String) -> UInt32? {
    var entry = passwd()
    var buffer = [CChar](repeating: 0, count: 16_384)
    var found: UnsafeMutablePointer<passwd>?
    guard getpwnam_r(name, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    return entry.pw_uid
}

/// The name of a user of this machine; nil for a user without one.
package func userName(_ uid: UInt32) -> String? {
    var entry = passwd()
    var buffer = [CChar](repeating: 0, count: 16_384)
    var found: UnsafeMutablePointer<passwd>?
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
        return nil
    }
    return String(cString: name)
}
