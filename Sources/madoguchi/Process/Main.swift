import ArgumentParser
import Glibc

@main
enum Main {
    static func main() {
        let surroundings = Surroundings.ofThisProcess()
        do {
            let answer = try Madoguchi.answer(in: surroundings)
            try answer.write(colour: surroundings.colour, to: StandardOutput.write)
            for failure in answer.failures { StandardError.report(failure, in: surroundings.language) }
            exit(answer.outcome.rawValue)
        } catch let error as any Reportable {
            StandardError.report(error.failure, in: surroundings.language)
            exit(error.failure.outcome.rawValue)
        } catch {
            // Usage, help and completion scripts.
            Madoguchi.exit(withError: error)
        }
    }
}
