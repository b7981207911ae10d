// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace models {

/// A local program's connection to a port of ours. Unlike a QTcpSocket it ends in one direction at
/// a time: who has said all it wants to say still hears the answer. Destroying it cuts the
/// connection; a slot destroys it later.
class LocalConnection final : public QObject
{
    Q_OBJECT
public:
    /// Takes the socket over, which is connected.
    explicit LocalConnection(qintptr socket, QObject *parent = nullptr);
    ~LocalConnection() override;

    /// Whether the program is listened to; at first it is. Meanwhile its own writes stall.
    void setReading(bool isReading);
    void write(QByteArrayView bytes);
    /// Bytes that the program has not taken.
    [[nodiscard]] qint64 bytesToWrite() const { return m_toWrite.size(); }
    /// Nothing more is written; the program reads its end after what was.
    void finish();
    /// The same, and what it still says is dropped; closed() follows.
    void close();

signals:
    void received(const QByteArray &bytes);
    /// The program says no more. It may go on reading.
    void inputEnded();
    void written();
    /// Last signal: the connection is gone, whoever ended it.
    void closed();

private:
    void readSome();
    void writeSome();
    void shutDown();
    void part();
    void end();
    void release();

    qintptr m_socket;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QByteArray m_toWrite;
    bool m_hasInputEnded = false;
    bool m_isFinishing = false;
    bool m_isShutDown = false; ///< the program has been told its end
    bool m_isClosing = false;
};

} // namespace models
