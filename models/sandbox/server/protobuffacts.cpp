// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/server/protobuffacts.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace models::sandbox {

ProtobufFacts::ProtobufFacts()
{
    QFile file(u":/sandbox/protobuf.facts"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (line.isEmpty() || line.startsWith('#')) {
            continue;
        }
        if (words.first() == "kind") {
            m_kinds.insert(
                QString::fromLatin1(words.value(1) + ' ' + words.value(2)), words.value(3));
            continue;
        }
        Fields fields;
        for (qsizetype i = 1; i < words.size(); ++i) {
            const QList<QByteArray> parts = words[i].split(':');
            Field field;
            QByteArray member = parts.value(0);
            field.keepsZero = member.endsWith('!');
            if (field.keepsZero) {
                member.chop(1);
            }
            field.member = QString::fromLatin1(member);
            field.type = parts.value(2);
            if (field.type.startsWith('*') || field.type.startsWith('%')) {
                field.shape = field.type.startsWith('*') ? Shape::List : Shape::Map;
                field.type.remove(0, 1);
            }
            fields.insert(parts.value(1).toInt(), field);
        }
        m_messages.insert(words.first(), fields);
    }
}

const ProtobufFacts &ProtobufFacts::instance()
{
    static const ProtobufFacts facts;
    return facts;
}

const ProtobufFacts::Fields *ProtobufFacts::fieldsOf(const QByteArray &message) const
{
    const auto it = m_messages.constFind(message);
    return it == m_messages.constEnd() ? nullptr : &*it;
}

QByteArray ProtobufFacts::messageOf(const QString &apiVersion, const QString &kind) const
{
    return m_kinds.value(apiVersion + u' ' + kind);
}

} // namespace models::sandbox
