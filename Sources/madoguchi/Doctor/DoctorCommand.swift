import ArgumentParser
import Glibc
import MadoguchiAPI
import Messages
import TerminalText

/// Checks everything that sending depends on, and says what to do about faults.
struct DoctorCommand: ClientCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration("doctor", Help.Doctor.command)
    }

    @Option(help: ArgumentHelp(Help.Doctor.config, Help.Value.config), completion: .file(extensions: ["yaml"]))
    var config: String?

    @OptionGroup var options: SharedOptions

    /// The configuration of an installed package.
    private static let installed = "/etc/madoguchi/madoguchi.yaml"

    func answer(in environment: CommandEnvironment) throws -> Answer {
        let report = DoctorReport(findings: findings(environment))
        return Answer(
            options.json ? .json(report.json.text) : .lines(report.lines(environment)), outcome: report.outcome)
    }

    private func findings(_ environment: CommandEnvironment) -> [Finding] {
        let say = environment.language
        let directory = options.directory(in: environment)
        let control = options.control(in: environment)
        let sockets = SocketFindings(
            query: SocketLook(at: directory + "/query.sock", options.daemon(in: environment)),
            control: SocketLook(at: directory + "/control.sock", control), caller: .current, say: say)
        var findings = sockets.all
        let (diagnosis, failure) = diagnosis(control, sockets.control)
        if let diagnosis { findings.append(version(diagnosis, say)) }
        if let failure {
            findings.append(
                .note(
                    .version, failure.message(in: say),
                    advice: say(.useOneVersion)))
        }
        if let file = configurationToCheck(diagnosis) {
            findings.append(ConfigurationCheck(file: file, say: say).finding)
        } else if let diagnosis {
            findings.append(.well(.configuration, diagnosis.configuration))
        }
        if let diagnosis {
            findings += StateFindings(state: diagnosis.state, server: diagnosis.server, environment: environment).all
            findings += diagnosis.cluster.map { ClusterFindings(cluster: $0, say: say).all } ?? []
            findings += QueueFindings(diagnosis: diagnosis, environment: environment).all
            findings += diagnosis.calendars.map { calendar($0, environment.language) }
        }
        findings += TimeFindings(diagnosis: diagnosis, clock: .current, environment: environment).all
        if let diagnosis {
            findings += relay(control, environment)
            findings += GuidanceFindings(diagnosis: diagnosis, say: say).all
        }
        return findings
    }

    /// Asks nothing more of a socket that didn't answer.
    private func diagnosis(_ daemon: Daemon, _ look: SocketLook) -> (Diagnosis?, failure: Failure?) {
        guard look.error == nil else { return (nil, nil) }
        do throws(DaemonError) {
            return (try daemon.diagnosis().body, nil)
        } catch {
            return (nil, error.failure)
        }
    }

    private func version(_ diagnosis: Diagnosis, _ say: Language) -> Finding {
        guard diagnosis.version != Release.version else { return .well(.version, diagnosis.version) }
        return .note(
            .version,
            say(.versionsDiffer(diagnosis.version, client: Release.version)),
            advice: say(.restartDaemon))
    }

    /// The named configuration; or, where no daemon answers, the one that it would probably read.
    private func configurationToCheck(_ diagnosis: Diagnosis?) -> String? {
        if let config { return config }
        return diagnosis == nil && access(Self.installed, R_OK) == 0 ? Self.installed : nil
    }

    /// Nothing waits for it: what was read before stays in use.
    private func calendar(_ trouble: Diagnosis.Trouble, _ say: Language) -> Finding {
        .note(
            .calendar, trouble.trouble, advice: say(.showsCalendars))
    }

    private func relay(_ daemon: Daemon, _ environment: CommandEnvironment) -> [Finding] {
        do throws(DaemonError) {
            return RelayFindings(check: try daemon.checkRelay().body, environment: environment).all
        } catch {
            let say = environment.language
            return [
                .fault(
                    .relay, error.failure.message(in: say),
                    advice: say(.seeJournal))
            ]
        }
    }
}
