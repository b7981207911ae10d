// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSize>
#include <QStringList>

#include <expected>
#include <memory>

namespace models::sandbox {

/// One program that runs in a container. Destroying it ends the program. Lives on the sandbox's
/// thread; nothing is emitted before start().
class ContainerProcess : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0;
    virtual void input(const QByteArray &bytes) = 0;
    virtual void closeInput() = 0;
    /// Columns and rows of its terminal.
    virtual void resize(QSize cells) = 0;
    /// Its writes block until resume(): the reader does not keep up.
    virtual void pause() = 0;
    virtual void resume() = 0;

Q_SIGNALS:
    void output(const QByteArray &bytes);
    void errorOutput(const QByteArray &bytes);
    /// Last signal.
    void exited(int code);
};

/// One connection to a port of a container. Destroying it cuts the connection. Lives on the
/// sandbox's thread; nothing is emitted before start().
class ContainerConnection : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0;
    virtual void input(const QByteArray &bytes) = 0;
    virtual void closeInput() = 0;

Q_SIGNALS:
    void output(const QByteArray &bytes);
    /// The program in the container has closed it. Last signal.
    void closed();
};

/// What to run where.
struct ContainerProgram
{
    QJsonObject pod;
    QString container;
    QStringList command;
    bool withTerminal = false;
};

/// Where the server finds what containers do. Lives on the sandbox's thread.
class ContainerSource
{
public:
    ContainerSource() = default;
    virtual ~ContainerSource() = default;
    Q_DISABLE_COPY_MOVE(ContainerSource)

    /// Not yet started; the error is the runtime's own sentence.
    [[nodiscard]] virtual std::expected<std::unique_ptr<ContainerProcess>, QString> run(
        const ContainerProgram &program) const
        = 0;
    /// To a port on which something in the pod listens; the error is the runtime's own sentence.
    [[nodiscard]] virtual std::expected<std::unique_ptr<ContainerConnection>, QString> connectTo(
        const QJsonObject &pod, quint16 port) const
        = 0;
};

} // namespace models::sandbox
