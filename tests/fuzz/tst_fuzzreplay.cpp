// SPDX-License-Identifier: Apache-2.0
// The fuzz targets without libFuzzer: on their seeds, on these cut short and damaged, and on what
// fuzzing has found before. An input that breaks what must hold ends the program, and its row.
#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <array>
#include <cstdint>

// Each target is compiled with its entry named after it.
#define TARGETS(with)                                                                              \
    with(websocket) with(spdy) with(yaml) with(cel) with(kubeconfig) with(status) with(gzip)       \
        with(frames) with(table) with(jsonpath) with(apply)
#define DECLARE(name) extern "C" int fuzz_##name(const std::uint8_t *data, std::size_t size);
TARGETS(DECLARE)

namespace {

using Target = int (*)(const std::uint8_t *, std::size_t);

struct Entry
{
    const char *name;
    Target target;
};

constexpr std::array entries {
#define ENTRY(name) Entry {#name, fuzz_##name},
    TARGETS(ENTRY)
#undef ENTRY
};

QByteArrayList filesOf(const QString &folder, const QString &target)
{
    QByteArrayList all;
    const QDir directory(folder);
    for (const QString &name : directory.entryList({target + QStringLiteral("-*")}, QDir::Files)) {
        QFile file(directory.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all.append(file.readAll());
    }
    return all;
}

void feed(Target target, const QByteArray &bytes)
{
    target(reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()));
}

} // namespace

class FuzzReplayTest final : public QObject
{
    Q_OBJECT
private slots:
    /// R28
    void seeds_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(entries.size()); ++i)
            QTest::newRow(entries[std::size_t(i)].name) << i;
    }
    void seeds()
    {
        QFETCH(int, index);
        const Entry &entry = entries[std::size_t(index)];
        const QByteArrayList seeds
            = filesOf(QStringLiteral(SAMPAN_SEEDS), QString::fromLatin1(entry.name));
        QVERIFY(!seeds.isEmpty());
        constexpr int places = 16;
        const qsizetype most = std::max<qsizetype>(1, seeds.size() / 50); // of the table of CEL
        for (qsizetype i = 0; i < seeds.size(); ++i) {
            const QByteArray &seed = seeds.at(i);
            feed(entry.target, seed);
            if (i % most != 0)
                continue;
            for (int place = 0; place < places && !seed.isEmpty(); ++place) {
                const qsizetype at = seed.size() * place / places;
                feed(entry.target, seed.first(at));
                QByteArray damaged = seed;
                damaged[at] = char(damaged[at] ^ (1 << (place % 8)));
                feed(entry.target, damaged);
            }
        }
    }

    /// R28 Each with its name: TARGET-what-it-is.
    void found_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("file");
        const QDir folder(QStringLiteral(SAMPAN_SOURCE_DIR "/tests/fuzz/found"));
        for (const QString &file : folder.entryList(QDir::Files)) {
            const QString target = file.section(u'-', 0, 0);
            const auto entry = std::ranges::find(
                entries, target, [](const Entry &one) { return QString::fromLatin1(one.name); });
            QVERIFY2(entry != entries.end(), qPrintable(file));
            QTest::newRow(qPrintable(file))
                << int(entry - entries.begin()) << folder.filePath(file);
        }
    }
    void found()
    {
        QFETCH(int, index);
        QFETCH(QString, file);
        QFile input(file);
        QVERIFY(input.open(QIODevice::ReadOnly));
        feed(entries[std::size_t(index)].target, input.readAll());
    }
};

QTEST_GUILESS_MAIN(FuzzReplayTest)
#include "tst_fuzzreplay.moc"
