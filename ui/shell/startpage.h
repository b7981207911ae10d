// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class Banner;
class Connections;
class ContextModel;
class Language;
class Segmented;
class Settings;
class StateView;
class Table;
class Theme;
class TrustCard;

/// Which cluster: the contexts and their states, the trust question, the sandbox; language and
/// looks, for the first minute with the program.
class StartPage final : public QWidget
{
    Q_OBJECT
public:
    StartPage(Connections &connections, Settings &settings, Theme &theme, Language &language,
        QWidget *parent = nullptr);

    /// Said above the list when a cluster could not be opened.
    void showFailure(const QString &title, const QString &text);
    void setBusy(const QString &sentence); ///< empty: ready
    void focusList();
    /// Asks for a server's address and a token.
    void openPaste();

signals:
    void openRequested(const QString &context);
    void sandboxRequested();
    void tourRequested(); ///< of the sandbox

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeSide();
    QWidget *makeMain();
    void addSandbox(QVBoxLayout &column);
    void makeTable(QWidget *main);
    void connectMain();
    void retranslate();
    void refresh();
    void follow();
    [[nodiscard]] QList<models::Error> shownProblems() const;
    [[nodiscard]] bool isFirstStart() const;
    void openCurrent();
    [[nodiscard]] QString current() const;

    Connections &m_connections;
    Settings &m_settings;
    Theme &m_theme;
    Language &m_language;
    ContextModel *m_model;
    Table *m_table;
    StateView *m_empty;
    TrustCard *m_trust;
    Banner *m_banner;
    QLabel *m_name;
    QLabel *m_version;
    QLabel *m_languageLabel;
    Segmented *m_languages;
    QLabel *m_looksLabel;
    Segmented *m_looks;
    QLabel *m_sandboxTitle;
    QLabel *m_sandboxText;
    QPushButton *m_sandbox;
    QPushButton *m_tour;
    QLabel *m_promise;
    QLabel *m_title;
    QLabel *m_found;
    QPushButton *m_add;
    QPushButton *m_paste;
    QPushButton *m_checkAll;
    QLabel *m_lastUsed;
    QCheckBox *m_reopen;
    QPushButton *m_open;
};

} // namespace ui
