// What `doctor` finds of templates, playbooks, senders and stuck cases.

extension Wording {
    package static func letterheadFrom(_ sender: String) -> Wording {
        Wording(ja: "差出人 \(sender)", en: "from \(sender)")
    }
    package static func letterheadReplies(_ address: String) -> Wording {
        Wording(ja: "返信先 \(address)", en: "answers to \(address)")
    }
    package static func letterheadReminders(_ address: String) -> Wording {
        Wording(ja: "リマインダーの宛先 \(address)", en: "reminders to \(address)")
    }
    package static let setThemThenReload = Wording(
        ja: "設定をご自身の値にし、systemctl reload madoguchid を実行してください",
        en: "set them in the configuration, then: systemctl reload madoguchid")
    package static let noTemplatesThere = Wording(ja: "文面がありません", en: "there are no templates")
    package static func noTemplatesIn(_ places: String) -> Wording {
        Wording(ja: "\(places) に文面がありません", en: "there are no templates in \(places)")
    }
    package static let setGuidanceDirectory = Wording(
        ja: "設定の guidance.directory を指定してください", en: "set guidance.directory in the configuration")
    package static func guidanceCounts(_ templates: Int, playbooks: Int) -> Wording {
        Wording(ja: "文面 \(templates) 件、プレイブック \(playbooks) 件", en: "\(templates) templates, \(playbooks) playbooks")
    }
    package static func playbookNeedsValues(_ playbook: String, keys: String) -> Wording {
        Wording(
            ja: "\(playbook): 設定にないため、案件ごとに指定が必要です: \(keys)",
            en: "\(playbook): each case must give what the configuration doesn't: \(keys)")
    }
    package static let addThenReload = Wording(
        ja: "設定に追加し、systemctl reload madoguchid を実行してください",
        en: "add it to the configuration, then: systemctl reload madoguchid")
    package static let correctListLines = Wording(
        ja: "該当の行を直してください。飛ばした宛先には送られません", en: "correct these lines; who is passed over gets nothing")
    package static func caseUnsendable(_ id: String, trouble: String) -> Wording {
        Wording(ja: "\(id) を送信できません: \(trouble)", en: "\(id) can't be sent: \(trouble)")
    }
    package static let correctAndItContinues = Wording(
        ja: "直せば自動で続行します", en: "correct that, and it continues by itself")
    /// - Parameter keys: the configuration's.
    package static func stillTheExamples(_ keys: [String]) -> Wording {
        Wording(
            ja: "例のままの値: \(keys.joined(separator: "、"))", en: "still the example's: \(keys.joined(separator: ", "))")
    }
}
