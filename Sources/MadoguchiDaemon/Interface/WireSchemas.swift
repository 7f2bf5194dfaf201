import MadoguchiAPI

/// JSON Schemas of the types on the wire, each once. [JSON Schema 2020-12]
struct WireSchemas {
    /// By their names, in the order in which they were needed.
    private(set) var components: [JSONValue.Member] = []

    /// How an object is used.
    enum Use {
        /// Read by the daemon, which takes no key that it doesn't know. What may be left out may also be null, but for
        /// what is in an object of the body.
        case body
        /// Written by the daemon. Clients pass over keys that they don't know.
        case answer
        /// Read by the daemon as a part of a body.
        case part
    }

    mutating func schema(of type: WireType, as use: Use) -> JSONValue {
        switch type {
        case .text: .object(["type": "string"])
        case .boolean: .object(["type": "boolean"])
        case .number: .object(["type": "number"])
        case .integer(let isSigned):
            .object(["type": "integer", "minimum": isSigned ? nil : .integer(0)])
        case .list(let element): .object(["type": "array", "items": schema(of: element, as: use)])
        case .dictionary(let value):
            .object(["type": "object", "additionalProperties": schema(of: value, as: use)])
        case .orNull(let wrapped): Self.nullable(schema(of: wrapped, as: use))
        case .object(let object): reference(to: object, as: use)
        case .unknown: .object([])
        }
    }

    /// A reference to the component of an object.
    mutating func reference(to type: any WireObject.Type, as use: Use) -> JSONValue {
        let name = WireType.name(of: type)
        let reference = JSONValue.object(["$ref": .text("#/components/schemas/\(name)")])
        guard !components.contains(where: { $0.key == name }) else { return reference }
        // Kept free while what it refers to is described.
        let index = components.count
        components.append(.init(key: name, value: .null))
        components[index].value = component(type, name, as: use)
        return reference
    }

    private mutating func component(_ type: any WireObject.Type, _ name: String, as use: Use) -> JSONValue {
        guard let union = type as? any WireUnion.Type else {
            return object(name, WireFields(of: type).fields, as: use)
                .merging(use == .answer ? .object([]) : FieldRules.ofObjects[name] ?? .object([]))
                .with("description", FieldNotes.sentence(about: name).map { .text($0) })
        }
        let own = WireFields(of: type).fields.filter { union.ownFields.contains($0.name) }
        let alternatives = union.alternatives.map { part in
            let others = WireFields(of: part).fields.filter { field in !own.contains { $0.name == field.name } }
            return object(WireType.name(of: part), own + others, as: use, ownType: name)
        }
        return .object([
            "oneOf": .list(alternatives), "description": FieldNotes.sentence(about: name).map { .text($0) },
        ])
    }

    /// - Parameter ownType: has the fields that `name` hasn't.
    private mutating func object(
        _ name: String, _ fields: [WireFields.Field], as use: Use, ownType: String? = nil
    ) -> JSONValue {
        let properties = fields.map { field in
            let place =
                [name, ownType].compactMap(\.self).map { FieldName(type: $0, name: field.name) }
                .first { FieldNotes.own(of: $0) != nil } ?? FieldName(type: name, name: field.name)
            return JSONValue.Member(key: field.name, value: property(field, at: place, as: use))
        }
        let required = fields.filter { use == .answer ? $0.isAlwaysWritten : !$0.mayBeAbsent }.map(\.name)
        return .object([
            "type": "object", "properties": .object(properties),
            "required": required.isEmpty ? nil : .texts(required),
            "additionalProperties": use == .answer ? nil : .boolean(false),
        ])
    }

    private mutating func property(_ field: WireFields.Field, at place: FieldName, as use: Use) -> JSONValue {
        let rule = FieldRules.rule(of: place) ?? .object([])
        var (type, isNullable) = (field.type, use == .answer && field.isNullable)
        if case .orNull(let wrapped) = type { (type, isNullable) = (wrapped, use == .answer) }
        if use == .body {
            isNullable = field.mayBeAbsent && !FieldRules.neverNull.contains("\(place.type).\(place.name)")
        }
        // A rule with alternatives says it all.
        var value = rule["anyOf"] == nil ? schema(of: type, as: use == .answer ? .answer : .part) : .object([])
        value = value.merging(rule)
        return (isNullable ? Self.nullable(value) : value)
            .with("description", FieldNotes.note(of: place).map { .text($0) })
    }

    /// The same, or null.
    private static func nullable(_ schema: JSONValue) -> JSONValue {
        guard schema["anyOf"] == nil else { return schema }
        guard case .text? = schema["type"] else {
            return .object(["anyOf": .list([schema, .object(["type": "null"])])])
        }
        var result = schema.with("type", schema["type"].map { .list([$0, "null"]) })
        if case .list(let words)? = schema["enum"] { result = result.with("enum", .list(words + [.null])) }
        return result
    }
}

/// A type that is written as one of others, with fields of its own beside theirs.
protocol WireUnion {
    static var ownFields: [String] { get }
    static var alternatives: [any WireObject.Type] { get }
}

extension BatchResult: WireUnion {
    static var ownFields: [String] { ["line", "status"] }
    static var alternatives: [any WireObject.Type] { [FollowUpResource.self, ProblemDetails.self] }
}
