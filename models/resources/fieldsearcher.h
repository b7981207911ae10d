// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/fieldsearch.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace models {

class FieldCatalog;

/// What the fields of a catalog say to the words of one search field. The search itself is a
/// worker's; a newer one ends an older one, and while documents still come it is repeated.
/// GUI thread.
class FieldSearcher final : public QObject
{
    Q_OBJECT
public:
    explicit FieldSearcher(FieldCatalog &catalog, QObject *parent = nullptr);
    ~FieldSearcher() override;

    void setText(const QString &typed);
    /// Only the fields of that kind; none: of all kinds.
    void setKind(const std::optional<GroupVersionKind> &only);
    [[nodiscard]] const QStringList &words() const { return m_words; }
    /// Answers to words(), or, while isRunning(), to those before.
    [[nodiscard]] const FieldHits &hits() const { return m_hits; }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

signals:
    void found();

private:
    void start();

    FieldCatalog &m_catalog;
    QStringList m_words;
    std::optional<GroupVersionKind> m_only;
    FieldHits m_hits;
    std::stop_source m_stop;
    quint64 m_generation = 0;
    bool m_isRunning = false;
    QTimer m_again;
    QThreadPool m_worker; // one thread of its own: never behind the reading of documents
};

} // namespace models
