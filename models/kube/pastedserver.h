// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/kube/access.h"

namespace models {

/// A server as somebody was told of it, without a kubeconfig: what is typed and pasted.
struct PastedServer
{
    enum class Trust {
        System, ///< authorities that this machine knows
        File, ///< the authority in `caFile`
        Anything, ///< whoever answers: the token may go to a stranger
    };
    QString address; ///< "https://host:6443", or without the scheme
    QString token; ///< "Bearer " and white space around it do not matter
    Trust trust = Trust::System;
    QString caFile {};
    QString name {}; ///< of the context; empty: the host
    QString nameSpace {}; ///< empty: "default"
};

/// What it takes to speak to it. Reads the file of the authority; else pure. BadInput says in one
/// sentence what to write otherwise.
[[nodiscard]] Result<Access> accessOf(const PastedServer &server);

/// The address as it is meant: https where no scheme is written. Invalid: it is none.
[[nodiscard]] QUrl serverAddress(const QString &typed);

} // namespace models
