import Glibc
package import Messages

/// The language of help and of usage errors, which are made before anything of the command line is known.
package enum HelpLanguage {
    /// Unless it is set: the environment's.
    @TaskLocal package static var current = Language { name in getenv(name).map { String(cString: $0) } }
}
