// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"

#include "ui/editor/problemrow.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formpane.h"
#include "ui/forms/formview.h"
#include "ui/forms/jobgallerypage.h"
#include "ui/forms/newjobpage.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

/// From the gallery to a stored job by keys alone, against a sandbox.
class TestNewJobKeys final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_live.start({.empty = false}));
        QVERIFY(m_live.session->cluster() != nullptr);
    }

    void galleryOpensAForm()
    {
        ui::JobGalleryPage gallery(*m_live.session);
        show(gallery);
        const QStringList nameless = ui::nameless(gallery);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        gallery.focusFilter();
        type(u"deepspeed"_s);
        press(Qt::Key_Return);
        QCOMPARE(m_live.opened.size(), 1);
        QCOMPARE(m_live.opened.first().gvk.kind, u"DeepSpeedJob"_s);
        QCOMPARE(m_live.opened.first().nameSpace, u"demo"_s);
    }

    void formBecomesAnObject()
    {
        ui::NewJobPage page(deepSpeed(), *m_live.session);
        show(page);
        QTRY_VERIFY(page.pane().isVisible());
        // An empty image is an error in words, and stops the submit.
        QTRY_VERIFY(!page.pane().foot()->submitButton()->isEnabled());
        QCOMPARE(page.pane().text().errorCount(), 1);
        QTRY_COMPARE(page.findChildren<ui::ProblemRow *>().size(), 1);
        // F8 leads to it, wherever the focus is; the text is marked at the same field.
        page.goToProblem(1);
        QTRY_VERIFY2(
            focusName().contains(u"image"_s, Qt::CaseInsensitive), qPrintable(focusName()));
        type(u"registry.local/deepspeed:0.14"_s);
        QTRY_COMPARE(page.pane().text().errorCount(), 0);
        QVERIFY2(tabTo(u"replicas"_s), qPrintable(m_seen.join(u", "_s)));
        press(Qt::Key_A, Qt::ControlModifier);
        type(u"3"_s);
        QTRY_VERIFY(page.pane().text().text().contains(u"replicas: 3\n"_s));
        // One undo for form and text.
        press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_VERIFY(!page.pane().text().text().contains(u"replicas: 3\n"_s));
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(page.pane().text().text().contains(u"replicas: 3\n"_s));
        QTRY_VERIFY(page.pane().foot()->submitButton()->isEnabled());
        const QString name = nameIn(page);
        m_live.opened.clear();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_live.opened.size(), 1, 20'000);
        QCOMPARE(m_live.opened.first().kind, ui::Place::Kind::Job);
        QCOMPARE(m_live.opened.first().name, name);
        const QJsonObject job = stored(name);
        QCOMPARE(job[u"spec"][u"worker"][u"replicas"].toInt(), 3);
        const QJsonValue container
            = job[u"spec"][u"worker"][u"template"][u"spec"][u"containers"][0];
        QCOMPARE(container[u"image"].toString(), u"registry.local/deepspeed:0.14"_s);
    }

    void textBecomesAnObject()
    {
        ui::NewJobPage page(deepSpeed(), *m_live.session);
        show(page);
        QTRY_VERIFY(page.pane().isVisible());
        ui::YamlEditor &editor = page.pane().yaml().editor();
        editor.setFocus();
        const qsizetype nameEnd = page.pane().text().text().indexOf(u"\n  namespace"_s);
        QVERIFY(nameEnd > 0);
        editor.revealRange({nameEnd, 0});
        type(u"-b"_s); // names are by the minute
        const QString text = page.pane().text().text();
        const qsizetype image = text.indexOf(u"image: \"\""_s);
        QVERIFY(image > 0);
        editor.revealRange({image + 8, 0});
        type(u"local/x:1"_s);
        QTRY_COMPARE(page.pane().text().errorCount(), 0);
        // The caret in the text chooses the row.
        QTRY_COMPARE(page.pane().form()->currentPath().lastKey(), u"image"_s);
        QTRY_VERIFY(page.pane().foot()->submitButton()->isEnabled());
        const QString name = nameIn(page);
        m_live.opened.clear();
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_live.opened.size(), 1, 20'000);
        QCOMPARE(stored(m_live.opened.first().name)[u"metadata"][u"name"].toString(), name);
    }

    void everythingHasAName()
    {
        ui::NewJobPage page(deepSpeed(), *m_live.session);
        show(page);
        QTRY_VERIFY(page.pane().isVisible());
        page.pane().setLevel(models::FormLevel::All);
        page.pane().form()->makeAllEditors();
        const QStringList nameless = ui::nameless(page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

private:
    [[nodiscard]] static ui::Place deepSpeed()
    {
        ui::Place place;
        place.kind = ui::Place::Kind::NewJob;
        place.gvk = {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s};
        place.nameSpace = u"demo"_s;
        return place;
    }
    static void show(QWidget &page)
    {
        page.resize(1390, 800);
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QCoreApplication::processEvents(); // nobody is faster than that
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    }
    static void type(const QString &text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QApplication::focusWidget(), letter.toLatin1());
    }
    [[nodiscard]] static QString focusName()
    {
        const QWidget *widget = QApplication::focusWidget();
        return widget == nullptr ? QString() : widget->accessibleName();
    }
    bool tabTo(const QString &word)
    {
        m_seen.clear();
        for (int i = 0; i < 60; ++i) {
            if (focusName().contains(word, Qt::CaseInsensitive))
                return true;
            m_seen.append(focusName());
            press(Qt::Key_Tab);
        }
        return false;
    }
    [[nodiscard]] static QString nameIn(ui::NewJobPage &page)
    {
        const auto *name
            = page.pane().text().tree()->resolvedAt(models::Path {u"metadata"_s, u"name"_s});
        return name == nullptr ? QString() : name->text;
    }
    [[nodiscard]] QJsonObject stored(const QString &name) const
    {
        const auto resource = m_live.session->cluster()->discovery().find(deepSpeed().gvk);
        if (!resource)
            return {};
        const auto reply
            = QCoro::waitFor(models::ResourceClient(m_live.session->cluster()->transport())
                    .object(*resource, u"demo"_s, name));
        return reply ? reply->object : QJsonObject();
    }

    ui::LiveSession m_live;
    QStringList m_seen;
};

QTEST_MAIN(TestNewJobKeys)
#include "tst_newjobkeys.moc"
