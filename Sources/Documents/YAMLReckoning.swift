internal import CYaml

/// What a YAML document becomes with its aliases expanded, reckoned from its events alone: an alias stands for all that
/// its anchor holds, so a tower of them has more values than there is memory; and as a key it would be hashed.
///
/// Says nothing of what isn't YAML.
enum YAMLReckoning {
    /// The first fault of a document; nil where it may be composed.
    ///
    /// - Parameter limit: how many values it may have, keys included.
    static func fault(in yaml: String, limit: Int) -> (line: Int, column: Int, fault: Fault)? {
        var parser = yaml_parser_t()
        guard yaml_parser_initialize(&parser) == 1 else { return nil }
        defer { yaml_parser_delete(&parser) }
        var yaml = yaml
        return yaml.withUTF8 { bytes in
            yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
            var reckoning = Reckoning(limit: limit)
            while true {
                var event = yaml_event_t()
                guard yaml_parser_parse(&parser, &event) == 1 else { return nil }
                defer { yaml_event_delete(&event) }
                if event.type == YAML_STREAM_END_EVENT { return nil }
                if let fault = reckoning.take(event) {
                    return (Int(event.start_mark.line) + 1, Int(event.start_mark.column) + 1, fault)
                }
            }
        }
    }

    enum Fault: Hashable, Sendable {
        case tooManyValues
        /// A list or mapping where a name belongs.
        case keyIsNoName
    }

    private struct Reckoning {
        private struct Collection {
            let isMapping: Bool
            let anchor: String?
            /// Values in it so far, with itself.
            var values = 1
            var children = 0

            var expectsKey: Bool { isMapping && children.isMultiple(of: 2) }
        }

        let limit: Int
        private var open: [Collection] = []
        /// The values behind each anchor; 1 for those of scalars.
        private var anchored: [String: (values: Int, isScalar: Bool)] = [:]

        init(limit: Int) {
            self.limit = limit
        }

        mutating func take(_ event: yaml_event_t) -> Fault? {
            switch event.type {
            case YAML_SCALAR_EVENT:
                if let anchor = text(event.data.scalar.anchor) { anchored[anchor] = (1, true) }
                return add(1, isScalar: true)
            case YAML_ALIAS_EVENT:
                // One that isn't known, or is still open, is a fault of its own.
                let target = text(event.data.alias.anchor).flatMap { anchored[$0] } ?? (1, true)
                return add(target.values, isScalar: target.isScalar)
            case YAML_SEQUENCE_START_EVENT:
                return begin(isMapping: false, anchor: text(event.data.sequence_start.anchor))
            case YAML_MAPPING_START_EVENT:
                return begin(isMapping: true, anchor: text(event.data.mapping_start.anchor))
            case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
                guard let closed = open.popLast() else { return nil }
                if let anchor = closed.anchor { anchored[anchor] = (closed.values, false) }
                return add(closed.values, isScalar: false)
            default: return nil
            }
        }

        private mutating func begin(isMapping: Bool, anchor: String?) -> Fault? {
            if open.last?.expectsKey == true { return .keyIsNoName }
            open.append(Collection(isMapping: isMapping, anchor: anchor))
            return nil
        }

        private mutating func add(_ values: Int, isScalar: Bool) -> Fault? {
            guard let last = open.indices.last else { return values > limit ? .tooManyValues : nil }
            if open[last].expectsKey, !isScalar { return .keyIsNoName }
            open[last].children += 1
            // Neither can overflow: each is at most the limit.
            open[last].values += values
            return open[last].values > limit ? .tooManyValues : nil
        }

        private func text(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
            anchor.map { String(cString: $0) }
        }
    }
}
