// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/schema/hover.h"

#include <QWidget>

class QPushButton;
class QScrollArea;

namespace ui {

class QuietLabel;

/// What there is to say about the field at hand: the guide's words, the facts of the schema, and
/// the ways to read on.
class HelpPane final : public QWidget
{
    Q_OBJECT
public:
    explicit HelpPane(QWidget *parent = nullptr);

    void setHelp(const models::FieldHelp &help);
    /// A strip of fixed height for small windows.
    void setCompact(bool compact);

signals:
    void explainWanted(const models::Path &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();

    models::FieldHelp m_help;
    bool m_showsOriginal = false;
    QuietLabel *m_title;
    QuietLabel *m_path;
    QuietLabel *m_text;
    QuietLabel *m_facts;
    QPushButton *m_original;
    QPushButton *m_explain;
    QScrollArea *m_scroll;
};

} // namespace ui
