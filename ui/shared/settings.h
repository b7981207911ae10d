// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

class QSettings;

namespace ui {

/// A setting's name, type and default, in one place.
template <typename T> struct SettingKey
{
    const char *name;
    T fallback {};
};

/// Everything that is remembered between runs, by typed key. Changes are written at once.
class Settings final : public QObject
{
    Q_OBJECT
public:
    /// An empty file means the place the system keeps settings in.
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);
    ~Settings() override;

    template <typename T> [[nodiscard]] T value(const SettingKey<T> &key) const
    {
        return raw(QString::fromLatin1(key.name), QVariant::fromValue(key.fallback))
            .template value<T>();
    }
    template <typename T> void set(const SettingKey<T> &key, const T &value)
    {
        setRaw(QString::fromLatin1(key.name), QVariant::fromValue(value),
            QVariant::fromValue(key.fallback));
    }
    template <typename T> [[nodiscard]] bool isModified(const SettingKey<T> &key) const
    {
        return value(key) != key.fallback;
    }
    template <typename T> void reset(const SettingKey<T> &key) { set(key, key.fallback); }

    /// Per page, table or splitter: `what` is a stable name such as "jobs.columns". Kept apart from
    /// the settings a user chooses.
    [[nodiscard]] QByteArray layout(const QString &what) const;
    void setLayout(const QString &what, const QByteArray &state);

    /// Values that hang on a cluster's name: chosen projects, read-only.
    [[nodiscard]] QVariant ofCluster(
        const QString &cluster, const QString &name, const QVariant &fallback = {}) const;
    void setOfCluster(const QString &cluster, const QString &name, const QVariant &value);

    /// Values that hang on a kind of object, "DeepSpeedJob.batch.tensorstack.dev": what is folded
    /// in its form.
    [[nodiscard]] QStringList ofKind(const QString &kind, const QString &name) const;
    void setOfKind(const QString &kind, const QString &name, const QStringList &value);

    [[nodiscard]] QString fileName() const;

signals:
    void changed(const QString &name);

private:
    [[nodiscard]] QVariant raw(const QString &name, const QVariant &fallback) const;
    void setRaw(const QString &name, const QVariant &value, const QVariant &fallback);

    std::unique_ptr<QSettings> m_store;
};

/// The keys. Enumerations are kept as words, so that a file stays readable.
namespace keys {
inline const SettingKey<QString> language {"interface/language", {}}; ///< empty: the system's
inline const SettingKey<QString> theme {"interface/theme", QStringLiteral("system")};
inline const SettingKey<QString> font {"interface/font", {}};
inline const SettingKey<int> fontSize {"interface/fontSize", 13};
inline const SettingKey<QString> monoFont {"interface/monoFont", {}};
inline const SettingKey<int> monoSize {"interface/monoSize", 12};
inline const SettingKey<bool> denseTables {"interface/denseTables", false};
inline const SettingKey<bool> restoreTabs {"start/restoreTabs", true};
inline const SettingKey<bool> reopenCluster {"start/reopenCluster", false};
inline const SettingKey<QString> lastCluster {"start/lastCluster", {}};
inline const SettingKey<QString> lastUsed {"start/lastUsed", {}};
inline const SettingKey<QStringList> extraFiles {"start/kubeconfigFiles", {}};
inline const SettingKey<bool> reviewBeforeSave {"safety/reviewBeforeSave", true};
inline const SettingKey<bool> helpLines {"forms/helpLines", false};
inline const SettingKey<bool> firstRunDone {"start/firstRunDone", false};
inline const SettingKey<int> logMegabytes {"logs/megabytesPerView", 2048};
} // namespace keys

} // namespace ui
