// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/messagesocket.h"

#include <QSize>
#include <QTimer>

namespace models {

/// A program to run in a container (exec), or its main one to listen to (attach).
struct PodProgram
{
    QString nameSpace;
    QString pod;
    QString container {}; ///< empty: the only one
    QStringList command {}; ///< empty: attach
    bool withInput = true;
    bool withTerminal = true; ///< then error output comes with the output
};

/// How a program in a container ended. Without code and error: the connection ended in the regular
/// way and nobody said how the program did.
struct ProgramEnd
{
    std::optional<int> exitCode {};
    std::optional<Error> error {}; ///< it never began, or the connection was cut
};

/// exec and attach over WebSocket, as remote-command sub-protocol v5 or v4.
/// https://github.com/kubernetes/enhancements/tree/master/keps/sig-api-machinery/4006-transition-spdy-to-websockets
/// On the transport's thread. Destroying it cuts the connection; any slot may do so.
class PodStream final : public QObject
{
    Q_OBJECT
public:
    enum class State { Connecting, Open, Ended };
    Q_ENUM(State)

    PodStream(Transport &transport, PodProgram program, QObject *parent = nullptr);
    ~PodStream() override;

    void start();
    /// How often the line is tried; it is dead after a dozen tries without a word. For tests.
    void setBeat(std::chrono::milliseconds every) { m_socket->setBeat(every); }
    [[nodiscard]] State state() const { return m_state; }
    /// How it ended; in state Ended.
    [[nodiscard]] const ProgramEnd &end() const { return m_end; }

    /// To the program's input. What is written while connecting goes out once it is open.
    void write(const QByteArray &bytes);
    /// Bytes of write() that the network has not taken; stop giving more at some 256 KiB until
    /// written().
    [[nodiscard]] qint64 bytesToWrite() const;
    /// The end of the input. False: this server's protocol has no way to say it.
    bool closeInput();
    /// Columns and rows of the terminal; the last of several in one turn is sent.
    void resize(QSize cells);
    /// Back-pressure: the program waits in its writes until resume().
    void pause();
    void resume();

signals:
    void opened();
    void output(const QByteArray &bytes); ///< cut anywhere, also inside a character
    void errorOutput(const QByteArray &bytes);
    void written();
    /// Last signal.
    void ended(const models::ProgramEnd &end);

private:
    enum class Channel : quint8 { Input, Output, ErrorOutput, Error, Resize, Close = 255 };
    [[nodiscard]] Request request() const;
    void connected();
    void take(const QByteArray &message);
    void takeStatus(const QByteArray &json);
    void disconnected(const SocketEnd &end);
    void send(Channel channel, QByteArrayView bytes);
    void sendSize();
    void finish(ProgramEnd end);

    PodProgram m_program;
    std::unique_ptr<MessageSocket> m_socket;
    QByteArray m_waiting; ///< input that was given before the connection was open
    std::optional<ProgramEnd> m_status; ///< what the error channel said
    ProgramEnd m_end;
    QSize m_size;
    QTimer m_resize;
    State m_state = State::Connecting;
    bool m_canCloseInput = false; ///< v5
    bool m_mustCloseInput = false;
};

} // namespace models
