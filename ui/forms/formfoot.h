// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/yaml/diagnostic.h"
#include "ui/shared/place.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace models {
class FormModel;
}

namespace ui {

class ProblemList;
class QuietLabel;

/// One line of what is checked before submitting. Only Fail stops it.
struct PreflightLine
{
    enum class State { Pending, Running, Passed, Warning, Failed };
    State state = State::Pending;
    QString subject;
    QString result;
    QString linkText {};
    Place link {};

    bool operator==(const PreflightLine &) const = default;
};

/// Below a form: problems, checks, total and the one primary button. Folds to one line.
class FormFoot final : public QWidget
{
    Q_OBJECT
public:
    explicit FormFoot(const models::FormModel &form, QWidget *parent = nullptr);

    void setDiagnostics(const QList<models::yaml::Diagnostic> &diagnostics);
    void setChecks(const QList<PreflightLine> &checks);
    /// "Creates 1 DeepSpeedJob" and "32 replicas · 32 GPU".
    void setTotal(const QString &what, const QString &amount);
    void setSubmitText(const QString &text);
    /// The head over the checks: "Checks before submitting" without.
    void setChecksTitle(const QString &title);
    /// Empty: may submit. Else why not; the button is disabled only for errors and while busy.
    void setBlocked(const QString &reason, bool isError = true);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_isFolded; }
    [[nodiscard]] ProblemList *problems() const { return m_problems; }
    [[nodiscard]] QPushButton *submitButton() const { return m_submit; }
    void retranslate();

signals:
    void submitWanted();
    void saveTemplateWanted();
    void recheckWanted();
    void linkWanted(const ui::Place &place);
    void foldedChanged(bool folded);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fillChecks();
    void fillLine();
    QWidget *makeProblemsPane();
    QWidget *makeChecksPane();
    QWidget *makeTotalPane();
    QWidget *makeLine();
    static QWidget *iconOf(PreflightLine::State state, QWidget *parent);

    ProblemList *m_problems;
    QList<models::yaml::Diagnostic> m_diagnostics;
    QList<PreflightLine> m_checks;
    QString m_what;
    QString m_amount;
    QString m_reason;
    QString m_checksHead; ///< empty: the usual one
    bool m_isError = false;
    bool m_isFolded = false;
    QWidget *m_full;
    QWidget *m_line = nullptr;
    QuietLabel *m_problemsTitle = nullptr;
    QuietLabel *m_problemsCount = nullptr;
    QuietLabel *m_checksTitle = nullptr;
    QPushButton *m_recheck = nullptr;
    QVBoxLayout *m_checkLines = nullptr;
    QuietLabel *m_whatLabel = nullptr;
    QuietLabel *m_amountLabel = nullptr;
    QuietLabel *m_reasonLabel = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_template = nullptr;
    QuietLabel *m_lineText = nullptr;
    QHBoxLayout *m_lineChecks = nullptr;
    QPushButton *m_unfold = nullptr;
    QPushButton *m_fold = nullptr;
    QPushButton *m_lineSubmit = nullptr;
};

} // namespace ui
