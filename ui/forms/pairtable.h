// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <functional>

class QLineEdit;
class QSpacerItem;
class QVBoxLayout;

namespace ui {

class DragHandle;

/// A small framed table of one or two columns of line edits with a cross behind each row and an
/// "add" row at the end: lists, maps, environment variables. Pasting several lines makes several
/// rows. Knows nothing of fields.
class PairTable final : public QWidget
{
    Q_OBJECT
public:
    struct Row
    {
        QString key; ///< first column; unused with one column
        QString value;
        bool isFixed = false; ///< the value is not text (a reference): shown, not edited
        bool isWrong = false;
        bool operator==(const Row &) const = default;
    };

    explicit PairTable(int columns, QWidget *parent = nullptr);
    ~PairTable() override;
    PairTable(const PairTable &) = delete;
    PairTable &operator=(const PairTable &) = delete;

    void setWords(
        const QString &add, const QString &hint, const QString &keyName, const QString &valueName);
    void setRows(const QList<Row> &rows);
    void setName(const QString &name);
    /// Names to choose from while a key is typed, and values for a key.
    void setChoices(
        const QStringList &keys, std::function<QStringList(const QString &key)> valuesOf);
    /// A button in each row that asks where its value comes from.
    void setHasSources(const QString &toolTip);
    /// The order of the rows means something: each has a handle to drag it by.
    void setOrdered(bool ordered);
    [[nodiscard]] int rowCount() const { return int(m_rows.size()); }

signals:
    void keyEdited(int row, const QString &key);
    void valueEdited(int row, const QString &value);
    void removed(int row);
    void moved(int row, int by); ///< by its handle, or by Alt and the arrow keys
    void sourceWanted(int row);
    /// The add row was used, or lines were pasted: `KEY=value` when there are two columns.
    void added(const QList<QPair<QString, QString>> &rows);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Line;
    void makeLine(int index);
    [[nodiscard]] DragHandle *makeHandle(Line *line);
    void describe();
    void showHandles();
    [[nodiscard]] int gapAt(const QPoint &global) const;
    void drop(int from, int gap);
    [[nodiscard]] QList<QPair<QString, QString>> parsed(const QString &text) const;
    void takeNew();
    void complete(QLineEdit *edit, const QStringList &words);
    void offerValues(QLineEdit *value, const QString &key);

    int m_columns;
    QVBoxLayout *m_layout;
    QList<Line *> m_lines;
    QList<Row> m_rows;
    QLineEdit *m_newKey = nullptr;
    QLineEdit *m_newValue;
    QSpacerItem *m_buttonRoom; // as wide as the buttons of the rows above
    QString m_name;
    QString m_keyName;
    QString m_valueName;
    QString m_add;
    QStringList m_keyChoices;
    std::function<QStringList(const QString &key)> m_valuesOf;
    QString m_sourceTip;
    QWidget *m_handleRoom; // as wide as the handles of the rows above
    bool m_isOrdered = false;
    int m_gap = -1; // before which row something would be dropped; -1: nothing is dragged
};

} // namespace ui
