// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"
#include "words.h"

#include "models/jobs/newjob.h"
#include "ui/forms/formpane.h"
#include "ui/forms/newjobpage.h"

using namespace Qt::StringLiterals;
using namespace models;

/// The form of every kind with a guide, in both languages, begun as a new object begins.
class KindFormsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_live.start({.empty = false, .manualClock = true})); }
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void speaksInWords_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<GroupVersionKind>("gvk");
        QTest::addColumn<bool>("chinese");
        int kinds = 0;
        const auto resources = m_live.session->cluster()->discovery().resources();
        for (const ApiResource &resource : resources) {
            if (!m_live.guides->find(resource.gvk()) || resource.plural.contains(u'/'))
                continue;
            ++kinds;
            for (const bool chinese : {false, true})
                QTest::addRow("%s %s %s", qPrintable(resource.kind),
                    qPrintable(resource.groupVersion.version), chinese ? "zh" : "en")
                    << resource.kind << resource.gvk() << chinese;
        }
        QCOMPARE(kinds, m_live.guides->guides().size());
    }
    void speaksInWords()
    {
        QFETCH(QString, kind);
        QFETCH(GroupVersionKind, gvk);
        QFETCH(bool, chinese);
        const ui::Words words(chinese ? u"zh_CN"_s : u"en"_s);
        QLocale::setDefault(chinese ? QLocale(QLocale::Chinese) : QLocale(QLocale::English));
        ui::NewJobPage page(
            {.kind = ui::Place::Kind::NewJob, .gvk = gvk, .nameSpace = u"demo"_s}, *m_live.session);
        QVERIFY(ui::LiveSession::show(page, {1390, 900}));
        QTRY_VERIFY(page.pane().isVisible());
        FormModel &form = page.pane().text().form();
        QTRY_VERIFY(form.rows().size() > 1);
        QCOMPARE(form.level(), FormLevel::Common);
        QVERIFY2(hasStart(gvk) || gvk.version != "v1"_L1, qPrintable(kind));
        for (const FormRow &row : form.rows()) {
            const QString where = row.path.toString() + u' ' + row.label.in(u"en");
            if (row.id.startsWith(u"group:more"_s))
                continue; // its words are the view's
            QVERIFY2(!row.label.in(chinese ? u"zh" : u"en").isEmpty(), qPrintable(where));
            QVERIFY2(!row.id.startsWith(u"group:unknown"_s), qPrintable(where));
            if (row.isSection())
                continue;
            QVERIFY2(row.guide, qPrintable(where)); // no row that the guide does not know
            // A blank to fill in is an error that says so, no empty text.
            QVERIFY2(row.state != ValueState::Empty, qPrintable(where));
            QVERIFY2(
                !row.guide->help.isEmpty() || row.guide->level == Level::All, qPrintable(where));
        }
        QCOMPARE(form.rows().at(0).label.in(u"zh"), u"基本"_s);
        QCOMPARE(form.rows().at(1).path, (Path {u"metadata"_s, u"name"_s}));
        const QStringList nameless = ui::nameless(page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        if (const QStringList seen {u"Deployment"_s, u"Service"_s, u"CronJob"_s, u"Notebook"_s,
                u"Role"_s, u"MLService"_s, u"WorkflowTemplate"_s, u"StatefulSet"_s,
                u"SimpleMLService"_s, u"Ingress"_s, u"RoleBinding"_s, u"AutoTuneExperiment"_s,
                u"Queue"_s, u"DataCube"_s};
            seen.contains(kind))
            ui::LiveSession::keep(
                page, u"form-%1-%2"_s.arg(kind.toLower(), chinese ? u"zh"_s : u"en"_s));
    }

private:
    ui::LiveSession m_live;
};

QTEST_MAIN(KindFormsTest)
#include "tst_kindforms.moc"
