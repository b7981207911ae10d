// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/yaml/operation.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace models {
class FormModel;
}

namespace ui {

class FieldLookup;
class Settings;

/// What a form knows of a kind from earlier edits: which sections were folded, and which fields
/// beyond the usual were edited lately or stand in the kind's tables. Those are at level Common
/// from the next form on; within one edit no row comes unasked.
class FormMemory final : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive it; `lookup` may be null.
    FormMemory(models::FormModel &form, Settings &settings, FieldLookup *lookup,
        QObject *parent = nullptr);

    /// The user changed something by the form.
    void note(const QList<models::yaml::Operation> &operations);
    /// Whatever differs from what the edit began with counts, too, however it was written. By
    /// itself a moment after the last change.
    void noteText();

private:
    void begin();
    void keepFolding(const QString &id, bool expanded);
    void writeEdit();
    void touch(const QStringList &patterns);
    void collect(const models::Path &path, const QJsonValue &value, QStringList &patterns) const;
    [[nodiscard]] QString patternOf(const models::Path &path) const;
    [[nodiscard]] QString kindName() const;

    models::FormModel &m_form;
    Settings &m_settings;
    FieldLookup *m_lookup;
    models::GroupVersionKind m_kind;
    QSet<QString> m_touched; // in this edit
    QString m_written; // how this edit stands in the settings
    QTimer m_soon;
};

} // namespace ui
