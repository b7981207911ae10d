// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/sandbox.h"

namespace models::sandbox {

struct Sandbox::Inside
{
};

Sandbox::Sandbox(Options options, QObject *parent)
    : QObject(parent)
    , m_inside(std::make_unique<Inside>())
    , m_options(std::move(options))
{
}

Sandbox::~Sandbox() = default;

void Sandbox::start()
{
    Q_EMIT failed({Error::Kind::Unsupported, {}});
}

QUrl Sandbox::url() const
{
    return {};
}

QByteArray Sandbox::kubeconfig() const
{
    return {};
}

QByteArray Sandbox::token() const
{
    return {};
}

QByteArray Sandbox::caCertificate() const
{
    return {};
}

void Sandbox::advance(std::chrono::milliseconds time)
{
    Q_UNUSED(time)
}

} // namespace models::sandbox
