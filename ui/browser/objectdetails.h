// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/groupversion.h"
#include "ui/shared/session.h"

#include <QJsonObject>
#include <QScrollArea>

class QVBoxLayout;

namespace ui {

class Banner;
class InfoGrid;
class SectionHead;

/// What any object says about itself, whatever its kind: why it is ill, who owns it, its plain
/// facts, conditions, containers, labels and annotations.
class ObjectDetails final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ObjectDetails(Session &session, QWidget *parent = nullptr);

    void setObject(const QJsonObject &object);
    void clear();

private:
    void addHead(const QString &text);
    void addWhy();
    void addIdentity();
    void addConditions();
    void addContainers();
    void addFacts(const QString &title, const QJsonObject &part);
    void addLabels(const QString &title, const QJsonObject &labels);

    Session &m_session;
    QJsonObject m_object;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace ui
