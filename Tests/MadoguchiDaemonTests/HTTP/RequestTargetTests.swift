import MadoguchiAPI
import Testing

@testable import MadoguchiDaemon

@Suite("A request's target")
struct RequestTargetTests {
    @Test(
        "falls into path and query",
        arguments: [
            ("/v1/plans", ["v1", "plans"], [String]()),
            ("/v1/plans/", ["v1", "plans", ""], []),
            ("/a%2Fb?x=1&y", ["a/b"], ["x=1", "y="]),
            ("/a?at=2026-11-24T10:00+09:00", ["a"], ["at=2026-11-24T10:00+09:00"]),
            ("/a?at=%E7%AA%93%20%2B", ["a"], ["at=窓 +"]),
            ("/a?x=1=2&&", ["a"], ["x=1=2"]),
            ("/desk/records?words=a+b%2Bc", ["desk", "records"], ["words=a b+c"]),
            ("http://localhost/v1/plans?a=b", ["v1", "plans"], ["a=b"]),
        ])
    func parts(raw: String, path: [String], query: [String]) throws {
        let target = try RequestTarget(raw)
        #expect(target.path == path)
        #expect(target.query.map { "\($0.name)=\($0.value)" } == query)
    }

    @Test(
        "is refused where it can't be decoded",
        arguments: [
            "", "v1", "*", "/%", "/%4", "/%zz", "/a?b=%f", "/%FF", "/a?b=%C3%28", "/a%00b", "/a?b=%0A",
        ])
    func refused(raw: String) throws {
        let problem = try #require(throws: Problem.self) { try RequestTarget(raw) }
        #expect(problem.status == 400)
    }
}
