// SPDX-License-Identifier: Apache-2.0
#include "ui/shared/settings.h"

#include <QSettings>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
// Names of clusters may hold slashes, which QSettings reads as groups.
QString clusterKey(const QString &cluster, const QString &name)
{
    return u"clusters/%1/%2"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(cluster)), name);
}

QString kindKey(const QString &kind, const QString &name)
{
    return u"kinds/%1/%2"_s.arg(QString::fromLatin1(QUrl::toPercentEncoding(kind)), name);
}
} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(file.isEmpty() ? std::make_unique<QSettings>(QSettings::IniFormat,
                                   QSettings::UserScope, u"sampan"_s, u"sampan"_s)
                             : std::make_unique<QSettings>(file, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QVariant Settings::raw(const QString &name, const QVariant &fallback) const
{
    QVariant stored = m_store->value(name);
    // A value a hand has spoiled counts as not set.
    if (!stored.isValid() || !stored.convert(fallback.metaType())) {
        return fallback;
    }
    return stored;
}

void Settings::setRaw(const QString &name, const QVariant &value, const QVariant &fallback)
{
    if (raw(name, fallback) == value) {
        return;
    }
    if (value == fallback) {
        m_store->remove(name);
    } else {
        m_store->setValue(name, value);
    }
    emit changed(name);
}

QByteArray Settings::layout(const QString &what) const
{
    return m_store->value(u"layout/"_s + what).toByteArray();
}

void Settings::setLayout(const QString &what, const QByteArray &state)
{
    m_store->setValue(u"layout/"_s + what, state);
}

QVariant Settings::ofCluster(
    const QString &cluster, const QString &name, const QVariant &fallback) const
{
    return m_store->value(clusterKey(cluster, name), fallback);
}

void Settings::setOfCluster(const QString &cluster, const QString &name, const QVariant &value)
{
    if (ofCluster(cluster, name) == value) {
        return;
    }
    m_store->setValue(clusterKey(cluster, name), value);
    emit changed(u"clusters/"_s + name);
}

QStringList Settings::ofKind(const QString &kind, const QString &name) const
{
    return m_store->value(kindKey(kind, name)).toStringList();
}

void Settings::setOfKind(const QString &kind, const QString &name, const QStringList &value)
{
    if (ofKind(kind, name) == value) {
        return;
    }
    if (value.isEmpty()) {
        m_store->remove(kindKey(kind, name));
    } else {
        m_store->setValue(kindKey(kind, name), value);
    }
    emit changed(u"kinds/"_s + name);
}

QString Settings::fileName() const
{
    return m_store->fileName();
}

} // namespace ui
