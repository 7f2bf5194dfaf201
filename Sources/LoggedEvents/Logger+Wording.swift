package import Logging
package import Messages

// What operators read is logged in their language. The daemon's own steps, at lower levels, stay in English.
extension Logger {
    package func info(
        _ wording: @autoclosure () -> Wording, metadata: @autoclosure () -> Logger.Metadata? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        say(wording(), at: .info, metadata(), file: file, function: function, line: line)
    }

    package func notice(
        _ wording: @autoclosure () -> Wording, metadata: @autoclosure () -> Logger.Metadata? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        say(wording(), at: .notice, metadata(), file: file, function: function, line: line)
    }

    package func warning(
        _ wording: @autoclosure () -> Wording, metadata: @autoclosure () -> Logger.Metadata? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        say(wording(), at: .warning, metadata(), file: file, function: function, line: line)
    }

    package func error(
        _ wording: @autoclosure () -> Wording, metadata: @autoclosure () -> Logger.Metadata? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        say(wording(), at: .error, metadata(), file: file, function: function, line: line)
    }

    private func say(
        _ wording: @autoclosure () -> Wording, at level: Logger.Level, _ metadata: @autoclosure () -> Logger.Metadata?,
        file: String, function: String, line: UInt
    ) {
        log(
            level: level, "\(wording()[LogLanguage.current])", metadata: metadata(), file: file, function: function,
            line: line)
    }
}
