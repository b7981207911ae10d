// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/kube/access.h"

#include <QHash>
#include <QJsonObject>
#include <QSslSocket>

/// Speaks HTTP by hand: what a well-behaved library would hide is what these tests look at.
class RawClient
{
public:
    struct Answer
    {
        int status = 0;
        QHash<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
        [[nodiscard]] QJsonObject json() const;
    };

    explicit RawClient(const models::Access &access);

    [[nodiscard]] bool isConnected() const
    {
        return m_socket.state() == QAbstractSocket::ConnectedState;
    }
    void write(const QByteArray &bytes);
    /// A request with the access's token; `headers` are whole lines.
    void ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
        const QByteArrayList &headers = {});
    /// The next answer, its body whole. Status 0 when none came.
    [[nodiscard]] Answer take(bool isHead = false);
    [[nodiscard]] Answer call(const QByteArray &method, const QByteArray &target,
        const QByteArray &body = {}, const QByteArrayList &headers = {});
    /// The head of an answer whose body is a stream.
    [[nodiscard]] Answer takeHead();
    /// The next line of a chunked stream; empty when none came or it ended.
    [[nodiscard]] QByteArray takeLine();
    [[nodiscard]] bool waitForEnd();
    [[nodiscard]] QSslSocket &socket() { return m_socket; }

private:
    [[nodiscard]] bool more();
    [[nodiscard]] QByteArray takeChunk();
    QSslSocket m_socket;
    QByteArray m_token;
    QByteArray m_buffer;
    QByteArray m_lines;
};
