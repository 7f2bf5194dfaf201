import Mustache

extension MustacheLibrary {
    /// Templates that are in the program. One that can't be parsed is the program's fault, and tests show each page.
    init(inProgram sources: KeyValuePairs<String, [UInt8]>) {
        self.init()
        for (name, bytes) in sources {
            do {
                // Values are escaped before the renderer sees them; this tells it not to escape again, in each partial.
                try register("{{% CONTENT_TYPE:TEXT}}\n" + String(decoding: bytes, as: UTF8.self), named: name)
            } catch {
                preconditionFailure("the template \(name): \(error)")
            }
        }
    }
}
