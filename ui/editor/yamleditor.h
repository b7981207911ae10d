// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/editor/assistant.h"
#include "ui/editor/documentsession.h"

#include <QPlainTextEdit>
#include <QPointer>
#include <QTextBlock>

#include <memory>

namespace ui {

class CompletionPopup;
class EditorGutter;
class EditorRuler;
class Folding;
class HoverCard;
class YamlHighlighter;

/// YAML as text: numbers, marks, change bars and folds in the gutter, squiggles, completion, help,
/// quick fixes. Shows a DocumentSession's document and changes it; never holds a text of its own.
class YamlEditor final : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit YamlEditor(DocumentSession &session, QWidget *parent = nullptr);
    ~YamlEditor() override;

    [[nodiscard]] DocumentSession &session() const { return m_session; }
    /// Outlives the editor, or is set to null before it goes.
    void setAssistant(const Assistant *assistant) { m_assistant = assistant; }
    /// How a line of the text stands to the loaded one, by block number.
    enum class LineChange { None, Changed, Added, RemovedBelow };
    [[nodiscard]] LineChange lineChange(int block) const;
    /// Change bars against the loaded text (Edit page; a new job's draft).
    void setShowsChanges(bool shows);

    [[nodiscard]] models::Path caretPath() const;
    /// The caret to the path's value (or the nearest that is written), unfolded and in view.
    void revealPath(const models::Path &path, int document = 0);
    void revealRange(const models::yaml::TextRange &range, bool takeFocus = true);
    /// The field that a form beside the text has in hand: its lines are tinted, and in view unless
    /// the focus is here. An empty path: none.
    void markPath(const models::Path &path);
    void goToLine(int line);
    /// 1 or -1: the next diagnostic from the caret.
    void goToProblem(int direction);
    void complete();
    /// Names that completions wait for have come: what was asked for is offered anew, unless
    /// something was typed or put away meanwhile.
    void completeAgain();
    void showFixes();
    void toggleComment();

    /// The worst diagnostic of a line, for the gutter; null without.
    [[nodiscard]] const models::yaml::Diagnostic *diagnosticOfLine(int block) const;
    [[nodiscard]] QList<int> problemLines() const { return m_worst.keys(); }
    [[nodiscard]] QList<int> changedLines() const { return m_changes.keys(); }
    [[nodiscard]] Folding &folding() const { return *m_folding; }

    // For the gutter and the ruler, which are children of this widget.
    [[nodiscard]] QTextBlock firstVisible() const { return firstVisibleBlock(); }
    [[nodiscard]] QRectF blockBox(const QTextBlock &block) const
    {
        return blockBoundingGeometry(block).translated(contentOffset());
    }
    [[nodiscard]] int flashStart() const { return m_flashStart; }
    [[nodiscard]] int flashEnd() const { return m_flashEnd; }

signals:
    /// Also when the focus comes in.
    void caretPathChanged(const models::Path &path);
    void findRequested();
    void goToLineRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void paintTints(QPainter &painter, const QRect &clip);
    void paintNotes(QPainter &painter);
    void paintTrailing(QPainter &painter);
    void paintGuides(QPainter &painter, const QRect &clip);
    [[nodiscard]] QTextCursor selectionOf(const models::yaml::TextRange &range) const;
    bool handleCommand(QKeyEvent *event);
    void updateSelections();
    [[nodiscard]] QList<QTextEdit::ExtraSelection> waves() const;
    void bringIntoView(int block);
    void updateLineMarks();
    void updateChanges();
    void updateMargins();
    void placeSides();
    void onCaretMoved();
    void flash(const models::yaml::TextRange &range, const QString &note);
    void accept(const models::Completion &completion);
    void offer(bool isMore);
    void restyle();

    DocumentSession &m_session;
    const Assistant *m_assistant = nullptr;
    YamlHighlighter *m_highlighter;
    EditorGutter *m_gutter;
    EditorRuler *m_ruler;
    std::unique_ptr<Folding> m_folding;
    QPointer<CompletionPopup> m_popup;
    int m_emptyAt = -1; ///< the caret where nothing was offered; -1: something was
    int m_emptyRevision = 0;
    QPointer<HoverCard> m_hover;
    QHash<int, int> m_worst; ///< block number to index in session().diagnostics()
    QHash<int, QColor> m_tints; ///< of whole lines, by block number
    QHash<int, LineChange> m_changes;
    QTimer m_changeTimer;
    QTimer m_flashTimer;
    int m_flashStart = -1; ///< block numbers of the lines the form has just changed
    int m_flashEnd = -1;
    QString m_flashNote;
    models::Path m_caretPath;
    models::Path m_markedPath;
    bool m_showsChanges = false;
    bool m_wasFolded = false;
};

} // namespace ui
