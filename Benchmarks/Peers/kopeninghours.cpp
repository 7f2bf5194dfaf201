// The same questions to KOpeningHours. It has no staffed arithmetic: its intervals are added up instead.
// Prints a line for each: name, nanoseconds.

#include <KOpeningHours/Interval>
#include <KOpeningHours/OpeningHours>
#include <QDateTime>
#include <QTimeZone>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <vector>

using KOpeningHours::Interval;
using KOpeningHours::OpeningHours;

static std::vector<QDateTime> instants;

template <typename Ask> void measure(const char *name, int count, Ask ask)
{
    double best = 1e300;
    long long sum = 0;
    for (int round = 0; round < 3; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (int index = 0; index < count; ++index)
            sum += ask(index);
        const std::chrono::duration<double, std::nano> elapsed = std::chrono::steady_clock::now() - start;
        best = std::min(best, elapsed.count() / count);
    }
    std::printf("%s %.1f\n", name, best + (sum == 42 ? 1e-9 : 0));
}

int main()
{
    const QTimeZone zone("America/Los_Angeles");
    OpeningHours hours("Mo-Fr 06:00-17:00");
    hours.setTimeZone(zone);
    std::mt19937_64 generator(20240101);
    std::uniform_int_distribution<qint64> seconds(1704067200, 1924991999);
    for (int index = 0; index < 4096; ++index)
        instants.push_back(QDateTime::fromSecsSinceEpoch(seconds(generator), zone));

    measure("is-open", 4000, [&](int index) { return hours.interval(instants[index]).state() == Interval::Open; });
    measure("next-window", 4000, [&](int index) {
        Interval interval = hours.nextInterval(hours.interval(instants[index]));
        if (interval.state() != Interval::Open)
            interval = hours.nextInterval(interval);
        return interval.begin().toSecsSinceEpoch();
    });
    measure("staffed-between", 20, [&](int index) {
        const auto from = std::min(instants[index], instants[index + 1]);
        const auto to = std::max(instants[index], instants[index + 1]);
        qint64 total = 0;
        for (Interval each = hours.interval(from); each.isValid() && each.begin() < to; each = hours.nextInterval(each))
            if (each.state() == Interval::Open)
                total += std::max(from, each.begin()).secsTo(std::min(to, each.end()));
        return total;
    });
    measure("staffed-add", 20, [&](int index) {
        qint64 left = (index * 200 % 4096) * 3600;
        QDateTime at = instants[index];
        for (Interval each = hours.interval(at); each.isValid(); each = hours.nextInterval(each)) {
            if (each.state() != Interval::Open)
                continue;
            at = std::max(at, each.begin());
            const qint64 staffed = at.secsTo(each.end());
            if (staffed >= left)
                return at.addSecs(left).toSecsSinceEpoch();
            left -= staffed;
        }
        return qint64(0);
    });
}
