// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

class DragHandle;

/// Head of a section, 34 px: chevron (when it folds), title, API key in mono, error count; summary
/// and a link action on the right. Click or Space folds.
class SectionHead final : public QWidget
{
    Q_OBJECT
public:
    explicit SectionHead(const QString &title = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setKey(const QString &key);
    void setSummary(const QString &summary);
    void setErrorCount(int count);
    void setAction(const QString &text);
    void setFoldable(bool foldable);
    /// Among rows of fields: the title stands where those of foldable heads do, and what is at the
    /// right ends where the editors do.
    void setIndented(bool indented);
    /// Six dots before those, by which the section can be dragged; null takes them away. Ours.
    void setHandle(DragHandle *handle);
    [[nodiscard]] DragHandle *handle() const { return m_handle; }
    /// Dots at the right end; also by right click and by the menu key.
    void setHasMenu(bool has);
    /// Secondary colour and 12 px: heads inside inspectors and outlines.
    void setQuiet(bool quiet);
    [[nodiscard]] bool isOpen() const { return m_open; }
    void setOpen(bool open);
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void toggled(bool open);
    void actionTriggered();
    void menuWanted(const QPoint &global);
    void moveWanted(int by); ///< by Alt and the arrow keys

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QRectF actionBox() const;
    [[nodiscard]] QRectF menuBox() const;
    [[nodiscard]] qreal edge() const;
    void placeHandle();
    void name();

    QString m_title;
    QString m_key;
    QString m_summary;
    QString m_action;
    int m_errors = 0;
    bool m_foldable = false;
    bool m_open = true;
    bool m_quiet = false;
    bool m_hasMenu = false;
    bool m_isIndented = false;
    DragHandle *m_handle = nullptr;
};

} // namespace ui
