// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/path.h"

#include <QFrame>

class QLabel;

namespace ui {

class Segmented;

/// One field that two want: who, when, their value and mine; keep theirs, take mine, or edit.
/// Nothing is chosen at first.
class ConflictRow final : public QFrame
{
    Q_OBJECT
public:
    enum class Choice { None, Theirs, Mine };

    ConflictRow(models::Path path, const QString &sentence, const QString &hint,
        const QString &theirs, const QString &mine, QWidget *parent = nullptr);

    [[nodiscard]] const models::Path &path() const { return m_path; }
    [[nodiscard]] Choice choice() const { return m_choice; }
    void choose(Choice choice);

signals:
    void chosen();
    void editWanted();

private:
    models::Path m_path;
    Choice m_choice = Choice::None;
    Segmented *m_segments;
};

/// A value in a sentence: short, on one line.
[[nodiscard]] QString shortValue(const QJsonValue &value);

} // namespace ui
