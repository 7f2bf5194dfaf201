import Documents
import Guidance
import LinuxSystem
import Messages
import SupportHours
import TimeZoneDatabase

/// The configuration's grammar: its keys and their values.
struct ConfigurationReader {
    /// The main file's path; relative paths start from its directory, in drop-ins too.
    let file: String
    let dropIns: [String]
    let fingerprint: UInt64
    let zones: TimeZoneDatabase
    let guidanceSource: GuidanceSource

    var configuration: ValueReader<Configuration> {
        .mapping(.configuration) { keys in
            let display = keys.section("display", self.display) ?? DisplayConfiguration()
            let runtimeDirectory = keys.optional("runtime_dir", path, default: "/run/madoguchi")
            let stateDirectory = keys.optional("state_dir", path, default: "/var/lib/madoguchi")
            let store = keys.optional("store", self.store)
            let secretsKey = secret("secrets_key", in: keys)
            let node = keys.optional("node", .clusterNode)
            let calendars = keys.optional("calendars", self.calendars)
            let plans = keys.required("plans", self.plans(calendars: calendars?.map(\.name)))
            let followUps = keys.section("follow_ups", .followUps) ?? FollowUpConfiguration()
            let delivery = keys.section("delivery", delivery(from: keys.has("delivery") ? nil : .madoguchi))
            let guidance = keys.section("guidance", guidance(plans: plans?.map(\.id), display: display))
            let announce = keys.optional("announce", announce(plans: plans?.map(\.id), keep: followUps.keep))
            let web = keys.optional("web", .web)
            let desk = keys.optional("desk", .desk)
            if store?.kind == .postgresql, secretsKey == nil { checkSecretsKey(keys) }
            if let plans, let guidance {
                checkVariables(of: plans, in: guidance, keys)
                checkOperators(of: plans, guidance, keys)
            }
            guard let plans, let delivery, let guidance else { return nil }
            return Configuration(
                file: file, dropIns: dropIns, fingerprint: fingerprint, display: display,
                runtimeDirectory: runtimeDirectory,
                stateDirectory: stateDirectory, store: (store ?? StoreConfiguration()).with(secretsKey: secretsKey),
                node: node ?? NodeConfiguration(),
                calendars: calendars ?? [], plans: plans, followUps: followUps,
                delivery: delivery,
                guidance: guidance, announce: announce, web: web, desk: desk)
        }
    }

    private var display: ValueReader<DisplayConfiguration> {
        .mapping(.section("display")) { keys in
            DisplayConfiguration(
                timezone: keys.optional("timezone", zone, default: "UTC"),
                language: keys.optional("language", .word, default: .en))
        }
    }

    /// A zone's name that the tz database knows.
    var zone: ValueReader<String> {
        .text(.zoneNameValue).then { name, node, problems in
            do throws(TimeZoneDatabaseError) {
                _ = try zones.zone(named: name)
                return name
            } catch {
                problems.report(error.wording, at: node)
                return nil
            }
        }
        .written(\.flowText)
    }

    /// A path; relative ones start from the main file's directory.
    var path: ValueReader<String> {
        .text(.pathValue).then { path, node, problems in
            if path.utf8.contains(0) {
                problems.report(.nulInPath, at: node)
                return nil
            }
            return absolute(path)
        }
        .written(\.flowText)
    }

    func absolute(_ path: String) -> String {
        guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
        return String(file[...slash]) + path
    }
}
