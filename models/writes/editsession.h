// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/kube/resourceclient.h"
#include "models/writes/fieldowners.h"
#include "models/writes/merge.h"
#include "models/writes/writer.h"

#include <QObject>

namespace models {

/// A changed field that somebody else's manager owns: saving takes it.
struct TakenField
{
    Change change;
    QList<FieldOwner> owners;
};

/// What saving would do, by a dry run: read before anything is written.
struct Review
{
    QJsonObject held; ///< what the server holds now
    QJsonObject stored; ///< what it would store
    QList<Change> mine; ///< changes of the edit
    QList<Change> filledIn; ///< changes that the server adds: defaults, admission
    QList<TakenField> taken;
    QStringList warnings;
};

/// One object being edited: dry run, then replace on the version that was loaded. When the object
/// moved meanwhile nothing is written; moved() tells what became of it, and after rebaseTo() the
/// next save() goes on from the newer version. A move that touches only what the server alone
/// writes (the status of a job that runs) is no news: the session goes on from it by itself. GUI
/// thread. Outlived by the transport.
class EditSession final : public QObject
{
    Q_OBJECT
public:
    EditSession(Transport &transport, ApiResource resource, QString nameSpace, QString name,
        QObject *parent = nullptr);

    [[nodiscard]] const ApiResource &resource() const { return m_resource; }
    /// What the edit began from; empty before load() has answered.
    [[nodiscard]] const QJsonObject &base() const { return m_base; }

    /// Puts each save down.
    void setWriter(const Writer &writer) { m_writer = writer; }

    QCoro::Task<Result<void>> load();
    /// Asks the server to try `edited` (with the loaded version) and compares. Errors as of save().
    QCoro::Task<Result<Review>> review(QJsonObject edited);
    /// Kind::Conflict: the object moved; moved() has been emitted with what changed.
    /// Kind::OutcomeUnknown: the answer was lost, and the object was looked up: whether it went
    /// through is said by the error's message.
    QCoro::Task<Result<QJsonObject>> save(QJsonObject edited);
    /// The user has brought the server's changes into the text, or chose their own: go on from that
    /// version.
    void rebaseTo(QJsonObject newer);
    /// What a watch saw: moved() when it concerns the edit, else a silent rebase.
    void notice(const QJsonObject &newer, const QJsonObject &edited);

signals:
    void moved(const QJsonObject &newer, const models::Merge &merge);
    void saved(const QJsonObject &object);

private:
    QCoro::Task<Result<ResourceReply>> attempt(QJsonObject edited, bool isDryRun);
    QCoro::Task<Result<void>> afterConflict(QJsonObject edited, Error conflict);
    QCoro::Task<Result<QJsonObject>> afterSilence(QJsonObject edited, Error silence);
    [[nodiscard]] QJsonObject onLoadedVersion(QJsonObject edited) const;

    ResourceClient m_client;
    Writer m_writer;
    ApiResource m_resource;
    QString m_nameSpace;
    QString m_name;
    QJsonObject m_base;
};

/// The parts of a review, from the three states of the object: loaded, edited, and what a dry run
/// answered.
[[nodiscard]] Review reviewOf(
    const QJsonObject &held, const QJsonObject &edited, const QJsonObject &stored);

} // namespace models
