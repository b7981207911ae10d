// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/completion.h"
#include "models/yaml/diagnostic.h"
#include "models/yaml/tree.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace ui {

class QuietLabel;
class TextSession;

/// The YAML half of a form: head with file, position and undo over the editor of the same document.
class FormYamlPane final : public QWidget
{
    Q_OBJECT
public:
    explicit FormYamlPane(TextSession &session, QWidget *parent = nullptr);

    void setFileName(const QString &name);
    void reveal(const models::yaml::TextRange &range, bool focus);
    [[nodiscard]] QWidget *editor() const;

signals:
    void caretMoved(qsizetype offset);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void showProblems();
    void showPosition();

    TextSession &m_session;
    QPlainTextEdit *m_edit;
    QuietLabel *m_title;
    QuietLabel *m_file;
    QuietLabel *m_position;
    QPushButton *m_undo;
    models::yaml::TextRange m_changed {};
};

} // namespace ui
