import Messages
package import SupportHours

/// The seven days from today on a viewer's clock, a row a day: a bar of 24 hours, and its windows in figures.
package struct WeekPicture {
    private static let days = 7
    private static let headerWidth = 96
    private static let hourWidth = 20
    private static let rowHeight = 31
    private static let top = 34
    private static let margin = 16
    private static let size = 13
    /// The picture holds for so long, as the mark of the present moment stays where it is.
    private static let markSeconds: Int64 = 900
    /// More windows of a day than these are told by the bar alone.
    private static let mostTold = 4

    private struct Row {
        let date: CivilDate
        /// Seconds of the clock's day.
        let bars: [(seconds: Range<Int>, state: OpenState)]
        let windows: [Wording]

        var text: Wording { windows.isEmpty ? .weekNothing : .weekWindows(windows) }
        var shownText: Wording {
            windows.count <= mostTold
                ? text : .weekWindows(Array(windows.prefix(mostTold - 1)) + [Wording(verbatim: "…")])
        }
    }

    private let plan: FeedPlan
    private let zone: Zone
    private let now: Instant
    private let language: Language

    /// - Parameter zone: the viewer's.
    package init(_ plan: FeedPlan, in zone: Zone, at now: Instant) {
        self.plan = plan
        self.zone = zone
        self.now = now
        language = plan.language
    }

    package var feed: Feed {
        let transition = plan.nextTransition(after: now)
        let passed = now.secondsSinceEpoch % Self.markSeconds
        let mark = now.advanced(bySeconds: Self.markSeconds - passed)
        return Feed(text: svg, validUntil: transition.map { min($0, mark) } ?? mark)
    }

    private var rows: [Row] {
        let today = zone.civil(at: now).date
        return (0..<Self.days).map { row(of: today.adding(days: $0)) }
    }

    private func row(of date: CivilDate) -> Row {
        let start = zone.midnight(of: date)
        let end = zone.midnight(of: date.adding(days: 1))
        let windows = plan.schedule.windows(in: start..<end)
        let clipped = windows.map { window -> (Range<Int>, OpenState) in
            let from = window.start <= start ? 0 : zone.civil(at: window.start).secondOfDay
            let to = window.end >= end ? 86_400 : zone.civil(at: window.end).secondOfDay
            return (from..<max(from, to), window.status.state)
        }
        // Windows that touch and differ only in what is noted about them are one to the eye.
        var bars: [(seconds: Range<Int>, state: OpenState)] = []
        for (seconds, state) in clipped {
            if let last = bars.last, last.seconds.upperBound == seconds.lowerBound, last.state == state {
                bars[bars.count - 1].seconds = last.seconds.lowerBound..<seconds.upperBound
            } else {
                bars.append((seconds, state))
            }
        }
        let told = bars.map { bar in
            Wording.weekWindow(
                "\(Self.clock(bar.seconds.lowerBound))–\(Self.clock(bar.seconds.upperBound))",
                isCertain: bar.state == .open)
        }
        return Row(date: date, bars: bars, windows: told)
    }

    private static func clock(_ second: Int) -> String {
        "\(second / 3_600):\((second / 60 % 60).padded(to: 2))"
    }

    private var svg: String {
        let rows = rows
        let figures = rows.map { TextWidth.of($0.shownText[language], size: Self.size) }.max() ?? 0
        let barsWidth = 24 * Self.hourWidth
        let left = Self.margin + Self.headerWidth
        let width = left + barsWidth + Self.margin + figures + Self.margin
        let bottom = Self.top + rows.count * Self.rowHeight
        let height = bottom + 32
        let title = Wording.weekTitle(plan.name)[language]
        var svg = SVGText()
        svg.element(
            "svg",
            [
                "xmlns": "http://www.w3.org/2000/svg", "width": width.attribute, "height": height.attribute,
                "viewBox": "0 0 \(width) \(height)", "role": "table", "aria-labelledby": "title",
                "aria-describedby": "desc", "lang": language.rawValue, "font-family": SVGText.font,
                "font-size": Self.size.attribute, "fill": "#1d1f1e",
            ]
        ) { svg in
            svg.element("title", ["id": "title"], content: title)
            svg.element("desc", ["id": "desc"], content: description(rows))
            svg.element(
                "rect",
                [
                    "width": width.attribute, "height": height.attribute, "rx": "8", "fill": "#fbfaf7",
                    "aria-hidden": "true",
                ])
            drawHours(from: left, to: bottom, &svg)
            for (index, row) in rows.enumerated() {
                draw(row, from: left, y: Self.top + index * Self.rowHeight, isToday: index == 0, &svg)
            }
            drawNow(from: left, &svg)
            svg.element(
                "text", ["x": left.attribute, "y": (bottom + 20).attribute, "fill": "#5b625f", "aria-hidden": "true"],
                content: Wording.weekClock(zone.identifier)[language])
        }
        return svg.text
    }

    /// Everything that is drawn, in words: an image is read by these alone.
    private func description(_ rows: [Row]) -> String {
        let days = rows.map { "\(Wording.weekDay($0.date)[language]): \($0.text[language])" }
        return (days + [Wording.weekClock(zone.identifier)[language]]).joined(separator: language == .ja ? "。" : ". ")
    }

    private func drawHours(from left: Int, to bottom: Int, _ svg: inout SVGText) {
        svg.element("g", ["aria-hidden": "true", "fill": "#5b625f", "text-anchor": "middle"]) { svg in
            for hour in stride(from: 0, through: 24, by: 6) {
                let x = (left + hour * Self.hourWidth).attribute
                svg.element(
                    "line",
                    ["x1": x, "x2": x, "y1": (Self.top - 6).attribute, "y2": bottom.attribute, "stroke": "#e2dfd6"])
                svg.element("text", ["x": x, "y": (Self.top - 14).attribute], content: "\(hour)")
            }
        }
    }

    private func draw(_ row: Row, from left: Int, y: Int, isToday: Bool, _ svg: inout SVGText) {
        let baseline = (y + 20).attribute
        svg.element("g", ["role": "row"]) { svg in
            svg.element(
                "text",
                [
                    "role": "rowheader", "x": Self.margin.attribute, "y": baseline,
                    "font-weight": isToday ? "bold" : "normal",
                ], content: Wording.weekDay(row.date)[language])
            svg.element("g", ["aria-hidden": "true"]) { svg in
                svg.element(
                    "rect",
                    [
                        "x": left.attribute, "y": (y + 5).attribute, "width": (24 * Self.hourWidth).attribute,
                        "height": "22", "rx": "3", "fill": "#eceae3",
                    ])
                for bar in row.bars { draw(bar.seconds, bar.state, from: left, y: y + 5, &svg) }
            }
            svg.element(
                "text",
                [
                    "role": "cell", "x": (left + 24 * Self.hourWidth + Self.margin).attribute, "y": baseline,
                    "fill": row.windows.isEmpty ? "#5b625f" : "#1d1f1e",
                ], content: row.shownText[language])
        }
    }

    /// What isn't certain is drawn as a frame.
    private func draw(_ seconds: Range<Int>, _ state: OpenState, from left: Int, y: Int, _ svg: inout SVGText) {
        let x = left + seconds.lowerBound * Self.hourWidth / 3_600
        let end = left + seconds.upperBound * Self.hourWidth / 3_600
        let isCertain = state == .open
        svg.element(
            "rect",
            [
                "x": x.attribute, "y": y.attribute, "width": max(1, end - x).attribute, "height": "22", "rx": "3",
                "fill": isCertain ? state.colour : "#fbfaf7", "stroke": state.colour,
                "stroke-width": isCertain ? "0" : "1.5", "stroke-dasharray": isCertain ? "none" : "4 3",
            ])
    }

    /// The present moment, to the quarter of an hour.
    private func drawNow(from left: Int, _ svg: inout SVGText) {
        let second = zone.civil(at: now).secondOfDay / Int(Self.markSeconds) * Int(Self.markSeconds)
        let x = (left + second * Self.hourWidth / 3_600).attribute
        svg.element("g", ["aria-hidden": "true", "stroke": "#b3261e", "fill": "#b3261e"]) { svg in
            svg.element("title", [:], content: Wording.weekNow[language])
            svg.element(
                "line",
                [
                    "x1": x, "x2": x, "y1": Self.top.attribute, "y2": (Self.top + Self.rowHeight).attribute,
                    "stroke-width": "2",
                ])
            svg.element("circle", ["cx": x, "cy": Self.top.attribute, "r": "4"])
        }
    }
}
