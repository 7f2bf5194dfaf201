import Hummingbird
import Logging
import NIOCore

/// What a request on `control.sock` carries along.
struct ControlContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection it came by.
    let channel: any Channel
    /// Who is at the other end; nil where the system doesn't say.
    let uid: UInt32?

    init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
        uid = ConnectionPeer.uid
    }
}
