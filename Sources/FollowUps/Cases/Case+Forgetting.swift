extension Case {
    /// The same without the people it was about.
    package var forgotten: Case {
        var state = self
        state.customer = nil
        state.operator = nil
        state.values = "{}"
        return state
    }
}

extension CaseLine {
    /// The same without the free text that people wrote.
    package var forgotten: CaseLine {
        var line = self
        switch event {
        case .noted, .known: line.detail = nil
        case .opened, .queued, .done, .skipped, .marked, .resolved: break
        }
        return line
    }
}
