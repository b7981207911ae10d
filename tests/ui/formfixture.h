// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "words.h"

#include "models/guide/guidelibrary.h"
#include "ui/forms/fieldlookup.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formrowwidget.h"
#include "ui/forms/formview.h"
#include "ui/shared/theme.h"

#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

namespace ui {

using namespace Qt::StringLiterals;

inline const QByteArray thingSchema = R"({"openapi":"3.0.0","components":{"schemas":{
"example.x.v1.Container":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"image":{"type":"string"},
 "command":{"type":"array","items":{"type":"string"}},
 "env":{"type":"array","items":{"$ref":"#/components/schemas/io.k8s.api.core.v1.EnvVar"}},
 "volumeMounts":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"mountPath":{"type":"string"}}}}}},
"io.k8s.api.core.v1.EnvVar":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"value":{"type":"string"},
 "valueFrom":{"type":"object","x-kubernetes-preserve-unknown-fields":true}}},
"example.x.v1.Thing":{"type":"object","x-kubernetes-group-version-kind":[{"group":"x.example","version":"v1","kind":"Thing"}],
"properties":{"metadata":{"type":"object"},"spec":{"type":"object","properties":{
 "when":{"type":"string","format":"date-time"},"wait":{"type":"string","format":"duration"},
 "blob":{"type":"string","format":"byte"},"pass":{"type":"string","format":"password"},
 "ratio":{"type":"number"},"flag":{"type":"boolean"},"maybe":{"type":"string","nullable":true},
 "whole":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"object","properties":{"x":{"type":"integer"}}}},
 "a":{"type":"object","properties":{"b":{"type":"object","properties":{"c":{"type":"object","properties":{"d":{"type":"object","properties":{"leaf":{"type":"string"}}}}}}}}},
 "strict":{"type":"string","x-kubernetes-validations":[{"rule":"self == oldSelf","message":"strict stays as it is"}]},"withDefault":{"type":"string","default":"d"},
 "modes":{"type":"array","items":{"type":"string","enum":["A","B","C"]}},
 "words":{"type":"array","items":{"type":"string"}},
 "nodeSelector":{"type":"object","additionalProperties":{"type":"string"}},
 "volumes":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},
   "persistentVolumeClaim":{"type":"object","properties":{"claimName":{"type":"string"}}},"emptyDir":{"type":"object","properties":{"medium":{"type":"string"}}}}}},
 "containers":{"type":"array","items":{"$ref":"#/components/schemas/example.x.v1.Container"}},
 "initContainers":{"type":"array","items":{"$ref":"#/components/schemas/example.x.v1.Container"}}}}}}}}})";

inline const QByteArray thingGuide = R"(
group: x.example
kind: Thing
groups: [{id: a, label: {zh: 数据, en: Data}}]
fields:
  - {path: spec.volumes, label: {zh: 数据卷, en: Volumes}, help: {zh: 卷, en: Volumes}, group: a, level: common, widget: volumes}
  - {path: "spec.containers[].image", label: {zh: 镜像, en: Image}, help: {zh: 像, en: Image of the container. With its tag.}, group: a, level: common, widget: image, picker: image}
  - {path: "spec.containers[].command", label: {zh: 启动命令, en: Command}, help: {zh: 令, en: Command}, group: a, level: common, widget: commandLine}
  - {path: "spec.containers[].env", label: {zh: 环境变量, en: Environment}, help: {zh: 环, en: Environment}, group: a, level: common, widget: env}
  - {path: spec.nodeSelector, label: {zh: 节点标签, en: Node labels}, help: {zh: 标, en: Labels}, group: a, level: common, picker: node-label}
)";

class NamedThings final : public FieldLookup
{
public:
    QList<Choice> choices(const QString &picker) override
    {
        if (picker == "secret"_L1)
            return {{u"hf"_s, u"Opaque"_s}, {u"tls"_s, {}}};
        if (picker == "secret-key:hf"_L1)
            return {{u"token"_s, {}}, {u"user"_s, {}}};
        if (picker == "claim"_L1)
            return {{u"corpus"_s, u"2Ti · ReadWriteMany"_s}};
        if (picker == "node-label"_L1)
            return {{u"zone"_s, u"3 nodes"_s}};
        if (picker == "image"_L1)
            return {{u"team/train:1.2"_s, u"3 h ago"_s}};
        return {};
    }
    Access access(const QString &picker) const override
    {
        return picker.startsWith("configmap"_L1) ? Access::NoAccess : Access::Known;
    }
    QList<models::NodeFacts> nodes() override
    {
        models::NodeFacts a;
        a.name = u"a"_s;
        a.labels = {{u"zone"_s, u"east"_s}};
        models::NodeFacts b = a;
        b.labels = {{u"zone"_s, u"west"_s}};
        return {a, b};
    }
};

/// A form over a kind that has a field of each sort, with names to choose from.
/// SAMPAN_PICTURES=folder keeps pictures.
class FormFixture : public QObject
{
protected:
    void prepare()
    {
        m_theme = new Theme(*qApp);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"kind-thing.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(thingGuide) == thingGuide.size());
        file.close();
        const auto library = models::GuideLibrary::load(folder.path());
        QVERIFY(library);
        m_library = *library;
        m_document = *models::OpenApiDocument::parse(thingSchema);
    }
    void begin() { m_pane = std::make_unique<FormPane>(&m_lookup); }
    void end()
    {
        m_pane.reset();
        QLocale::setDefault(QLocale::c());
    }

    void open(const QString &text, models::FormLevel level = models::FormLevel::Common)
    {
        const models::GroupVersionKind kind {u"x.example"_s, u"v1"_s, u"Thing"_s};
        m_pane->text().setKind(m_document, kind, m_library->find(kind), {});
        m_pane->setLevel(level);
        setText(text);
        m_pane->resize(1390, 800);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
        QTRY_VERIFY(m_pane->form()->isComplete());
        m_pane->form()->makeAllEditors();
    }
    void setText(const QString &text)
    {
        m_pane->text().setText(text);
        m_pane->text().flush();
    }
    [[nodiscard]] QString text() const { return m_pane->text().text(); }
    [[nodiscard]] QString valueAt(const QString &path)
    {
        m_pane->text().flush();
        const auto *node = m_pane->text().tree()->resolvedAt(*models::Path::parse(path));
        return node ? node->text : QString();
    }
    FormRowWidget *rowOf(const QString &path)
    {
        for (auto *row : m_pane->findChildren<FormRowWidget *>()) {
            if (row->row().path.toString() == path && row->isVisible())
                return row;
        }
        return nullptr;
    }
    FieldEditor *editorOf(const QString &path)
    {
        FormRowWidget *row = rowOf(path);
        return row ? row->editor() : nullptr;
    }
    QLineEdit *lineOf(const QString &path, int at = 0)
    {
        return editorOf(path) ? editorOf(path)->findChildren<QLineEdit *>().value(at) : nullptr;
    }
    static void type(QLineEdit *edit, const QString &text)
    {
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    void keep(const QString &name)
    {
        const QString folder = qEnvironmentVariable("SAMPAN_PICTURES");
        QTest::qWait(folder.isEmpty() ? 0 : 50);
        if (!folder.isEmpty())
            QVERIFY(m_pane->grab().save(QDir(folder).filePath(u"editors-%1.png"_s.arg(name))));
    }

    const QString pod = u"spec:\n  volumes:\n  - name: data\n    persistentVolumeClaim:\n      "
                        u"claimName: corpus\n"
                        "  - name: shm\n    emptyDir:\n      medium: Memory\n"
                        "  containers:\n  - name: main\n    image: team/train\n    env:\n    - "
                        "name: A\n      value: b\n"
                        "    volumeMounts:\n    - name: data\n      mountPath: /data\n    - name: "
                        "shm\n      mountPath: /dev/shm\n"
                        "  initContainers:\n  - name: fetch\n"_s;
    const Words m_english;
    Theme *m_theme = nullptr;
    NamedThings m_lookup;
    std::shared_ptr<const models::GuideLibrary> m_library;
    models::OpenApiDocumentRef m_document;
    std::unique_ptr<FormPane> m_pane;
};

} // namespace ui
