// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace models {

/// Tells when this machine's network became another one, where the desktop says so: connections
/// from before may be dead though nobody has closed them. For Cluster::wake().
class NetworkWatch final : public QObject
{
    Q_OBJECT
public:
    explicit NetworkWatch(QObject *parent = nullptr);

signals:
    void changed();
};

} // namespace models
