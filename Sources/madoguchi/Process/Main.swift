import ArgumentParser
import Glibc

@main
enum Main {
    static func main() {
        let surroundings = Surroundings.ofThisProcess()
        let status: ExitStatus
        do {
            var parsed = try Madoguchi.parseAsRoot()
            if let command = parsed as? any ClientCommand {
                let answer = try command.answer(in: surroundings)
                status = answer.status
                try StandardOutput.write(answer.rendered(colour: surroundings.colour))
            } else {
                try parsed.run()
                status = .yes
            }
        } catch let failure as Failure {
            StandardError.report(failure, in: surroundings.language)
            status = failure.status
        } catch {
            Madoguchi.exit(withError: error)
        }
        exit(status.rawValue)
    }
}
