// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace ui {

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
    /// The title stands where those of foldable heads do, as there are such among its neighbours.
    void setIndented(bool indented);
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

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    [[nodiscard]] QRectF actionBox() const;
    [[nodiscard]] QRectF menuBox() const;
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
};

} // namespace ui
