import Documents

/// A value, and the node that it was read from.
struct Placed<Value> {
    let value: Value
    let node: DocumentNode
}

extension ValueReader {
    var placed: ValueReader<Placed<Value>> {
        then { value, node, _ in Placed(value: value, node: node) }
    }
}

extension DocumentNode {
    /// The node under a key, or at an index; the node itself where there is none.
    func part(_ key: String) -> DocumentNode {
        guard case .mapping(let entries) = content else { return self }
        return entries.first { $0.key == key }?.value ?? self
    }

    func part(_ index: Int) -> DocumentNode {
        guard case .sequence(let elements) = content, elements.indices.contains(index) else { return self }
        return elements[index]
    }
}
