// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

/// What the log is doing: following or not, how many lines came meanwhile, and what is kept.
class LogFoot final : public QWidget
{
    Q_OBJECT
public:
    enum class Tone { Live, Paused, Offline, Ended };
    explicit LogFoot(QWidget *parent = nullptr);

    /// `newLines` came below what is seen since following paused.
    void setFollowing(Tone tone, const QString &words, qint64 newLines, bool canFollow);
    void setFacts(const QStringList &facts);

signals:
    void followRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void showFacts();

    Tone m_tone = Tone::Live;
    QStringList m_list;
    QLabel *m_words;
    QLabel *m_news;
    QPushButton *m_follow;
    QLabel *m_facts;
};

} // namespace ui
