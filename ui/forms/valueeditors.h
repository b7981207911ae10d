// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/fieldeditor.h"

class QCalendarWidget;
class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace ui {

class Segmented;

/// A point in time as the server takes it (RFC 3339), as text and from a calendar; always written
/// in UTC.
class DateTimeFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit DateTimeFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    void pickDay();
    QLineEdit *m_edit;
    QToolButton *m_pick;
    QMenu *m_menu;
    QCalendarWidget *m_calendar;
    QAction *m_now;
    QLabel *m_local;
};

/// A number and its unit (ms to days); raw text where the value is no such pair ("1h30m").
class DurationFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit DurationFieldEditor(FormContext context, QWidget *parent = nullptr);
    [[nodiscard]] bool isWide() const override { return false; }

protected:
    void show(const models::FormRow &row) override;

private:
    void commit(bool burst);
    QLineEdit *m_number;
    QComboBox *m_unitBox;
    QLabel *m_note;
};

/// Bytes in base64: as the text they are, or as base64 when they are none; also from a file.
class Base64FieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit Base64FieldEditor(FormContext context, QWidget *parent = nullptr);
    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void show(const models::FormRow &row) override;

private:
    void commit();
    void readFile();
    QPlainTextEdit *m_edit;
    Segmented *m_mode;
    QToolButton *m_file;
    QLabel *m_size;
    bool m_showsText = true;
};

/// A list of words out of a few: a box for each. What is written keeps its order.
class ChecklistFieldEditor final : public FieldEditor
{
    Q_OBJECT
public:
    explicit ChecklistFieldEditor(FormContext context, QWidget *parent = nullptr);

protected:
    void show(const models::FormRow &row) override;

private:
    void toggle(const QString &word, bool on);
    QVBoxLayout *m_layout;
    QList<QCheckBox *> m_boxes;
};

} // namespace ui
