// SPDX-License-Identifier: Apache-2.0
// What a refusal may be: a Status, half of one, a proxy's page, warnings in the head.
#include "tests/fuzz/input.h"

#include "models/kube/kubestatus.h"

#include <QJsonDocument>

using namespace models;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    FuzzedDataProvider provider(data, size);
    Reply reply;
    reply.status = provider.ConsumeIntegralInRange<int>(0, 999);
    reply.headers = {{"Content-Type", provider.ConsumeBool() ? "application/json" : "text/html"}};
    const std::string warning = provider.ConsumeRandomLengthString(256);
    reply.headers.append({"Warning", QByteArray::fromStdString(warning)});
    const auto body = provider.ConsumeRemainingBytes<char>();
    reply.body = QByteArray(body.data(), qsizetype(body.size()));

    (void)errorOf(reply);
    (void)objectOf(reply);
    (void)errorOfStatus(QJsonDocument::fromJson(reply.body).object(), reply.status);
    fuzz::need(warningsOf(reply.headers).size() <= 10, "ten warnings at most");
    const QString shown = shownText(QString::fromUtf8(reply.body), 200);
    for (const QChar sign : shown) {
        const bool isControl
            = sign.category() == QChar::Other_Control && sign != u'\n' && sign != u'\t';
        const bool turnsText = (sign.unicode() >= 0x202A && sign.unicode() <= 0x202E)
            || (sign.unicode() >= 0x2066 && sign.unicode() <= 0x2069);
        fuzz::need(!isControl && !turnsText, "shown text holds no control and no bidi character");
    }
    return 0;
}
