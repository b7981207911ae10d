// SPDX-License-Identifier: Apache-2.0
// Lines of hostile objects, applied and patched one after another by different managers. The first
// byte chooses the kind.
#include "tests/fuzz/input.h"

#include "models/sandbox/engine/engine.h"

#include <QCoreApplication>
#include <QJsonDocument>

using namespace models;
using namespace models::sandbox;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-01-02T03:04:05Z"_s, Qt::ISODate);

/// One object of a kind, as the server keeps it between two writes.
class Store
{
public:
    Store(const Engine &engine, const KindInfo &kind)
        : m_engine(engine)
        , m_kind(kind)
    {
    }

    void write(const QByteArray &line)
    {
        const char how = line.isEmpty() ? 'a' : line.front();
        const QByteArray body = line.mid(1);
        switch (how) {
        case 'm':
            return keep(patched(PatchType::Merge, body));
        case 's':
            return keep(patched(PatchType::Strategic, body));
        case 'j':
            return keep(patched(PatchType::Json, body));
        case 'u':
            return keep(updated(body));
        default:
            return apply(body, how);
        }
    }

private:
    void apply(const QByteArray &body, char manager)
    {
        auto applied = m_engine.decodeApply(m_kind, body, FieldValidation::Warn);
        if (!applied)
            return;
        QJsonObject meta = (*applied)["metadata"_L1].toObject();
        meta["name"_L1] = u"a"_s;
        (*applied)["metadata"_L1] = meta;
        const bool force = manager >= 'A' && manager <= 'Z';
        const QString name = force ? u"forcing"_s : u"m%1"_s.arg(int(quint8(manager)) % 3);
        const auto apply
            = [&] { return m_engine.apply(m_kind, m_object, *applied, name, force, {}, now); };
        const auto made = apply();
        if (!made)
            return;
        const bool wasThere = m_object.has_value();
        m_object = made->object;
        if (!wasThere)
            m_object = stamped(*m_object);
        const auto again = apply();
        fuzz::need(again.has_value(), "what was applied can be applied again");
        fuzz::need(again->object == *m_object, "and changes nothing the second time");
    }

    [[nodiscard]] Answer<Prepared> patched(PatchType type, const QByteArray &body) const
    {
        if (!m_object)
            return std::unexpected(badRequest({}));
        auto next = m_engine.patch(m_kind, *m_object, type, body, FieldValidation::Ignore);
        if (!next)
            return next;
        return m_engine.prepareUpdate(m_kind, *m_object, next->object, {});
    }

    [[nodiscard]] Answer<Prepared> updated(const QByteArray &body) const
    {
        auto decoded = m_engine.decode(m_kind, body, false, FieldValidation::Strict);
        if (!decoded)
            return decoded;
        if (!m_object) {
            auto made = m_engine.prepareCreate(m_kind, decoded->object);
            if (made)
                made->object = stamped(made->object);
            return made;
        }
        return m_engine.prepareUpdate(m_kind, *m_object, decoded->object, {});
    }

    void keep(const Answer<Prepared> &next)
    {
        if (!next)
            return;
        m_object = m_engine.recordUpdate(
            m_kind, next->object, m_object.value_or(QJsonObject()), u"updater"_s, {}, now);
        (void)m_engine.cells(m_kind, *m_object, now);
    }

    /// What the server adds to a new object.
    static QJsonObject stamped(QJsonObject object)
    {
        QJsonObject meta = object["metadata"_L1].toObject();
        meta["uid"_L1] = u"00000000-0000-0000-0000-000000000001"_s;
        meta["creationTimestamp"_L1] = u"2026-01-02T03:04:05Z"_s;
        object["metadata"_L1] = meta;
        return object;
    }

    const Engine &m_engine;
    const KindInfo &m_kind;
    std::optional<QJsonObject> m_object;
};

const KindInfo &kind(const Engine &engine, quint8 choice)
{
    static const auto kinds = [&] {
        return std::vector {engine.find({}, u"v1"_s, u"configmaps"_s),
            engine.find({}, u"v1"_s, u"services"_s), engine.find({}, u"v1"_s, u"pods"_s),
            engine.find(u"apps"_s, u"v1"_s, u"deployments"_s)};
    }();
    return *kinds[choice % kinds.size()];
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const Engine engine;
    if (size == 0)
        return 0;
    Store store(engine, kind(engine, data[0]));
    const QByteArrayList lines = fuzz::bytes(data + 1, size - 1).split('\n');
    for (const QByteArray &line : lines.first(std::min(lines.size(), qsizetype(6))))
        store.write(line);
    return 0;
}
