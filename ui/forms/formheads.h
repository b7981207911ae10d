// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

#include <QPointer>

namespace ui {

class SectionHead;

/// The heads of a form's sections: what they say, what their menus offer, and how items of lists
/// are dragged to another place.
class FormHeads final : public QObject
{
    Q_OBJECT
public:
    /// Heads become children of `content`, which owns this.
    FormHeads(const FormContext &context, QWidget *content);

    [[nodiscard]] SectionHead *make(const models::FormRow &row, bool showsKey);
    void fill(SectionHead &head, const models::FormRow &row, bool showsKey);

signals:
    void operationsWanted(const QList<models::yaml::Operation> &operations);
    /// Its link was clicked, and it is for the view to do.
    void actionWanted(const QString &id);
    /// An item is there now: the focus goes along.
    void moved(const models::Path &path);
    void explainWanted(const models::Path &path);
    void yamlWanted(const models::Path &path);

private:
    [[nodiscard]] QString summaryOf(const models::FormRow &row) const;
    [[nodiscard]] static QString actionOf(const models::FormRow &row);
    void act(const QString &id);
    void openMenu(const QString &id, const QPoint &at);
    void askForKey(const QString &id, bool isRename);
    void setMovable(SectionHead &head, const models::FormRow &row);
    [[nodiscard]] QList<SectionHead *> siblingsOf(const SectionHead &head) const;
    void showGap(const SectionHead &head, const QPoint &global);
    void drop(const SectionHead &head, const QPoint &global);
    void move(const SectionHead &head, int by);
    void followMoved();

    FormContext m_context;
    QWidget *m_content;
    QPointer<QWidget> m_gap; // a line where what is dragged would go
    models::Path m_moved; // once the rows are there
};

} // namespace ui
