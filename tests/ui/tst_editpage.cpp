// SPDX-License-Identifier: Apache-2.0
#include "livesession.h"
#include "nameless.h"
#include "words.h"

#include "ui/editor/diffview.h"
#include "ui/editor/yamlpane.h"
#include "ui/forms/fieldeditor.h"
#include "ui/forms/formassistant.h"
#include "ui/forms/formfoot.h"
#include "ui/forms/formpane.h"
#include "ui/shared/backdrop.h"
#include "ui/shared/banner.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/dialog.h"
#include "ui/shared/stateview.h"
#include "ui/writes/comparisonview.h"
#include "ui/writes/conflictrow.h"
#include "ui/writes/editpage.h"
#include "ui/writes/reviewdialog.h"

#include <QClipboard>
#include <QLayout>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace models;
using namespace std::chrono_literals;

namespace {

ui::Place place(const QString &kind, const QString &name, const QString &group = {})
{
    return {.kind = ui::Place::Kind::Edit,
        .gvk = {group, u"v1"_s, kind},
        .nameSpace = u"demo"_s,
        .name = name};
}

QPushButton *buttonNamed(const QWidget &root, const QString &text)
{
    for (QPushButton *button : root.findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisibleTo(&root))
            return button;
    }
    return nullptr;
}

} // namespace

/// Editing of objects that exist, against a sandbox. SAMPAN_PICTURES=folder keeps pictures.
class EditPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_live.start({.manualClock = true})); }
    void init()
    {
        m_live.opened.clear();
        m_live.notices.clear();
        m_page.reset();
        m_name = u"map-%1"_s.arg(++m_maps);
        QVERIFY(m_live.create(u"cm"_s, map({{u"a"_s, u"1"_s}, {u"b"_s, u"1"_s}})));
    }

    void showsWhatIsToEdit()
    {
        openMap();
        const QString text = m_page->pane().text().text();
        QVERIFY(text.startsWith(u"apiVersion: v1\nkind: ConfigMap\n"_s));
        for (const auto *key : {"managedFields", "resourceVersion", "uid", "status"})
            QVERIFY2(!text.contains(QLatin1StringView(key)), key);
        QVERIFY(!m_page->isDirty());
        QVERIFY(!m_page->pane().foot()->submitButton()->isEnabled());
        const QStringList nameless = ui::nameless(*m_page);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void comparesWithWhatWasLoaded()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        emit m_page->pane().yaml().compareRequested();
        auto *dialog = m_page->findChild<ui::Dialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY(dialog->isVisible());
        const auto *diff = dialog->findChild<ui::DiffView *>();
        QVERIFY(diff);
        const QStringList nameless = ui::nameless(*dialog);
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        ui::LiveSession::keep(*dialog, u"edit-compare"_s);
        dialog->close();
    }

    /// A page that goes while its dialog is open leaves no window dimmed.
    void theDimGoesWithTheDialog()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        QWidget window;
        m_page->setParent(&window);
        m_page->show();
        window.show();
        QVERIFY(review());
        QVERIFY(window.findChild<ui::Backdrop *>());
        m_page.reset();
        QVERIFY(!window.findChild<ui::Backdrop *>());
    }

    /// 4.3.8 Help over a value: who set it, and what the server has.
    void helpKnowsTheServersValue()
    {
        openMap();
        const ui::FormAssistant assistant(m_page->pane().text(), nullptr);
        const auto facts = [&] {
            m_page->pane().text().flush();
            const auto tree = m_page->pane().text().tree();
            const auto *value = tree->resolvedAt({u"data"_s, u"a"_s});
            QStringList told;
            const auto help = assistant.help(*tree, value->range.start + 1);
            for (const Message &fact : help.valueFacts)
                told.append(fact.english());
            return told;
        };
        QVERIFY(facts().filter(u"the server has"_s).isEmpty());
        QCOMPARE(facts().filter(u"set by"_s).size(), 1);
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        QCOMPARE(facts().filter(u"the server has"_s), QStringList {u"the server has \"1\""_s});
    }

    void reviewsAndSaves()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        QVERIFY(review());
        QTRY_VERIFY(m_page->dialog()->applyButton()->isEnabled());
        QCOMPARE(m_page->dialog()->review().mine.size(), 1);
        ui::LiveSession::keep(*m_page->dialog(), u"review"_s);
        const auto *dim = m_page->findChild<ui::Backdrop *>();
        QVERIFY(dim && dim->geometry() == m_page->rect());
        const QStringList nameless = ui::nameless(*m_page->dialog());
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(value(u"a"_s), u"2"_s);
        QTRY_COMPARE(m_live.opened.size(), 1);
        QVERIFY(!m_page->findChild<ui::Backdrop *>());
        QCOMPARE(m_live.opened.first().kind, ui::Place::Kind::Object);
        QVERIFY(!m_page->isDirty());
        const Activity &kept = m_live.log->entries().last();
        QCOMPARE(kept.verb, Activity::Verb::Update);
        QCOMPARE(kept.name, m_name);
        QCOMPARE(kept.before[u"data"][u"a"].toString(), u"1"_s);
        QCOMPARE(kept.after[u"data"][u"a"].toString(), u"2"_s);
    }

    void theDryRunSpeaksWhileOneTypes()
    {
        openMap();
        type(
            u"  name: "_s + m_name, u"  name: "_s + m_name + u"\n  labels:\n    bad: \"no no!\""_s);
        QTRY_VERIFY(std::ranges::any_of(
            m_page->pane().text().diagnostics(), [](const yaml::Diagnostic &found) {
                return found.severity == yaml::Severity::Error
                    && found.path.toString().startsWith(u"metadata.labels"_s);
            }));
        QCOMPARE(value(u"a"_s), u"1"_s);
    }

    void whatMovedIsOfferedAndMerged()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\" # mine"_s);
        QVERIFY(m_live.patch(u"cm"_s, m_name, R"({"data":{"b":"7"}})"));
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(m_page->pane().text().text().contains(u"b: \"1\""_s)); // nothing unasked
        ui::LiveSession::keep(*m_page, u"edit-moved"_s);
        QPushButton *merge = nullptr;
        QTRY_VERIFY((merge = buttonNamed(*banner(), u"Merge 1 field"_s)));
        merge->click();
        const QString text = m_page->pane().text().text();
        QVERIFY(text.contains(u"b: \"7\""_s));
        QVERIFY(text.contains(u"a: \"2\" # mine"_s));
        QVERIFY(review());
        QTRY_VERIFY(m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(value(u"a"_s), u"2"_s);
        QCOMPARE(value(u"b"_s), u"7"_s);
    }

    void aConflictNeedsAChoice_data()
    {
        QTest::addColumn<ui::ConflictRow::Choice>("choice");
        QTest::addColumn<QString>("after");
        QTest::newRow("mine") << ui::ConflictRow::Choice::Mine << u"2"_s;
        QTest::newRow("theirs") << ui::ConflictRow::Choice::Theirs << u"7"_s;
    }
    void aConflictNeedsAChoice()
    {
        QFETCH(ui::ConflictRow::Choice, choice);
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        type(u"b: \"1\""_s, u"b: \"5\""_s);
        QVERIFY(m_live.patch(u"cm"_s, m_name, R"({"data":{"a":"7"}})"));
        QTRY_VERIFY(banner()->isVisible());
        QVERIFY(review());
        QTRY_COMPARE(m_page->dialog()->conflicts().size(), 1);
        QVERIFY(!m_page->dialog()->applyButton()->isEnabled());
        QCOMPARE(m_page->dialog()->comparison().accessibleName(),
            u"As it was loaded, theirs and yours, side by side"_s);
        ui::LiveSession::keep(*m_page->dialog(), u"review-conflict"_s);
        m_page->dialog()->conflicts().first()->choose(choice);
        QVERIFY(m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->applyButton()->click(); // merges into the text
        QTRY_VERIFY(m_page->dialog()->conflicts().isEmpty()
            && m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->applyButton()->click(); // saves
        QTRY_COMPARE(value(u"b"_s), u"5"_s);
        QTEST(value(u"a"_s), "after");
    }

    void aFieldThatAnotherManagerAppliedIsAsked_data()
    {
        QTest::addColumn<ui::ConflictRow::Choice>("choice");
        QTest::addColumn<QString>("after");
        QTest::newRow("mine") << ui::ConflictRow::Choice::Mine << u"2"_s;
        QTest::newRow("theirs") << ui::ConflictRow::Choice::Theirs << u"1"_s;
    }
    void aFieldThatAnotherManagerAppliedIsAsked()
    {
        QFETCH(ui::ConflictRow::Choice, choice);
        applyAs("gitops", R"({"a":"1"})");
        QVERIFY(m_live.patch(u"cm"_s, m_name, R"({"data":{"b":"1"}})"));
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        type(u"b: \"1\""_s, u"b: \"5\""_s);
        QVERIFY(review());
        QTRY_COMPARE(m_page->dialog()->conflicts().size(), 1);
        QCOMPARE(m_page->dialog()->conflicts().first()->path().toString(), u"data.a"_s);
        QVERIFY(!m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->conflicts().first()->choose(choice);
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(value(u"b"_s), u"5"_s);
        QTEST(value(u"a"_s), "after");
    }

    void aDeletedObjectLosesNothingTyped()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"typed\""_s);
        QVERIFY(
            QCoro::waitFor(m_live.client().remove(m_live.resource(u"cm"_s), u"demo"_s, m_name)));
        QPushButton *again = nullptr;
        QTRY_VERIFY((again = buttonNamed(*banner(), u"Create again…"_s)));
        QVERIFY(m_page->pane().text().text().contains(u"typed"_s));
        QVERIFY(!m_page->pane().foot()->submitButton()->isEnabled());
        again->click();
        QTRY_COMPARE(m_live.opened.size(), 1);
        QCOMPARE(m_live.opened.first().kind, ui::Place::Kind::Create);
        QVERIFY(m_live.opened.first().argument.startsWith("draft:"_L1));
    }

    void aWriteIsTakenBackWithoutTouchingOthers()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        QVERIFY(review());
        QTRY_VERIFY(m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(value(u"a"_s), u"2"_s);
        QTRY_COMPARE(m_live.opened.size(), 1);
        QVERIFY(m_live.patch(u"cm"_s, m_name, R"({"data":{"b":"7"}})"));
        ui::Place back = place(u"ConfigMap"_s, m_name);
        back.argument
            = u"activity:"_s + m_live.log->entries().last().time.toString(Qt::ISODateWithMs);
        open(back);
        QVERIFY(m_page->pane().text().text().contains(u"a: \"1\""_s));
        QTRY_VERIFY(m_page->dialog() && m_page->dialog()->applyButton()->isEnabled());
        QCOMPARE(m_page->dialog()->review().mine.size(), 1);
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(value(u"a"_s), u"1"_s);
        QCOMPARE(value(u"b"_s), u"7"_s);
    }

    void aDraftIsThereAgain()
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"draft\""_s);
        m_page->requestClose([] { });
        m_page.reset();
        openMap();
        QVERIFY(m_page->pane().text().text().contains(u"draft"_s));
        QVERIFY(m_page->isDirty());
        QPushButton *discard = buttonNamed(*banner(), u"Discard the draft"_s);
        QVERIFY(discard);
        discard->click();
        QVERIFY(!m_page->isDirty());
        m_page.reset();
        openMap();
        QVERIFY(!m_page->isDirty());
    }

    void valuesOfSecretsAreHidden()
    {
        const QJsonObject before = m_live.held(u"secret"_s, u"s3-models"_s);
        open(place(u"Secret"_s, u"s3-models"_s));
        const QJsonObject data = before[u"data"].toObject();
        QVERIFY(!data.isEmpty());
        for (const QString &key : data.keys())
            QVERIFY(!m_page->pane().text().text().contains(data[key].toString()));
        type(u"  name: s3-models"_s, u"  name: s3-models\n  annotations:\n    note: x"_s);
        QVERIFY(review());
        QTRY_VERIFY(m_page->dialog()->applyButton()->isEnabled());
        m_page->dialog()->applyButton()->click();
        QTRY_COMPARE(m_live.held(u"secret"_s, u"s3-models"_s)[u"metadata"][u"annotations"][u"note"]
                         .toString(),
            u"x"_s);
        QCOMPARE(m_live.held(u"secret"_s, u"s3-models"_s)[u"data"].toObject(), data);
    }

    /// R5 What is copied of a Secret is marked for managers of clipboards, and does not stay.
    void copiesOfSecretsAreMarked()
    {
        const QString hint = u"x-kde-passwordManagerHint"_s;
        QClipboard *clipboard = QGuiApplication::clipboard();
        open(place(u"ConfigMap"_s, u"ds-zero3"_s));
        copyAll();
        QVERIFY(clipboard->text().contains("ds-zero3"_L1));
        QVERIFY(!clipboard->mimeData()->hasFormat(hint));
        ui::Clipboard::setStay(200ms);
        open(place(u"Secret"_s, u"s3-models"_s));
        copyAll();
        QVERIFY(clipboard->text().contains("s3-models"_L1));
        QCOMPARE(clipboard->mimeData()->data(hint), "secret");
        QTRY_VERIFY(clipboard->text().isEmpty());
    }

    void aKindWithItsForm()
    {
        open(place(u"Deployment"_s, u"label-studio"_s, u"apps"_s));
        ui::LiveSession::keep(*m_page, u"edit-deployment"_s);
        int seen = 0;
        const auto found = m_page->findChildren<ui::FieldEditor *>();
        const QList<QPointer<ui::FieldEditor>> editors(found.begin(), found.end());
        for (const auto &editor : editors) {
            if (editor && editor->isVisible() && editor->layout()) {
                const QString place = editor->row().path.toString();
                const auto hasRoom = [&editor] { // once it is laid out
                    return !editor || editor->height() >= editor->layout()->minimumSize().height();
                };
                QVERIFY2(QTest::qWaitFor(hasRoom), qPrintable(place));
                ++seen;
            }
        }
        QVERIFY(seen > 5);
        type(u"replicas: 2"_s, u"replicas: 3"_s);
        QVERIFY(review());
        QTRY_VERIFY(m_page->dialog()->applyButton()->isEnabled());
        ui::LiveSession::keep(*m_page->dialog(), u"review-deployment"_s);
        m_page->dialog()->reject();
        ui::LiveSession::keep(*m_page, u"edit-deployment-changed"_s);
        m_page->setWidthClass(ui::WidthClass::Medium);
        QVERIFY(ui::LiveSession::show(*m_page, {1024, 660}));
        ui::LiveSession::keep(*m_page, u"edit-medium"_s);
        m_live.theme->setMode(ui::ThemeMode::Dark);
        const QColor ground = m_page->pane().yaml().editor().palette().color(QPalette::Base);
        QCOMPARE(ground, ui::Theme::color(ui::Token::Code)); // the editor has gone along
        QVERIFY(ground.lightness() < 128);
        ui::LiveSession::keep(*m_page, u"edit-dark"_s);
        m_live.theme->setMode(ui::ThemeMode::Light);
    }

    void saysWhyThereIsNothingToEdit_data()
    {
        QTest::addColumn<QString>("user");
        QTest::addColumn<ui::Place>("where");
        QTest::addColumn<ui::StateView::Kind>("kind");
        QTest::newRow("no access") << u"sandbox-viewer"_s << place(u"Secret"_s, u"s3-models"_s)
                                   << ui::StateView::Kind::NoAccess;
        QTest::newRow("not there")
            << QString() << place(u"ConfigMap"_s, u"nothing"_s) << ui::StateView::Kind::Empty;
        QTest::newRow("not served")
            << QString() << place(u"Unicorn"_s, u"nothing"_s) << ui::StateView::Kind::Empty;
    }
    void saysWhyThereIsNothingToEdit()
    {
        QFETCH(QString, user);
        QFETCH(ui::Place, where);
        QVERIFY(m_live.connectAs(user));
        m_page = std::make_unique<ui::EditPage>(where, *m_live.session);
        QVERIFY(ui::LiveSession::show(*m_page, {1200, 700}));
        const auto *state = m_page->findChild<ui::StateView *>();
        QTRY_VERIFY(state->kind() != ui::StateView::Kind::Loading);
        QTEST(state->kind(), "kind");
        QVERIFY(!state->findChildren<QPushButton *>().isEmpty()); // a next step
        m_page.reset();
        QVERIFY(m_live.connectAs({}));
    }

    void whoMayNotWriteIsTold()
    {
        QVERIFY(m_live.connectAs(u"sandbox-viewer"_s));
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        QVERIFY(review());
        auto *shown = m_page->dialog()->findChild<ui::Banner *>();
        QTRY_VERIFY(shown->isVisible());
        QVERIFY(!m_page->dialog()->applyButton()->isEnabled());
        QCOMPARE(value(u"a"_s), u"1"_s);
        m_page.reset();
        QVERIFY(m_live.connectAs({}));
    }

    void offlineKeepsTheText() // the last: the server is gone after it
    {
        openMap();
        type(u"a: \"1\""_s, u"a: \"2\""_s);
        m_live.sandbox.reset();
        QVERIFY(review());
        auto *shown = m_page->dialog()->findChild<ui::Banner *>();
        QTRY_VERIFY_WITH_TIMEOUT(shown->isVisible(), 40'000);
        QVERIFY(m_page->pane().text().text().contains(u"a: \"2\""_s));
        m_page->dialog()->reject();
        ui::EditPage other(place(u"ConfigMap"_s, m_name), *m_live.session);
        QVERIFY(ui::LiveSession::show(other, {1200, 700}));
        const auto *state = other.findChild<ui::StateView *>();
        QTRY_COMPARE_WITH_TIMEOUT(state->kind(), ui::StateView::Kind::Offline, 40'000);
        QVERIFY(buttonNamed(*state, u"Try again"_s));
    }

    void cleanupTestCase() { m_page.reset(); }

private:
    void copyAll() const
    {
        auto &editor = m_page->pane().yaml().editor();
        QVERIFY(ui::LiveSession::show(*m_page, {1440, 900}));
        QVERIFY(QTest::qWaitForWindowActive(editor.window()));
        editor.setFocus();
        QTRY_VERIFY(editor.hasFocus());
        editor.selectAll();
        editor.copy();
    }
    void open(const ui::Place &where)
    {
        m_page = std::make_unique<ui::EditPage>(where, *m_live.session);
        QVERIFY(ui::LiveSession::show(*m_page, {1389, 760}));
        QTRY_VERIFY(m_page->pane().isVisible());
        m_page->pane().text().flush();
    }
    void openMap() { open(place(u"ConfigMap"_s, m_name)); }

    /// In the text, as a person would.
    void type(const QString &old, const QString &fresh)
    {
        QTextDocument *document = m_page->pane().text().document();
        QTextCursor cursor = document->find(old);
        QVERIFY2(!cursor.isNull(), qPrintable(old));
        cursor.insertText(fresh);
        m_page->pane().text().flush();
    }
    /// The review is open. A busy machine may need its time for the checks before it.
    [[nodiscard]] bool review()
    {
        constexpr int patience = 30'000;
        const auto *button = m_page->pane().foot()->submitButton();
        if (!QTest::qWaitFor([&] { return button->isEnabled(); }, patience))
            return false;
        m_page->pane().foot()->submitButton()->click();
        return m_page->dialog()
            && QTest::qWaitFor([&] { return m_page->dialog()->isVisible(); }, patience);
    }
    [[nodiscard]] ui::Banner *banner() const { return m_page->findChild<ui::Banner *>(); }
    [[nodiscard]] QString value(const QString &key) const
    {
        return m_live.held(u"cm"_s, m_name)[u"data"][key].toString();
    }
    [[nodiscard]] QByteArray map(const QJsonObject &data) const
    {
        return QJsonDocument(
            QJsonObject {{u"apiVersion"_s, u"v1"_s}, {u"kind"_s, u"ConfigMap"_s},
                {u"metadata"_s, QJsonObject {{u"name"_s, m_name}}}, {u"data"_s, data}})
            .toJson(QJsonDocument::Compact);
    }
    void applyAs(const QByteArray &manager, const QByteArray &data)
    {
        Request request;
        request.method = "PATCH";
        request.path = m_live.resource(u"cm"_s).path(u"demo"_s, m_name);
        request.query.addQueryItem(u"fieldManager"_s, QString::fromLatin1(manager));
        request.query.addQueryItem(u"force"_s, u"true"_s);
        request.headers = {{"Content-Type", "application/apply-patch+yaml"}};
        request.body = map(QJsonDocument::fromJson(data).object());
        const auto reply = QCoro::waitFor(m_live.session->cluster()->transport().send(request));
        QVERIFY(reply && reply->isSuccess());
    }

    const ui::Words m_english;
    ui::LiveSession m_live;
    std::unique_ptr<ui::EditPage> m_page;
    QString m_name;
    int m_maps = 0;
};

QTEST_MAIN(EditPageTest)
#include "tst_editpage.moc"
