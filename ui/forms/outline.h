// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QWidget>

class QListView;

namespace models {
class FormModel;
}

namespace ui {

class QuietLabel;

/// The sections of a form with how many fields each has, or how many errors; click goes there.
class FormOutline final : public QWidget
{
    Q_OBJECT
public:
    explicit FormOutline(models::FormModel &model, QWidget *parent = nullptr);

    void setCurrent(const QString &sectionId);
    /// What this text began as: "From a copy of gpt-7b", and how much of it differs.
    void setOrigin(const QString &origin);

signals:
    void chosen(const QString &sectionId);
    void moreWanted(); ///< the fields above this level

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    models::FormModel &m_model;
    QWidget *m_title;
    QListView *m_list;
    class OutlineModel *m_entries;
    QuietLabel *m_origin;
    QuietLabel *m_differences;
    QString m_originText;
};

} // namespace ui
