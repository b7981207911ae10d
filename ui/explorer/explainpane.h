// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "models/schema/hover.h"
#include "models/schema/openapidocument.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace ui {

class QuietLabel;
class Segmented;
class Session;

/// What is known of one field: the guide's words, the schema's own text and facts, and below them
/// what `kubectl explain` prints.
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

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Tab { KubectlTab, RecursiveTab, OriginalTab };
    void show();
    void retranslate();

    Session &m_session;
    models::OpenApiDocumentRef m_document;
    models::ApiResource m_resource;
    QString m_path;
    models::FieldHelp m_help;
    QuietLabel *m_pathLabel;
    QuietLabel *m_facts;
    QuietLabel *m_label;
    QuietLabel *m_guide;
    QuietLabel *m_example;
    Segmented *m_tabs;
    QPlainTextEdit *m_text;
    QPushButton *m_copy;
};

} // namespace ui
