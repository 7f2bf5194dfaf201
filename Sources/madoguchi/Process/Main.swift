import Glibc
import TerminalText

@main
enum Main {
    static func main() {
        let environment = CommandEnvironment.ofThisProcess()
        do {
            let answer = try Madoguchi.answer(in: environment)
            try answer.write(colour: environment.colour, to: StandardOutput.write)
            for failure in answer.failures { StandardError.report(failure, in: environment.language) }
            exit(answer.outcome.rawValue)
        } catch let error as any Reportable {
            StandardError.report(error.failure, in: environment.language)
            exit(error.failure.outcome.rawValue)
        } catch {
            let report = error as? UsageReport
            (report ?? UsageReport(error, of: Madoguchi.self, arguments: [], width: Madoguchi.width(environment))).end()
        }
    }
}
