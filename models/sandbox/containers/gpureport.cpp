// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/programs.h"

#include <QStringBuilder>

using namespace Qt::StringLiterals;

namespace models::sandbox {

namespace {

constexpr int memoryTotal = 81559; // MiB
constexpr QStringView product = u"NVIDIA A100-SXM4-80GB";

/// A GPU at work: made up from the pod's name and the minute, so that it moves a little and two
/// looks in one minute agree.
struct Gpu
{
    int index = 0;
    int use = 0; ///< percent
    int memoryUsed = 0; ///< MiB
    int temperature = 0; ///< °C
    int power = 0; ///< W
    QString uuid, bus;

    static Gpu of(const ProgramCall &call, int index)
    {
        const size_t seed = qHash(call.container.pod + QString::number(index), 0);
        const size_t minute = qHash(call.now.toSecsSinceEpoch() / 60, seed);
        const QString hex = QString::number(seed, 16).rightJustified(16, u'0');
        Gpu gpu;
        gpu.index = index;
        gpu.use = 88 + int(minute % 11);
        gpu.memoryUsed = 60000 + int(seed % 16000);
        gpu.temperature = 54 + int(minute % 14);
        gpu.power = 280 + int(minute % 90);
        gpu.uuid = u"GPU-"_s + hex.first(8) + u'-' + hex.sliced(8, 4) + u'-' + hex.sliced(12, 4);
        gpu.bus = u"00000000:%1:00.0"_s.arg(QString::number(0x10 + index * 0x11, 16).toUpper());
        return gpu;
    }

    /// A field of --query-gpu with its unit; nothing when there is no such field.
    [[nodiscard]] std::optional<std::pair<QString, QString>> field(const QString &name) const
    {
        const auto plain = [](const QString &text) { return std::pair(text, QString()); };
        const auto with = [](int value, QStringView unit) {
            return std::pair(QString::number(value), unit.toString());
        };
        const QMap<QString, std::pair<QString, QString>> fields {
            {u"index"_s, plain(QString::number(index))}, {u"name"_s, plain(product.toString())},
            {u"gpu_name"_s, plain(product.toString())}, {u"uuid"_s, plain(uuid)},
            {u"gpu_uuid"_s, plain(uuid)}, {u"pci.bus_id"_s, plain(bus)},
            {u"driver_version"_s, plain(u"550.90.07"_s)}, {u"utilization.gpu"_s, with(use, u" %")},
            {u"memory.used"_s, with(memoryUsed, u" MiB")},
            {u"memory.free"_s, with(memoryTotal - memoryUsed, u" MiB")},
            {u"memory.total"_s, with(memoryTotal, u" MiB")},
            {u"temperature.gpu"_s, with(temperature, u"")}, {u"power.draw"_s, with(power, u" W")}};
        const auto found = fields.constFind(name);
        return found == fields.cend() ? std::nullopt : std::optional(*found);
    }
};

QString unitIn(const QString &name)
{
    if (name.startsWith(u"memory.")) {
        return u" [MiB]"_s;
    }
    if (name.startsWith(u"utilization.")) {
        return u" [%]"_s;
    }
    return name.startsWith(u"power.") ? u" [W]"_s : QString();
}

ProgramOutcome query(const ProgramCall &call, const QStringList &names, const QString &format)
{
    if (!format.startsWith(u"csv")) {
        return {{}, "\"--format=\" option is required. Must be \"csv\" with \"--query-gpu=\"\n", 2};
    }
    const QStringList options = format.split(u',');
    QString text;
    if (!options.contains(u"noheader")) {
        QStringList heads;
        for (const QString &name : names) {
            heads << name + unitIn(name);
        }
        text += heads.join(u", ") + u'\n';
    }
    for (int i = 0; i < call.container.gpus; ++i) {
        const Gpu gpu = Gpu::of(call, i);
        QStringList cells;
        for (const QString &name : names) {
            const auto field = gpu.field(name);
            if (!field) {
                return {
                    "Field \"" + name.toUtf8() + "\" is not a valid field to query.\n\n", {}, 2};
            }
            cells << field->first + (options.contains(u"nounits") ? QString() : field->second);
        }
        text += cells.join(u", ") + u'\n';
    }
    return {text.toUtf8()};
}

QString table(const ProgramCall &call)
{
    const QString edge
        = u'+' % QString(41, u'-') % u'+' % QString(24, u'-') % u'+' % QString(22, u'-') % u"+\n";
    const auto row = [](const QString &a, const QString &b, const QString &c) {
        return QString(u'|' % a.leftJustified(41) % u'|' % b.rightJustified(24) % u'|'
            % c.rightJustified(22) % u"|\n");
    };
    QString text = call.now.toString(u"ddd MMM d hh:mm:ss yyyy\n"_s) + u'+' + QString(89, u'-')
        + u"+\n|"_s
        + u" NVIDIA-SMI 550.90.07              Driver Version: 550.90.07      CUDA Version: 12.4"_s
              .leftJustified(89)
        + u"|\n"_s + edge
        + row(u" GPU  Name                 Persistence-M "_s, u"Bus-Id          Disp.A "_s,
            u"Volatile Uncorr. ECC "_s)
        + row(u" Fan  Temp   Perf          Pwr:Usage/Cap "_s, u"Memory-Usage "_s,
            u"GPU-Util  Compute M. "_s)
        + u'|' + QString(41, u'=') + u'+' + QString(24, u'=') + u'+' + QString(22, u'=') + u"|\n"_s;
    for (int i = 0; i < call.container.gpus; ++i) {
        const Gpu gpu = Gpu::of(call, i);
        text += row(u"%1  %2 On  "_s.arg(gpu.index, 4).arg(product.toString(), -30),
            gpu.bus + u" Off "_s, u"0 "_s);
        text += row(
            u" N/A   %1C    P0           %2W /  400W "_s.arg(gpu.temperature, 2).arg(gpu.power, 4),
            u"%1MiB / %2MiB "_s.arg(gpu.memoryUsed, 6).arg(memoryTotal, 6),
            u"%1%      Default "_s.arg(gpu.use, 5));
        text += edge;
    }
    return text;
}

} // namespace

ProgramOutcome gpuReport(const ProgramCall &call)
{
    QStringList fields;
    QString format;
    for (const QString &word : call.words.sliced(1)) {
        if (word.startsWith(u"--query-gpu=")) {
            fields = word.sliced(12).split(u',');
        } else if (word.startsWith(u"--format=")) {
            format = word.sliced(9);
        } else if (word == u"-L" || word == u"--list-gpus") {
            QString text;
            for (int i = 0; i < call.container.gpus; ++i) {
                text += u"GPU %1: %2 (UUID: %3)\n"_s.arg(i).arg(product, Gpu::of(call, i).uuid);
            }
            return {text.toUtf8()};
        } else {
            return {"Invalid combination of input arguments. Please run 'nvidia-smi -h' for "
                    "help.\n\n",
                {}, 2};
        }
    }
    return fields.isEmpty() ? ProgramOutcome {table(call).toUtf8()} : query(call, fields, format);
}

} // namespace models::sandbox
