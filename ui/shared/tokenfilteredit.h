// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

#include <functional>

class QCompleter;
class QHBoxLayout;
class QLineEdit;
class QStringListModel;

namespace ui {

/// A key one can filter by, and where its live values come from.
struct FilterKey
{
    QString key; ///< "ns", "label", "status", "age>"
    QString help {};
    std::function<QStringList(const QString &begun)> values {};
};

struct FilterToken
{
    QString key;
    QString value;
    bool operator==(const FilterToken &) const = default;
};

/// The filter of a view: tokens `key: value` and free text for names. Typing `ns:` completes from
/// live values; Enter makes a token, Backspace takes the last one away.
class TokenFilterEdit final : public QWidget
{
    Q_OBJECT
public:
    explicit TokenFilterEdit(QWidget *parent = nullptr);

    void setKeys(const QList<FilterKey> &keys);
    void setPlaceholder(const QString &text);

    [[nodiscard]] QList<FilterToken> tokens() const { return m_tokens; }
    [[nodiscard]] QString text() const;
    /// Whole filter in one line, as saved with a view: `ns:demo status:failed gpt`.
    [[nodiscard]] QString toString() const;
    void setFromString(const QString &line);
    void setTokens(const QList<FilterToken> &tokens);
    void addToken(const FilterToken &token);
    void removeToken(const FilterToken &token);
    void setText(const QString &text);
    void clearAll();
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// By the user or by code, on every change.
    void filterChanged();
    void left(int key); ///< Down, Return or Escape: into the table

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void rebuild();
    void complete(const QString &text);
    bool takeToken(const QString &text);

    QList<FilterKey> m_keys;
    QList<FilterToken> m_tokens;
    QHBoxLayout *m_row;
    QLineEdit *m_edit;
    QCompleter *m_completer;
    QStringListModel *m_choices;
};

/// One token in the field; clicking it takes it away.
class FilterTokenChip final : public QAbstractButton
{
    Q_OBJECT
public:
    FilterTokenChip(const FilterToken &token, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    FilterToken m_token;
};

} // namespace ui
