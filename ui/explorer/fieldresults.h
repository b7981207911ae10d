// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"

#include <QWidget>

class QListView;

namespace models {
class FieldCatalog;
class FieldSearcher;
} // namespace models

namespace ui {

class Banner;
class FieldHitsModel;
class QuietLabel;
class StateView;

/// What a search through the fields of all kinds found, how far the reading of the server's
/// documents is, and what could not be read.
class FieldResults final : public QWidget
{
    Q_OBJECT
public:
    /// `model` is the caller's and filled by it; see refresh().
    FieldResults(FieldHitsModel &model, models::FieldCatalog &catalog,
        models::FieldSearcher &searcher, QWidget *parent = nullptr);

    /// After the model, the catalog or the searcher has changed.
    void refresh();
    /// The same line is chosen after the model was filled anew.
    void keepCurrent(const std::function<void()> &fill);
    /// With the keyboard, from above: the first field.
    void enter();
    /// The best field, as if its line had been opened.
    void openFirst();
    [[nodiscard]] QListView *list() const { return m_list; }

signals:
    void opened(const models::GroupVersionKind &gvk, const QString &path);
    void leftAtTop(); ///< Up on the first line, or Esc
    void clearWanted();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void activate(const QModelIndex &index);
    void toggle(const QModelIndex &index);
    bool takeKey(int key);
    void refreshHead();
    void refreshBanner();
    void refreshState();
    void showOutage();
    void retranslate();

    FieldHitsModel &m_model;
    models::FieldCatalog &m_catalog;
    models::FieldSearcher &m_searcher;
    QuietLabel *m_count;
    QuietLabel *m_progress;
    QWidget *m_note; ///< the banner and its margins
    Banner *m_banner;
    QListView *m_list;
    StateView *m_state;
};

} // namespace ui
