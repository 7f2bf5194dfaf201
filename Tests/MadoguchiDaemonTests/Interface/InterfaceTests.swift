import Foundation
import MadoguchiAPI
import Messages
import TestSupport
import Testing

@testable import MadoguchiDaemon

/// The description of the sockets, held against the types on the wire, and docs/http.md held against it.
///
/// `MADOGUCHI_DOCUMENTS=record swift test --filter InterfaceTests` writes the generated parts of docs/http.md and
/// `FieldNotes+Recorded.swift` anew.
@Suite("The described interface")
struct InterfaceTests {
    private static let records = ProcessInfo.processInfo.environment["MADOGUCHI_DOCUMENTS"] == "record"
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func document(of socket: SocketName) throws -> DocumentedRoutes {
        let routes = try Daemon.routes(of: socket, zones: systemZones)
        return DocumentedRoutes(routes: routes, value: OpenAPIDocument(of: socket.file, routes: routes).value)
    }

    private struct DocumentedRoutes {
        let routes: [Route]
        let value: JSONValue

        /// Every object's schema, and those of its parts.
        var schemas: [JSONValue.Member] { members(of: value["components"]?["schemas"]) }
        var paths: [JSONValue.Member] { members(of: value["paths"]) }

        func members(of value: JSONValue?) -> [JSONValue.Member] {
            if case .object(let members)? = value { members } else { [] }
        }
    }

    @Test("has every route of a socket, each under a name of its own", arguments: SocketName.allCases)
    func routes(socket: SocketName) throws {
        let document = try Self.document(of: socket)
        let described = document.paths.flatMap { path in
            document.members(of: path.value).map { "\($0.key.uppercased()) \(path.key)" }
        }
        let routes = document.routes.filter { !$0.isOfDesk }
        #expect(described.sorted() == routes.map { "\($0.method.rawValue) \($0.path.text)" }.sorted())
        #expect(described.contains("GET /openapi.json"))
        #expect(Set(document.routes.map(\.operationID)).count == document.routes.count)
        #expect(described.contains("POST /v1/follow-ups") == (socket == .control))
    }

    @Test("says something of every field and parameter", arguments: SocketName.allCases)
    func notes(socket: SocketName) throws {
        let document = try Self.document(of: socket)
        #expect(!document.schemas.isEmpty)
        for schema in document.schemas {
            for field in document.members(of: schema.value["properties"]) {
                #expect(field.value["description"] != nil, "\(schema.key).\(field.key)")
            }
        }
        for route in document.routes {
            for parameter in route.description.parameters {
                #expect(!parameter.about.isEmpty, "\(route.path.text) \(parameter.name)")
            }
        }
    }

    /// The types of bodies and answers, and those within them.
    private static func types() throws -> [String: any WireObject.Type] {
        let descriptions = try document(of: .control).routes.map(\.description)
        var rest: [any WireObject.Type] = descriptions.flatMap { description in
            [description.body?.type].compactMap { $0 as (any WireObject.Type)? }
                + description.answers.compactMap { $0.type as (any WireObject.Type)? }
        }
        rest.append(ProblemDetails.self)
        // Of the pages' answers, which no route has yet.
        rest += [ChangeList.self, CalendarList.self] as [any WireObject.Type]
        var found: [String: any WireObject.Type] = [:]
        while let type = rest.popLast() {
            guard found.updateValue(type, forKey: WireType.name(of: type)) == nil else { continue }
            if let union = type as? any WireUnion.Type { rest += union.alternatives }
            rest += WireFields(of: type).fields.flatMap { objects(in: $0.type) }
        }
        return found
    }

    private static func objects(in type: WireType) -> [any WireObject.Type] {
        switch type {
        case .list(let part), .dictionary(let part), .orNull(let part): objects(in: part)
        case .object(let object): [object]
        case .text, .boolean, .number, .integer, .unknown: []
        }
    }

    @Test("knows every key that a type writes, and no type that it can't look into")
    func shapes() throws {
        let types = try Self.types()
        #expect(types.count > 40)
        for (name, type) in types where !(type is any WireUnion.Type) {
            let fields = WireFields(of: type)
            #expect(!fields.fields.isEmpty, "\(name)")
            guard case .object(let written) = fields.sample else { throw TestFailure("\(name) is no object") }
            #expect(Set(written.map(\.key)).isSubset(of: fields.fields.map(\.name)), "\(name)")
            #expect(!fields.fields.contains { if case .unknown = $0.type { true } else { false } }, "\(name)")
        }
    }

    @Test("tells what is always there from what may be null or absent")
    func presence() {
        func presence(_ type: any WireObject.Type, _ name: String) -> String? {
            WireFields(of: type).fields.first { $0.name == name }.map { field in
                field.isNullable ? "null" : field.isAlwaysWritten ? "always" : "absent"
            }
        }
        #expect(presence(Availability.self, "plan") == "always")
        #expect(presence(Availability.self, "open") == "always")
        #expect(presence(Availability.self, "until") == "null")
        #expect(presence(Availability.self, "members") == "absent")
        #expect(presence(FollowUpResource.self, "due_at") == "null")
        #expect(presence(FollowUpResource.self, "history") == "absent")
        #expect(presence(OverrideResource.self, "by") == "absent")
        #expect(presence(QueueStatus.self, "states") == "always")
    }

    @Test("has rules and samples for fields that there are")
    func rules() throws {
        let fields = Set(
            try Self.types().flatMap { name, type in WireFields(of: type).fields.map { "\(name).\($0.name)" } })
        #expect(Set(FieldRules.rules.keys).subtracting(fields).isEmpty)
        #expect(FieldRules.neverNull.subtracting(fields).isEmpty)
        #expect(Set(FieldSamples.ofField.keys).union(FieldSamples.leftOut).subtracting(fields).isEmpty)
        #expect(Set(FieldRules.ofObjects.keys).subtracting(try Self.types().keys).isEmpty)
        let names = Set(fields.map { String($0.split(separator: ".")[1]) })
        #expect(Set(FieldNotes.common.keys).subtracting(names).isEmpty)
    }

    @Test("has the documentation comments of the types on the wire")
    func comments() throws {
        let folder = Self.root.appending(path: "Sources/MadoguchiAPI")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" }
        let comments = WireComments(sources: try files.map { try String(contentsOf: $0, encoding: .utf8) })
        let recorded = Self.root.appending(path: "Sources/MadoguchiDaemon/Interface/FieldNotes+Recorded.swift")
        if Self.records {
            try comments.file.write(to: recorded, atomically: true, encoding: .utf8)
        } else {
            let isSame = comments.sentences == FieldNotes.recorded
            #expect(
                isSame,
                """
                the comments of Sources/MadoguchiAPI have changed; record them with \
                MADOGUCHI_DOCUMENTS=record swift test --filter InterfaceTests
                """)
        }
    }

    @Test("is answered as it is printed", arguments: SocketName.allCases)
    func answered(socket: SocketName) async throws {
        let table = RouteTable(try Daemon.routes(of: socket, zones: systemZones)) { .ja }
        let printed = try Daemon.openAPI(of: socket, zones: systemZones)
        // The first who asks waits for it to be made, off the event loop.
        guard case .later(let work) = table.reply("GET", "/openapi.json") else { throw TestFailure("at once") }
        let first = await work()
        guard case .now(let second) = table.reply("GET", "/openapi.json") else { throw TestFailure("later") }
        for response in [first, second] {
            #expect(response.status == 200)
            #expect(response.field("content-type") == "application/json")
            let isSame = response.text == printed
            #expect(isSame)
        }
        guard case .now(let refused) = table.reply("GET", "/openapi.json?a=b") else { throw TestFailure("later") }
        #expect(refused.status == 400)
    }

    // MARK: docs/http.md

    @Test("is what docs/http.md says, in the parts that are generated")
    func reference() throws {
        let file = Self.root.appending(path: "docs/http.md")
        let page = GeneratedParts(text: try String(contentsOf: file, encoding: .utf8))
        let reference = InterfaceReference(
            query: try Self.document(of: .query).routes, control: try Self.document(of: .control).routes)
        #expect(page.names == ["routes", "objects"])
        let now = page.remade(reference.part)
        if Self.records {
            try now.write(to: file, atomically: true, encoding: .utf8)
        } else {
            let isSame = page.text == now
            #expect(
                isSame,
                "record docs/http.md with MADOGUCHI_DOCUMENTS=record swift test --filter InterfaceTests")
        }
    }

    @Test("has each route that docs/http.md names by hand")
    func byHand() throws {
        let page = GeneratedParts(
            text: try String(contentsOf: Self.root.appending(path: "docs/http.md"), encoding: .utf8))
        let routes = try SocketName.allCases.flatMap { try Self.document(of: $0).routes }
        let known = Set(routes.map { "\($0.method.rawValue) \($0.path.text)" })
        let named = page.remade { _ in [] }.matches(of: #/`(?<route>(?:GET|POST) /[a-z0-9{}\/.\-]*)/#)
            .map { String($0.route) }
        #expect(named.count > 30)
        for route in named { #expect(known.contains(route), "\(route)") }
    }
}
