// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/schema/hover.h"
#include "models/schema/openapidocument.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class QuietLabel;
class Segmented;
class Session;

/// What is known of one field: the guide's words, the schema's own text and facts, and below them
/// what `kubectl explain` prints, with the command that prints it.
class ExplainPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ExplainPane(Session &session, QWidget *parent = nullptr);

    /// `path` is dotted without indices; empty: the kind itself.
    void setField(const models::OpenApiDocumentRef &document, const models::ApiResource &resource,
        const QString &path, const models::FieldHelp &help);
    void clear();
    [[nodiscard]] QString text() const;
    /// `kubectl explain …`, which prints text() where that is kubectl's.
    [[nodiscard]] QString command() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Tab { KubectlTab, RecursiveTab, OriginalTab, RulesTab };
    void build();
    QWidget *makeFoot();
    void show();
    void showHead();
    void showText();
    void retranslate();
    [[nodiscard]] QString rules() const;
    [[nodiscard]] bool isKubectl() const;

    Session &m_session;
    models::OpenApiDocumentRef m_document;
    models::ApiResource m_resource;
    QString m_path;
    models::FieldHelp m_help;
    QuietLabel *m_pathLabel;
    QuietLabel *m_facts;
    QuietLabel *m_label;
    QuietLabel *m_guide;
    QuietLabel *m_exampleHead;
    QPushButton *m_copyExample;
    QPlainTextEdit *m_example;
    Segmented *m_tabs;
    QPlainTextEdit *m_text;
    QWidget *m_foot;
    QLineEdit *m_command;
    QPushButton *m_copyCommand;
    QuietLabel *m_promise;
    QPushButton *m_copy;
};

} // namespace ui
