// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/formassistant.h"
#include "ui/forms/textsession.h"
#include "ui/shared/page.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace ui {

class FieldLookup;
class FormMemory;
class FormFoot;
class FormOutline;
class FormView;
class HelpPane;
class QuietLabel;
class SearchField;
class Segmented;
class Settings;
class YamlPane;

/// Outline, form and YAML of one object side by side, with help and foot: the body of every page
/// that makes or edits an object by form.
class FormPane final : public QWidget
{
    Q_OBJECT
public:
    enum class Mode { Both, Form, Yaml };

    explicit FormPane(FieldLookup *lookup, QWidget *parent = nullptr);

    /// Takes up and keeps what the user is used to: lines of help, folding, fields of level Common.
    void remember(Settings &settings);
    [[nodiscard]] TextSession &text() { return m_text; }
    [[nodiscard]] FormFoot *foot() const { return m_foot; }
    [[nodiscard]] FormOutline *outline() const { return m_outline; }
    [[nodiscard]] FormView *form() const { return m_form; }
    [[nodiscard]] YamlPane &yaml() const { return *m_yaml; }
    void setFileName(const QString &name);
    /// A link beside the text that shows what differs from its beginning; empty: none.
    void setCompareText(const QString &text);
    void setMode(Mode mode);
    /// What is shown: Both needs a wide window, else it is the narrow mode.
    [[nodiscard]] Mode mode() const;
    void setNarrowMode(Mode mode) { m_narrowMode = mode; }
    /// Form, text, or both: for the path bar of the page.
    [[nodiscard]] QWidget *modeChoice() const;
    void setLevel(models::FormLevel level);
    void setWidthClass(WidthClass width);
    void focusFirst();
    void focusSearch();
    void goToProblem(int direction);
    [[nodiscard]] QList<QWidget *> panes() const;

signals:
    void explainWanted(const models::Path &path);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeBar();
    void connectText();
    void connectForm();
    void connectModel();
    void compare();
    void retranslate();
    void showAnalysis();
    void showHelp(const models::Path &path);
    void updateCount();
    void showCrumbs();
    void climb(int steps);
    void applyWidth();
    void offerModes();
    void goTo(const models::Path &path, const models::yaml::TextRange &range);

    TextSession m_text;
    FieldLookup *m_lookup;
    FormAssistant m_assistant;
    FormMemory *m_memory = nullptr;
    Mode m_mode = Mode::Both;
    Mode m_narrowMode = Mode::Form;
    WidthClass m_width = WidthClass::Wide;
    FormOutline *m_outline;
    FormView *m_form;
    YamlPane *m_yaml;
    HelpPane *m_help;
    FormFoot *m_foot;
    Segmented *m_levels;
    Segmented *m_modes;
    SearchField *m_search;
    QLabel *m_count;
    QuietLabel *m_crumbs;
    QWidget *m_middle;
    QSplitter *m_split;
    QSplitter *m_right;
};

} // namespace ui
