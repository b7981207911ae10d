// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/writes/dependants.h"
#include "ui/shared/state.h"

#include <QDateTime>
#include <QObject>

#include <optional>

namespace models {
class ObjectWatch;
}

namespace ui {

class Session;

/// One of the objects that are to go.
struct RemovalSubject
{
    QString nameSpace;
    QString name;
    QString uid; ///< of this very object and no other of its name; empty: read first
    QDateTime created {};
    std::optional<State> state {};
    QString word {}; ///< of the state; empty: the state's own
    QString mark {};
};

/// Some objects of one kind on their way out: what goes with them, the requests, and who is still
/// there and why.
class Removal final : public QObject
{
    Q_OBJECT
public:
    enum class Phase { Known, Asked, Leaving, Gone, Failed };
    struct Step
    {
        Phase phase = Phase::Known;
        QStringList finalizers {}; ///< it stays until they are released
        std::optional<models::Error> error {};
    };

    Removal(Session &session, models::ApiResource resource, QList<RemovalSubject> subjects,
        QObject *parent = nullptr);

    [[nodiscard]] const models::ApiResource &resource() const { return m_resource; }
    [[nodiscard]] const QList<RemovalSubject> &subjects() const { return m_subjects; }
    [[nodiscard]] const Step &step(qsizetype index) const { return m_steps.at(index); }
    [[nodiscard]] int count(Phase phase) const;
    /// Nothing while they are counted.
    [[nodiscard]] const std::optional<models::Dependants> &dependants() const
    {
        return m_dependants;
    }
    /// One namespace for all of them; empty: cluster-wide ones, or several.
    [[nodiscard]] QString nameSpace() const;

    void look();
    void start(const QString &propagation);

signals:
    void changed();
    /// All are gone or failed.
    void finished();

private:
    void readSubject(qsizetype index);
    void countDependants();
    void askOne(qsizetype index, const QString &propagation);
    void watch(qsizetype index);
    void settle(qsizetype index, Phase phase);

    Session &m_session;
    models::ApiResource m_resource;
    QList<RemovalSubject> m_subjects;
    QList<Step> m_steps;
    std::optional<models::Dependants> m_dependants;
    bool m_isFinished = false;
};

} // namespace ui
