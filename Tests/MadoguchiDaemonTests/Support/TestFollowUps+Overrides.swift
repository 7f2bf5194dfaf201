import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

extension TestFollowUps {
    /// Adds an override that is to be accepted.
    @discardableResult
    func override(
        _ body: String, plan: String = "basic", status: Int = 201, key: String? = nil
    ) async throws -> OverrideResource {
        try await post("/v1/plans/\(plan)/overrides", body, status: status, key: key)
    }

    @discardableResult
    func removeOverride(_ id: String?, status: Int = 200) async throws -> OverrideResource {
        try await post("/v1/overrides/\(try #require(id))/remove", "", status: status)
    }

    /// Asks for an override that is to be refused.
    func overrideRefusal(_ body: String, plan: String = "basic", key: String? = nil) async throws -> ProblemDetails {
        let response = try await send("POST", "/v1/plans/\(plan)/overrides", body, key: key)
        #expect(response.field("content-type") == "application/problem+json", "\(response.text)")
        return try response.decoded()
    }

    func overrides(of plan: String = "basic", query: String = "") async throws -> [OverrideResource] {
        let list: OverrideList = try await get("/v1/plans/\(plan)/overrides\(query)")
        return list.overrides
    }

    func availability(of plan: String = "basic", at instant: String? = nil) async throws -> Availability {
        let query = instant.map { "?at=\($0.replacing("+", with: "%2B"))" } ?? ""
        return try await get("/v1/plans/\(plan)/availability\(query)")
    }
}
