/// What is wrong with a request: the problem's code, with the values that its sentence is made of.
///
/// Texts that a caller sent are quoted by ``quoted(_:_:)``; what is said of the cause is passed as `reason`.
package enum ProblemMessage: Hashable, Sendable {
    case malformedRequest(reason: Wording)
    case missingHost
    case repeatedHost
    /// - limit: bytes.
    case headTooLarge(limit: Int)
    case targetWithoutSlash
    case targetWithBrokenEscape(String)
    case targetNotUTF8(String)
    case targetWithControlCharacter(String)
    case notFound(path: String)
    case methodNotAllowed(String, allowed: [String])
    case crossOrigin(String)
    /// - as the request names it.
    case unknownHost(String)
    /// - as a request through the desk's proxy names it.
    case unknownDeskHost(String)
    /// - header: the field in which the proxy names people.
    case proxyWithoutUser(header: String)
    case proxyUserUnreadable(header: String)
    case userWithoutRole(String)
    case viewerOnlyReads(String)
    /// The faults say it.
    case invalidParameters
    case bodyNotTaken
    /// - limit: bytes.
    case bodyTooLarge(limit: Int)
    case unreadableBody(reason: Wording)
    case unsupportedContentType(String, expected: String)
    case malformedJSON(reason: Wording)
    /// The faults say it.
    case invalidFields
    case malformedIdempotencyKey
    case followUpKeyConflict(id: String)
    case caseKeyConflict(id: String)
    case overrideKeyConflict(id: String)
    case tooManyWaiting
    /// - reason: the error's type.
    case `internal`(reason: String)
    case unknownPlan(String, nearest: String?, known: [String])
    case noPublishedTable(plan: String)
    case unknownFollowUp(String)
    case impossible(verb: FollowUpVerb, state: String, possible: [FollowUpVerb])
    case secretErased(id: String)
    case holdsSecret(id: String)
    case noHTMLPart(id: String)
    case suppressed
    case unknownSuppression
    case unknownRecord(String)
    case unknownOverride(String)
    /// It has ended by itself.
    case overridePast(String)
    case tooManyOverrides(plan: String, limit: Int)
    case unknownTemplate(String, nearest: String?)
    case unknownPlaybook(String, nearest: String?)
    case unrenderableMessage(String, reason: Wording)
    case unknownCase(String)
    case caseResolved
    case caseBusy
    case backupInProgress
    /// The database is a server's, which has tools of its own.
    case backupElsewhere
    /// The queue is this daemon's alone.
    case notShared
    case unknownNode(String, nearest: String?, known: [String])
    case nodeLive(String)
    /// It has ended, and others take over what it was sending.
    case nodeHoldsLeases(String)
    /// - ofServer: whether it comes from a database server, and not from the state directory.
    case store(StoreTrouble, ofServer: Bool = false, reason: Wording)

    /// The commands for a follow-up.
    package enum FollowUpVerb: String, CaseIterable, Hashable, Sendable {
        case cancel, retry, reschedule
    }

    /// Why the store can't do what it was asked.
    package enum StoreTrouble: String, CaseIterable, Hashable, Sendable {
        case full, readOnly = "read-only", locked, corrupt, newer, exposed, replaced, unreachable, uncertain =
            "in-doubt"
        case io, closed
    }

    package var code: ProblemCode {
        switch self {
        case .malformedRequest, .missingHost, .repeatedHost: .malformedRequest
        case .headTooLarge: .headTooLarge
        case .targetWithoutSlash, .targetWithBrokenEscape, .targetNotUTF8, .targetWithControlCharacter:
            .malformedTarget
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .crossOrigin: .crossOrigin
        case .unknownHost, .unknownDeskHost: .unknownHost
        case .proxyWithoutUser, .proxyUserUnreadable, .userWithoutRole, .viewerOnlyReads: .notPermitted
        case .invalidParameters: .invalidParameters
        case .bodyNotTaken: .bodyNotTaken
        case .bodyTooLarge: .bodyTooLarge
        case .unreadableBody: .unreadableBody
        case .unsupportedContentType: .unsupportedContentType
        case .malformedJSON: .malformedJSON
        case .invalidFields: .invalidFields
        case .malformedIdempotencyKey: .malformedIdempotencyKey
        case .followUpKeyConflict, .caseKeyConflict, .overrideKeyConflict: .idempotencyConflict
        case .tooManyWaiting: .tooManyWaiting
        case .internal: .internal
        case .unknownPlan: .unknownPlan
        case .noPublishedTable: .noPublishedTable
        case .unknownFollowUp: .unknownFollowUp
        case .impossible: .impossibleInState
        case .secretErased: .secretErased
        case .holdsSecret: .holdsSecret
        case .noHTMLPart: .noHTMLPart
        case .suppressed: .suppressed
        case .unknownSuppression: .unknownSuppression
        case .unknownRecord: .unknownRecord
        case .unknownOverride: .unknownOverride
        case .overridePast: .overridePast
        case .tooManyOverrides: .tooManyOverrides
        case .unknownTemplate: .unknownTemplate
        case .unknownPlaybook: .unknownPlaybook
        case .unrenderableMessage: .unrenderableMessage
        case .unknownCase: .unknownCase
        case .caseResolved: .caseResolved
        case .caseBusy: .caseBusy
        case .backupInProgress: .backupInProgress
        case .backupElsewhere: .backupElsewhere
        case .notShared: .notShared
        case .unknownNode: .unknownNode
        case .nodeLive: .nodeLive
        case .nodeHoldsLeases: .nodeHoldsLeases
        case .store(let trouble, _, _): trouble.code
        }
    }
}

extension ProblemMessage.StoreTrouble {
    fileprivate var code: ProblemCode {
        switch self {
        case .full: .storeFull
        case .readOnly: .storeReadOnly
        case .locked: .storeLocked
        case .corrupt: .storeCorrupt
        case .newer: .storeNewer
        case .exposed: .storeExposed
        case .replaced: .storeReplaced
        case .unreachable: .storeUnreachable
        case .uncertain: .storeUncertain
        case .io: .storeIO
        case .closed: .storeClosed
        }
    }
}
