/// The kinds of problem that a request can meet: the last part of a problem's `type`, which no language changes.
package enum ProblemCode: String, CaseIterable, Hashable, Sendable {
    // The request itself.
    case malformedRequest = "malformed-request"
    case headTooLarge = "head-too-large"
    case malformedTarget = "malformed-target"
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case crossOrigin = "cross-origin"
    case unknownHost = "unknown-host"
    case notPermitted = "not-permitted"
    case invalidParameters = "invalid-parameters"
    case bodyNotTaken = "body-not-taken"
    case bodyTooLarge = "body-too-large"
    case unreadableBody = "unreadable-body"
    case unsupportedContentType = "unsupported-content-type"
    case malformedJSON = "malformed-json"
    case invalidFields = "invalid-fields"
    case malformedIdempotencyKey = "malformed-idempotency-key"
    case idempotencyConflict = "idempotency-conflict"
    case tooManyWaiting = "too-many-waiting"
    case `internal` = "internal"

    // What it is about.
    case unknownPlan = "unknown-plan"
    case noPublishedTable = "no-published-table"
    case unknownFollowUp = "unknown-follow-up"
    case impossibleInState = "impossible-in-state"
    case secretErased = "secret-erased"
    case holdsSecret = "holds-secret"
    case noHTMLPart = "no-html-part"
    case suppressed = "suppressed"
    case unknownSuppression = "unknown-suppression"
    case unknownRecord = "unknown-record"
    case unknownOverride = "unknown-override"
    case overridePast = "override-past"
    case tooManyOverrides = "too-many-overrides"
    case unknownTemplate = "unknown-template"
    case unknownPlaybook = "unknown-playbook"
    case unrenderableMessage = "unwritable-letter"
    case unknownCase = "unknown-case"
    case caseResolved = "case-resolved"
    case caseBusy = "case-busy"
    case backupInProgress = "backup-under-way"
    case backupElsewhere = "backup-elsewhere"
    case notShared = "not-shared"
    case unknownNode = "unknown-node"
    case nodeLive = "node-live"
    case nodeHoldsLeases = "node-holds-leases"

    // The store.
    case storeFull = "store-full"
    case storeReadOnly = "store-read-only"
    case storeLocked = "store-locked"
    case storeCorrupt = "store-corrupt"
    case storeNewer = "store-newer"
    case storeExposed = "store-exposed"
    case storeReplaced = "store-replaced"
    case storeUnreachable = "store-unreachable"
    case storeUncertain = "store-in-doubt"
    case storeIO = "store-io"
    case storeClosed = "store-closed"

    /// The title of such a problem.
    package var title: Wording {
        switch self {
        case .malformedRequest: Wording(ja: "リクエストを読めません", en: "Malformed request")
        case .headTooLarge: Wording(ja: "リクエストの先頭部が大きすぎます", en: "Request head too large")
        case .malformedTarget: Wording(ja: "URL を読めません", en: "Malformed request target")
        case .notFound: Wording(ja: "見つかりません", en: "Not found")
        case .methodNotAllowed: Wording(ja: "このメソッドは使えません", en: "Method not allowed")
        case .crossOrigin: Wording(ja: "別のサイトからのリクエストです", en: "Request from another site")
        case .unknownHost: Wording(ja: "このホスト名では応答しません", en: "Unknown host")
        case .notPermitted: Wording(ja: "権限がありません", en: "Not permitted")
        case .invalidParameters: Wording(ja: "パラメーターに誤りがあります", en: "Invalid parameters")
        case .bodyNotTaken: Wording(ja: "本文は受け付けません", en: "Body not accepted")
        case .bodyTooLarge: Wording(ja: "本文が大きすぎます", en: "Body too large")
        case .unreadableBody: Wording(ja: "本文を読めません", en: "Unreadable body")
        case .unsupportedContentType: Wording(ja: "この Content-Type は使えません", en: "Unsupported content type")
        case .malformedJSON: Wording(ja: "JSON を読めません", en: "Malformed JSON")
        case .invalidFields: Wording(ja: "項目に誤りがあります", en: "Invalid fields")
        case .malformedIdempotencyKey: Wording(ja: "冪等キーの形が正しくありません", en: "Malformed idempotency key")
        case .idempotencyConflict: Wording(ja: "冪等キーは使用済みです", en: "Idempotency key in use")
        case .tooManyWaiting: Wording(ja: "待機中のリクエストが多すぎます", en: "Too many requests are waiting")
        case .internal: Wording(ja: "内部エラー", en: "Internal error")
        case .unknownPlan: Wording(ja: "プランが見つかりません", en: "Unknown plan")
        case .noPublishedTable: Wording(ja: "公表された時間表がありません", en: "No published table")
        case .unknownFollowUp: Wording(ja: "フォローアップが見つかりません", en: "Unknown follow-up")
        case .impossibleInState: Wording(ja: "この状態ではできません", en: "Impossible in this state")
        case .secretErased: Wording(ja: "秘密の値は消去済みです", en: "Secret erased")
        case .holdsSecret: Wording(ja: "本文に秘密の値があります", en: "Secret in the text")
        case .noHTMLPart: Wording(ja: "HTML パートがありません", en: "No HTML part")
        case .suppressed: Wording(ja: "受信者は配信停止中です", en: "Recipient suppressed")
        case .unknownSuppression: Wording(ja: "配信停止の登録がありません", en: "Unknown suppression")
        case .unknownRecord: Wording(ja: "エラーの記録が見つかりません", en: "Unknown record")
        case .unknownOverride: Wording(ja: "臨時の休業や受付が見つかりません", en: "Unknown override")
        case .overridePast: Wording(ja: "すでに終わっています", en: "Override has ended")
        case .tooManyOverrides: Wording(ja: "臨時の休業や受付が多すぎます", en: "Too many overrides")
        case .unknownTemplate: Wording(ja: "テンプレートが見つかりません", en: "Unknown template")
        case .unknownPlaybook: Wording(ja: "プレイブックが見つかりません", en: "Unknown playbook")
        case .unrenderableMessage: Wording(ja: "メールを作成できません", en: "Message can't be rendered")
        case .unknownCase: Wording(ja: "案件が見つかりません", en: "Unknown case")
        case .caseResolved: Wording(ja: "解決済みの案件です", en: "Case resolved")
        case .caseBusy: Wording(ja: "案件が更新中です", en: "Case busy")
        case .backupInProgress: Wording(ja: "別のバックアップが進行中です", en: "Another backup is in progress")
        case .backupElsewhere:
            Wording(ja: "バックアップはデータベースサーバーで作ります", en: "Backups are made by the database server")
        case .notShared: Wording(ja: "デーモンは一つだけです", en: "The queue isn't shared")
        case .unknownNode: Wording(ja: "ノードが見つかりません", en: "Unknown node")
        case .nodeLive: Wording(ja: "稼働中のノードです", en: "The node is live")
        case .nodeHoldsLeases: Wording(ja: "引き取りが終わっていません", en: "The node holds leases")
        case .storeUncertain:
            Wording(ja: "保存されたかどうか分かりません", en: "Unknown whether it was stored")
        case .storeFull, .storeReadOnly, .storeLocked, .storeCorrupt, .storeNewer, .storeExposed, .storeReplaced,
            .storeUnreachable, .storeIO, .storeClosed:
            Wording(ja: "フォローアップを保存できません", en: "Follow-ups can't be kept now")
        }
    }
}
