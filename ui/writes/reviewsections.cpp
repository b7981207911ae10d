// SPDX-License-Identifier: Apache-2.0
// What a review shows: the texts, who else wants a field, what the server warns of, what is left to
// do.
#include "ui/editor/diffview.h"
#include "ui/shared/clipboard.h"
#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/theme.h"
#include "ui/writes/comparisonview.h"
#include "ui/writes/conflictrow.h"
#include "ui/writes/reviewdialog.h"
#include "ui/writes/reviewtexts.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QString heading(const QString &title, const QString &rest)
{
    return u"<b>%1</b>&nbsp;&nbsp;<span style='color:%2'>%3</span>"_s.arg(
        title.toHtmlEscaped(), Theme::color(Token::Secondary).name(), rest.toHtmlEscaped());
}

QString versionOf(const QJsonObject &object)
{
    return object["metadata"_L1]["resourceVersion"_L1].toString();
}

/// The last of those who own a field.
QString managersOf(const QList<models::FieldOwner> &owners)
{
    QStringList names;
    for (const models::FieldOwner &owner : owners) {
        if (!names.contains(owner.manager))
            names.append(owner.manager);
    }
    return Format::list(names);
}

} // namespace

QList<models::Change> ReviewDialog::kept() const
{
    QList<models::Change> changes;
    for (const ConflictRow *row : m_rows) {
        if (m_isMoved || row->choice() != ConflictRow::Choice::Theirs)
            continue;
        for (const models::TakenField &field : m_contested) {
            if (field.change.path == row->path())
                changes.append(field.change);
        }
    }
    return changes;
}

/// The right pane: follows the choices.
QJsonObject ReviewDialog::preview() const
{
    QJsonObject object = m_isMoved ? m_merge.merged : m_review.stored;
    if (!m_isMoved) {
        const QList<models::Change> back = kept();
        for (const models::Change &change : back)
            object = withValueOf(object, change.path, change.before);
        return object;
    }
    for (const ConflictRow *row : m_rows) {
        for (const models::MergeConflict &conflict : m_merge.conflicts) {
            if (conflict.path == row->path() && row->choice() == ConflictRow::Choice::Theirs)
                object = withValueOf(object, conflict.path, conflict.theirs);
        }
    }
    return object;
}

void ReviewDialog::showTexts()
{
    const QJsonObject held = m_isMoved ? m_newer : m_review.held;
    auto [before, after] = maskedPair(held, preview());
    if (m_view == Filled) { // only what the server adds to what was typed
        before = after;
        for (const models::Change &change : std::as_const(m_review.filledIn)) {
            if (change.kind != models::Change::Kind::Removed)
                before = withValueOf(before, change.path, change.before);
        }
    }
    const QString old = reviewYaml(before);
    const QString now = reviewYaml(after);
    QHash<int, QString> notes;
    for (const models::Change &change : std::as_const(m_review.filledIn)) {
        if (const int line = m_isMoved ? 0 : lineOf(now, change.path))
            notes.insert(line, tr("filled in by the server"));
    }
    for (const models::TakenField &field : std::as_const(m_review.taken)) {
        const int line = m_isMoved ? 0 : lineOf(now, field.change.path);
        if (line > 0 && !notes.contains(line))
            notes.insert(line, tr("was set by %1").arg(managersOf(field.owners)));
    }
    QSet<int> contested;
    for (const ConflictRow *row : std::as_const(m_rows)) {
        if (const int line = lineOf(now, row->path()))
            contested.insert(line);
    }
    if (m_isMoved)
        m_comparison->setTexts(reviewYaml(maskedPair(m_base, held).first), old, now);
    else
        m_comparison->setTexts(old, now);
    m_comparison->setNotes(notes);
    m_comparison->setContested(contested);
    m_comparison->setShowsWhole(m_view == Whole);
    m_unified->setTexts(old, now);
    m_unified->setNotes(notes);
    m_unified->setShowsWhole(m_view == Whole);
    if (m_view == Conflicts && !contested.isEmpty())
        m_comparison->reveal(*std::ranges::min_element(contested));
    showHeads(held);
    const int lines = int(now.count(u'\n'));
    //: after the number of lines of a text
    m_chips.value(Whole)->setWord(tr("Whole object, lines"));
    m_chips.value(Whole)->setCount(lines);
}

void ReviewDialog::showHeads(const QJsonObject &held)
{
    m_theirs->setVisible(m_isMoved);
    if (m_isMoved) {
        m_left->setText(heading(tr("As it was loaded"), tr("version %1").arg(versionOf(m_base))));
        m_theirs->setText(
            heading(tr("Theirs: on the server now"), tr("version %1").arg(versionOf(held))));
        m_right->setText(heading(tr("Yours: after merging"), tr("your edit and theirs")));
        return;
    }
    m_left->setText(heading(m_view == Filled ? tr("As you wrote it") : tr("On the server now"),
        m_view == Filled ? QString() : tr("version %1").arg(versionOf(held))));
    m_right->setText(heading(tr("After applying"), tr("your edit and defaults")));
}

void ReviewDialog::updateChips()
{
    const auto &mine = m_isMoved ? m_merge.mine : m_review.mine;
    m_chips.value(Mine)->setCount(mine.size());
    m_chips.value(Filled)->setCount(m_review.filledIn.size());
    m_chips.value(Filled)->setVisible(!m_isMoved);
    m_chips.value(Conflicts)->setCount(m_rows.size());
    m_chips.value(Conflicts)->setVisible(!m_rows.isEmpty());
}

void ReviewDialog::clearSections()
{
    m_rows.clear();
    while (QLayoutItem *item = m_sections->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void ReviewDialog::addTitle(const QString &text, int count)
{
    auto *label = new QLabel(u"%1  %2"_s.arg(text).arg(count));
    label->setFont(Theme::font(Type::Secondary, QFont::DemiBold));
    Theme::setInk(label, Token::Secondary);
    m_sections->addWidget(label);
}

void ReviewDialog::addLine(const QIcon &icon, const QString &text)
{
    auto *line = new QWidget;
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(new IconLabel(icon, 16, line), 0, Qt::AlignTop);
    auto *words = new QLabel(text, line);
    words->setWordWrap(true);
    words->setTextFormat(Qt::PlainText);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(words, 1);
    m_sections->addWidget(line);
}

void ReviewDialog::addRow(ConflictRow *row)
{
    m_rows.append(row);
    m_sections->addWidget(row);
    connect(row, &ConflictRow::chosen, this, [this] {
        showTexts();
        updateFoot();
    });
    connect(row, &ConflictRow::editWanted, this, [this, row] { emit editWanted(row->path()); });
}

void ReviewDialog::addContested()
{
    if (m_contested.isEmpty())
        return;
    addTitle(tr("Conflict: another manager owns the field"), int(m_contested.size()));
    for (const models::TakenField &field : std::as_const(m_contested)) {
        const models::FieldOwner &owner = field.owners.first();
        const QString theirs = shortValue(field.change.before);
        const QString mine = shortValue(field.change.after);
        addRow(new ConflictRow(field.change.path,
            tr("Set by %1 %2: %3. You want %4.")
                .arg(managersOf(field.owners), Format::ago(owner.time), theirs, mine),
            tr("Their value may be set again after you take it over."), theirs, mine));
    }
}

void ReviewDialog::addConflicts(const QJsonObject &newer)
{
    const models::FieldOwners owners(newer);
    const bool isSecret = newer["kind"_L1] == "Secret"_L1;
    const auto shown
        = [isSecret](const QJsonValue &value) { return isSecret ? u"***"_s : shortValue(value); };
    const auto whoOf = [&owners](const models::Path &path) {
        const QString who = managersOf(owners.ownersOf(path));
        return who.isEmpty() ? tr("Somebody") : who;
    };
    if (!m_merge.conflicts.isEmpty())
        addTitle(tr("Conflict: changed here and on the server"), int(m_merge.conflicts.size()));
    for (const models::MergeConflict &conflict : std::as_const(m_merge.conflicts))
        addRow(new ConflictRow(conflict.path,
            tr("%1 changed it from %2 to %3. You want %4.")
                .arg(whoOf(conflict.path), shown(conflict.base), shown(conflict.theirs),
                    shown(conflict.mine)),
            {}, shown(conflict.theirs), shown(conflict.mine)));
    if (m_merge.theirs.isEmpty())
        return;
    addTitle(tr("Moved on the server, untouched here"), int(m_merge.theirs.size()));
    for (const models::Change &change : std::as_const(m_merge.theirs))
        addLine(Icons::information(),
            tr("%1: %2 → %3, by %4")
                .arg(change.path.toString(), shown(change.before), shown(change.after),
                    whoOf(change.path)));
}

void ReviewDialog::addWarnings()
{
    if (m_review.warnings.isEmpty())
        return;
    addTitle(tr("Warnings from the server"), int(m_review.warnings.size()));
    for (const QString &warning : std::as_const(m_review.warnings))
        addLine(Icons::warning(), warning);
}

void ReviewDialog::updateFoot()
{
    const int mine = int(m_isMoved ? m_merge.mine.size() : m_review.mine.size() - kept().size());
    const int moved = int(m_merge.theirs.size() + m_merge.conflicts.size());
    m_apply->setText(
        m_isMoved ? tr("Merge %n fields", nullptr, moved) : tr("Apply %n changes", nullptr, mine));
    m_apply->setAccessibleName(m_apply->text());
    m_apply->setEnabled(!m_isBusy && !m_hasProblem && isDecided() && (m_isMoved || mine > 0));
    for (QPushButton *button : {m_copy, m_save})
        button->setEnabled(!m_isBusy && !m_isMoved && mine > 0);
    if (m_isBusy)
        return;
    if (!isDecided()) {
        m_summary->setText(tr("Each conflict needs a choice."));
        return;
    }
    QStringList parts {tr("Field manager: %1").arg(models::fieldManager())};
    if (!m_isMoved && mine == 0)
        parts.append(tr("nothing would change"));
    const int taken = int(m_contested.size() - kept().size());
    if (!m_isMoved && taken > 0)
        parts.append(tr("%n fields taken over", nullptr, taken));
    m_summary->setText(parts.join(u" · "_s));
}

void ReviewDialog::copyCommand()
{
    const QJsonObject patch = models::mergePatch(
        models::withoutServerFields(m_review.held), models::withoutServerFields(preview()));
    QString json = QString::fromUtf8(QJsonDocument(patch).toJson(QJsonDocument::Compact));
    json.replace(u'\'', u"'\\''"_s);
    const QString space
        = m_subject.nameSpace.isEmpty() ? QString() : u" -n "_s + m_subject.nameSpace;
    QGuiApplication::clipboard()->setText(u"kubectl patch %1 %2%3 --type merge -p '%4'"_s.arg(
        m_subject.kind.toLower(), m_subject.name, space, json));
    m_summary->setText(tr("Copied."));
}

void ReviewDialog::savePatch()
{
    auto *dialog = new QFileDialog(this, tr("Save patch"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->selectFile(m_subject.name + u"-patch.json"_s);
    const QJsonObject patch = models::mergePatch(
        models::withoutServerFields(m_review.held), models::withoutServerFields(preview()));
    connect(dialog, &QFileDialog::fileSelected, this, [this, patch](const QString &name) {
        QSaveFile file(name);
        const bool isSaved = file.open(QIODevice::WriteOnly)
            && file.write(QJsonDocument(patch).toJson()) > 0 && file.commit();
        m_summary->setText(isSaved
                ? tr("Saved to %1.").arg(name)
                : tr("%1 could not be written: %2").arg(name, file.errorString()));
    });
    dialog->open();
}

} // namespace ui
