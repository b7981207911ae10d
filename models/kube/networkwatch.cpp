// SPDX-License-Identifier: Apache-2.0
#include "models/kube/networkwatch.h"

#include <QNetworkInformation>

namespace models {

NetworkWatch::NetworkWatch(QObject *parent)
    : QObject(parent)
{
    using Information = QNetworkInformation;
    if (!Information::loadBackendByFeatures(Information::Feature::Reachability))
        return;
    const Information *information = Information::instance();
    connect(information, &Information::reachabilityChanged, this,
        [this](Information::Reachability reachability) {
            if (reachability != Information::Reachability::Disconnected)
                emit changed();
        });
    connect(information, &Information::transportMediumChanged, this, &NetworkWatch::changed);
}

} // namespace models
