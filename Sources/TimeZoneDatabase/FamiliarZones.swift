/// What people call zones by that the database doesn't: the larger of several, and cities, countries and words that it has
/// no entry for.
enum FamiliarZones {
    /// Of several zones with one abbreviation or offset, those that people mean: the most populous first.
    static let preferred = [
        "Asia/Tokyo", "America/New_York", "America/Los_Angeles", "America/Chicago", "America/Denver", "Asia/Shanghai",
        "Asia/Kolkata", "Europe/Berlin", "Europe/London", "Europe/Moscow", "Europe/Kyiv", "Europe/Lisbon",
        "Africa/Lagos", "Africa/Johannesburg", "Africa/Nairobi", "Africa/Maputo", "Asia/Jakarta", "Asia/Seoul",
        "Asia/Dhaka", "Asia/Karachi", "Asia/Dubai", "America/Sao_Paulo", "Australia/Sydney", "Australia/Adelaide",
        "Pacific/Auckland", "America/Halifax", "America/Anchorage", "Pacific/Honolulu",
    ]

    /// The zones of two clocks in one name, as `PT` for PST and PDT, in the database's words.
    static let pairs: [String: (standard: String, daylight: String)] = [
        "pt": ("PST", "PDT"), "mt": ("MST", "MDT"), "ct": ("CST", "CDT"), "et": ("EST", "EDT"),
        "nt": ("NST", "NDT"), "akt": ("AKST", "AKDT"), "aet": ("AEST", "AEDT"), "act": ("ACST", "ACDT"),
    ]

    /// Regions of which each has a standard and a daylight time.
    static let regions = [
        "pacific": "P", "mountain": "M", "central": "C", "eastern": "E", "atlantic": "A", "newfoundland": "N",
        "alaska": "AK", "australianeastern": "AE", "australiancentral": "AC", "japan": "J", "korea": "K", "korean": "K",
        "hawaii": "H", "hawaiian": "H",
    ]

    /// Parts of former names that are no places: `Brazil/East`.
    static let directions: Set = ["east", "west", "north", "south", "general", "continental"]

    /// Cities whose clocks are those of the database's city beside them, and other words, without blanks and case.
    static let others: [String: String] = {
        let lists: [(zone: String, words: String)] = [
            (
                "Asia/Tokyo",
                "osaka kyoto nagoya sapporo fukuoka yokohama kobe sendai hiroshima kawasaki okinawa naha nippon"
            ),
            ("Asia/Tokyo", "日本 日本時間 日本標準時 東京 大阪 京都 名古屋 札幌 福岡"),
            (
                "America/Los_Angeles",
                "la sf sanfrancisco sandiego sanjose seattle portland lasvegas sacramento california irvine"
            ),
            ("America/Los_Angeles", "太平洋時間 太平洋標準時 太平洋夏時間 ロサンゼルス カリフォルニア 米国太平洋時間"),
            ("America/New_York", "boston washington washingtondc miami philadelphia atlanta orlando nyc ニューヨーク 東部時間"),
            ("America/Chicago", "dallas houston austin minneapolis neworleans sanantonio stlouis nashville シカゴ 中部時間"),
            ("America/Denver", "saltlakecity albuquerque 山岳部時間"),
            ("America/Toronto", "ottawa quebec"), ("America/Edmonton", "calgary"),
            ("America/Sao_Paulo", "riodejaneiro brasilia"), ("America/Mexico_City", "guadalajara"),
            ("Asia/Shanghai", "china beijing shenzhen guangzhou tianjin chengdu wuhan peking 北京 上海 中国"),
            ("Asia/Kolkata", "mumbai bombay delhi newdelhi bangalore bengaluru chennai madras hyderabad pune"),
            ("Asia/Seoul", "busan incheon korea southkorea ソウル 韓国"), ("Asia/Ho_Chi_Minh", "hanoi danang"),
            ("Asia/Dubai", "abudhabi"), ("Asia/Riyadh", "jeddah mecca"), ("Asia/Karachi", "islamabad lahore"),
            ("Asia/Taipei", "kaohsiung 台北 台湾"), ("Asia/Manila", "cebu quezoncity"),
            (
                "Europe/London",
                "uk unitedkingdom manchester edinburgh birmingham glasgow cardiff liverpool england scotland ロンドン"
            ),
            ("Europe/Berlin", "munich frankfurt hamburg cologne stuttgart ベルリン"), ("Europe/Paris", "lyon marseille パリ"),
            ("Europe/Rome", "milan naples turin venice florence"), ("Europe/Madrid", "barcelona valencia seville"),
            ("Europe/Zurich", "geneva basel bern"), ("Europe/Amsterdam", "rotterdam thehague holland"),
            ("Europe/Moscow", "stpetersburg saintpetersburg"), ("Europe/Istanbul", "ankara izmir"),
            ("Europe/Warsaw", "krakow"), ("Africa/Johannesburg", "capetown pretoria durban"),
            ("Africa/Lagos", "abuja"), ("Pacific/Auckland", "wellington christchurch"),
            ("Australia/Sydney", "newcastle"), ("Pacific/Honolulu", "waikiki"),
        ]
        let pairs = lists.flatMap { zone, words in words.split(separator: " ").map { (String($0), zone) } }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
