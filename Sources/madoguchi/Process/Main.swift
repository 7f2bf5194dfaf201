import ArgumentParser
import Glibc

@main
enum Main {
    static func main() {
        let surroundings = Surroundings.ofThisProcess()
        do {
            exit(try run(in: surroundings).rawValue)
        } catch let error as any Reportable {
            StandardError.report(error.failure, in: surroundings.language)
            exit(error.failure.status.rawValue)
        } catch {
            // Usage, help and completion scripts.
            Madoguchi.exit(withError: error)
        }
    }

    private static func run(in surroundings: Surroundings) throws -> ExitStatus {
        var parsed = try Madoguchi.parseAsRoot()
        guard let command = parsed as? any ClientCommand else {
            try parsed.run()
            return .yes
        }
        let answer = try command.answer(in: surroundings)
        try StandardOutput.write(answer.rendered(colour: surroundings.colour))
        return answer.status
    }
}
