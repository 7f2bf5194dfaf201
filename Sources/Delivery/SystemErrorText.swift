internal import Glibc

enum SystemErrorText {
    /// What an `errno` means, as `No such file or directory`.
    static func text(_ code: CInt) -> String {
        var text = [CChar](repeating: 0, count: 128)
        guard strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
