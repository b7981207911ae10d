// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/podstream.h"
#include "ui/shared/shelltarget.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class Banner;
class Session;
class TerminalView;

/// A shell in a container: what it is connected to, the terminal, and how it ended.
class PodTerminal final : public QWidget
{
    Q_OBJECT
public:
    enum class State { Connecting, Live, Ended, Cut };

    PodTerminal(Session &session, ShellTarget target, QWidget *parent = nullptr);
    ~PodTerminal() override;

    /// Again after its end, or in another container.
    void run();
    void runIn(const QString &container);

    [[nodiscard]] const ShellTarget &target() const { return m_target; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString title() const; ///< "worker-4 · pytorch · bash"
    [[nodiscard]] TerminalView &view() const { return *m_view; }
    [[nodiscard]] QString problem() const; ///< why it is cut
    /// Cut, or ended with an exit code that is not 0.
    [[nodiscard]] bool hasFailed() const;

signals:
    void changed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    void look();
    void learn(const QJsonObject &pod);
    void begin(const QString &shell);
    void connectTo(const models::PodProgram &program);
    /// Attaches once the container runs; asks again until then.
    void attachTo(const QJsonObject &pod);
    void tellWaiting(const QJsonObject &waiting);
    void take(const QByteArray &bytes);
    void feedSome();
    void end(const models::ProgramEnd &end);
    void showEnd();
    void setState(State state);
    void retranslate();
    void colour();
    void showFacts();

    Session &m_session;
    ShellTarget m_target;
    QStringList m_containers;
    QString m_shell;
    QString m_node, m_address;
    QDateTime m_since;
    std::unique_ptr<models::PodStream> m_stream;
    models::ProgramEnd m_end;
    QByteArray m_waiting; ///< output that is not on the screen yet
    QTimer m_feed;
    QTimer m_clock;
    int m_run = 0; ///< counts runs, so that a late answer to an older one is dropped
    bool m_wasUsed = false; ///< something was typed
    State m_state = State::Connecting;
    QWidget *m_bar;
    QLabel *m_facts;
    QToolButton *m_container;
    QPushButton *m_copy;
    QPushButton *m_again;
    Banner *m_banner;
    TerminalView *m_view;
};

} // namespace ui
