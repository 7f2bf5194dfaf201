import Messages
package import SupportHours

/// A badge, 20 pixels high: a plan's name, and until when it is in which state.
package struct Badge {
    private static let height = 20
    private static let size = 12
    private static let margin = 8
    /// The sign beside the state, so that its colour isn't alone.
    private static let lamp = 16
    /// A longer name is cut, in scalars.
    private static let longestName = 40

    private let plan: FeedPlan
    private let zone: Zone
    private let now: Instant

    /// - Parameter zone: on whose clock it says until when.
    package init(_ plan: FeedPlan, in zone: Zone, at now: Instant) {
        self.plan = plan
        self.zone = zone
        self.now = now
    }

    package var feed: Feed {
        let span = plan.schedule.span(at: now)
        let today = zone.civil(at: now).date
        let midnight = zone.midnight(of: today.adding(days: 1))
        // On another day the same moment is called something else.
        return Feed(text: svg(span, today), validUntil: span.until.map { min($0, midnight) })
    }

    private func svg(_ span: StateSpan, _ today: CivilDate) -> String {
        let until = span.until.map { Wording.feedMoment(zone.civil(at: $0), besides: today) }
        let state = Wording.badgeState(span.status.state.wording, until: until)
        let name = plan.name.shortened(to: Self.longestName)
        let right = state[plan.language]
        let nameWidth = TextWidth.of(name, size: Self.size) + 2 * Self.margin
        let stateWidth = TextWidth.of(right, size: Self.size) + 2 * Self.margin + Self.lamp
        let width = nameWidth + stateWidth
        var svg = SVGText()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": width.attribute, "height": Self.height.attribute,
                "viewBox": "0 0 \(width) \(Self.height)", "role": "img", "aria-labelledby": "title desc",
                "lang": plan.language.rawValue,
            ]
        ) { svg in
            svg.element("title", ["id": "title"], content: "\(name): \(right)")
            svg.element(
                "desc", ["id": "desc"],
                content: Wording.badgeDescription(plan.name, state, zone: zone.identifier)[plan.language])
            svg.element("clipPath", ["id": "round"]) { svg in
                svg.element("rect", ["width": width.attribute, "height": Self.height.attribute, "rx": "4"])
            }
            svg.element("g", ["clip-path": "url(#round)"]) { svg in
                svg.element(
                    "rect", ["width": nameWidth.attribute, "height": Self.height.attribute, "fill": "#1d1f1e"])
                svg.element(
                    "rect",
                    [
                        "x": nameWidth.attribute, "width": stateWidth.attribute, "height": Self.height.attribute,
                        "fill": span.status.state.colour,
                    ])
            }
            drawLamp(span.status.state, at: nameWidth + Self.margin + 5, to: &svg)
            svg.element(
                "g",
                [
                    "fill": "#ffffff", "font-family": SVGText.font, "font-size": Self.size.attribute,
                    "text-anchor": "middle", "aria-hidden": "true",
                ]
            ) { svg in
                svg.element("text", ["x": (nameWidth / 2).attribute, "y": "14"], content: name)
                svg.element(
                    "text", ["x": (nameWidth + (stateWidth + Self.lamp) / 2).attribute, "y": "14"], content: right)
            }
        }
        return svg.text
    }

    /// Full for open, empty for closed, half for what nobody knows.
    private func drawLamp(_ state: OpenState, at x: Int, to svg: inout SVGText) {
        let full = state == .open ? "#ffffff" : "none"
        svg.element(
            "circle",
            [
                "cx": x.attribute, "cy": "10", "r": "4", "fill": full, "stroke": "#ffffff", "stroke-width": "1.5",
            ])
        if state == .unknown {
            svg.element("path", ["d": "M\(x) 6a4 4 0 0 1 0 8z", "fill": "#ffffff"])
        }
    }
}

extension String {
    func shortened(to limit: Int) -> String {
        unicodeScalars.count <= limit ? self : String(unicodeScalars.prefix(limit - 1)) + "…"
    }
}
