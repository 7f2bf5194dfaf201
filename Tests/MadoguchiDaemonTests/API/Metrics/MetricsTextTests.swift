import Testing

@testable import MadoguchiDaemon

@Suite("Figures as text")
struct MetricsTextTests {
    private func text(_ family: MetricFamily, _ format: MetricsFormat) -> String {
        MetricsText([family], as: format).text
    }

    @Test("a counter's family is named with _total by one format and without by the other")
    func counters() {
        let family = MetricFamily("mails", .counter, "Mails.", [.init([("by", "smtp")], 3)])
        #expect(
            text(family, .prometheus)
                == "# HELP mails_total Mails.\n# TYPE mails_total counter\nmails_total{by=\"smtp\"} 3\n")
        #expect(
            text(family, .openMetrics)
                == "# HELP mails Mails.\n# TYPE mails counter\nmails_total{by=\"smtp\"} 3\n# EOF\n")
    }

    @Test("what doesn't change is a gauge where there is no better word")
    func info() {
        let family = MetricFamily("build", .info, "Build.", [.init([("version", "1")], 1)])
        #expect(
            text(family, .prometheus)
                == "# HELP build_info Build.\n# TYPE build_info gauge\nbuild_info{version=\"1\"} 1\n")
        #expect(
            text(family, .openMetrics)
                == "# HELP build Build.\n# TYPE build info\nbuild_info{version=\"1\"} 1\n# EOF\n")
    }

    @Test("a unit is told where there is a line for it")
    func units() {
        let family = MetricFamily("lag_seconds", .gauge, unit: "seconds", "Lag.", [.init([], 1)])
        #expect(!text(family, .prometheus).contains("UNIT"))
        #expect(text(family, .openMetrics).contains("# UNIT lag_seconds seconds\n"))
    }

    @Test("quotes, backslashes and newlines don't end a label or a line")
    func escaping() {
        let family = MetricFamily("a", .gauge, "\\ \" \n", [.init([("plan", "\\ \" \n プロ")], 1)])
        for format in MetricsFormat.allCases {
            #expect(text(family, format).contains(#"a{plan="\\ \" \n プロ"} 1"#))
        }
        #expect(text(family, .prometheus).contains(##"# HELP a \\ " \n"## + "\n"))
        #expect(text(family, .openMetrics).contains(##"# HELP a \\ \" \n"## + "\n"))
    }

    @Test("a mark that joins a quotation mark doesn't hide it")
    func combining() {
        let family = MetricFamily("a", .gauge, "A.", [.init([("plan", "\"\u{301}")], 1)])
        #expect(text(family, .prometheus).contains("plan=\"\\\"\u{301}\"}"))
    }

    @Test(
        "numbers are whole where they are, and infinity has its own spelling",
        arguments: [
            (0.0, "0"), (3, "3"), (0.25, "0.25"), (1e-5, "1e-05"), (59_383_808, "59383808"), (.infinity, "+Inf"),
            (-.infinity, "-Inf"), (.nan, "NaN"),
        ])
    func numbers(value: Double, text: String) {
        #expect(MetricsText.number(value) == text)
    }

    @Test("a family without samples isn't there")
    func empty() {
        #expect(text(MetricFamily("a", .gauge, "A.", []), .prometheus).isEmpty)
    }

    @Test("a histogram counts up, to what is beyond all bounds")
    func histogram() {
        var histogram = Histogram()
        for seconds in [0.01, 0.02, 0.02, 3, 1_000] { histogram.record(seconds) }
        let samples = histogram.samples
        func bucket(_ bound: String) -> Double? { samples.first { $0.labels.first?.value == bound }?.value }
        #expect(bucket("0.01") == 1)
        #expect(bucket("0.025") == 3)
        #expect(bucket("1.0") == 3)
        #expect(bucket("5.0") == 4)
        #expect(bucket("600.0") == 4)
        #expect(bucket("+Inf") == 5)
        #expect(samples.first { $0.suffix == "_count" }?.value == 5)
        #expect(samples.first { $0.suffix == "_sum" }?.value == 1_003.05)
    }
}

@Suite("The format of figures")
struct MetricsFormatTests {
    @Test(
        "is the one that is asked for, and Prometheus's where nobody asks",
        arguments: [
            (nil, MetricsFormat.prometheus),
            ("", .prometheus), ("*/*", .prometheus), ("text/html", .prometheus),
            ("application/openmetrics-text", .openMetrics),
            ("application/openmetrics-text; version=1.0.0; charset=utf-8", .openMetrics),
            ("application/openmetrics-text;version=0.0.1", .prometheus),
            ("Application/OpenMetrics-Text ; Version=\"1.0.0\"", .openMetrics),
            ("application/openmetrics-text;q=0", .prometheus),
            ("application/openmetrics-text;q=0.5,text/plain;q=0.6", .prometheus),
            ("text/plain;version=0.0.4;q=0.5,application/openmetrics-text;version=1.0.0;q=0.5", .openMetrics),
            // Prometheus's own, of the releases 2.42 and 3.
            (
                "application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,"
                    + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1", .openMetrics
            ),
            (
                "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                    + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;q=0.4,"
                    + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2", .openMetrics
            ),
        ] as [(String?, MetricsFormat)])
    func negotiation(accept: String?, format: MetricsFormat) {
        #expect(MetricsFormat(accepting: accept) == format)
    }
}
