// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

/// A table beside the tests; what stands in it is what a kube-apiserver 1.34 answered.
inline QJsonDocument table(const char *name)
{
    QFile file(QStringLiteral(SAMPAN_SOURCE_DIR "/tests/cel/") + QString::fromUtf8(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (document.isNull())
        qFatal("%s is no JSON", name);
    return document;
}
