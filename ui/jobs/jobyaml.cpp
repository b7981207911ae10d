// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobyaml.h"

#include "models/base/json.h"
#include "models/yaml/emit.h"
#include "ui/editor/yamlpane.h"

#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

JobYaml::JobYaml(QWidget *parent)
    : QWidget(parent)
    , m_pane(new YamlPane(m_document, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pane);
    m_pane->setReadOnly(true);
    setFocusProxy(&m_pane->editor());
}

JobYaml::~JobYaml()
{
    delete m_pane; // before the document it shows
}

void JobYaml::setObject(const QJsonObject &object)
{
    const QString version
        = models::uidOf(object) + models::textAt(object, u"metadata.resourceVersion");
    if (version == m_version)
        return;
    m_version = version;
    QJsonObject shown = object;
    models::setAt(shown, u"metadata.managedFields", QJsonValue(QJsonValue::Undefined));
    models::yaml::EmitOptions options;
    options.order = models::yaml::conventionalOrder;
    QScrollBar *bar = m_pane->editor().verticalScrollBar();
    const int scrolled = bar->value();
    m_document.setText(models::yaml::emitYaml(shown, options));
    bar->setValue(scrolled);
    m_pane->setFileName(models::nameOf(object) + u".yaml"_s);
}

void JobYaml::find()
{
    m_pane->find();
}

} // namespace ui
