// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/jobyamlview.h"

#include "models/base/json.h"
#include "models/yaml/emit.h"
#include "ui/shared/theme.h"

using namespace Qt::StringLiterals;

namespace ui {

JobYamlView::JobYamlView(QWidget *parent)
    : QPlainTextEdit(parent)
{
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(Theme::font(Type::Mono));
    setAccessibleName(u"YAML"_s);
}

void JobYamlView::setObject(const QJsonObject &object)
{
    const QString version = models::textAt(object, u"metadata.resourceVersion");
    if (!version.isEmpty() && version == m_version) {
        return;
    }
    m_version = version;
    QJsonObject shown = object;
    models::setAt(shown, u"metadata.managedFields", QJsonValue(QJsonValue::Undefined));
    models::yaml::EmitOptions options;
    options.order = models::yaml::conventionalOrder;
    setPlainText(models::yaml::emitYaml(shown, options));
}

} // namespace ui
