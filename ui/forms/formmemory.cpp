// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/formmemory.h"

#include "models/form/formmodel.h"
#include "models/form/widgetchoice.h"
#include "models/writes/objectdiff.h"
#include "ui/forms/fieldlookup.h"
#include "ui/shared/settings.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr int lastEdits = 20;
constexpr int mostFolded = 200;
const QString foldedName = u"folded"_s; // "+id" opened, "-id" folded, the newest last
const QString editsName = u"edits"_s; // patterns of each edit, by spaces, the newest last
const QString nothing = u"-"_s; // an edit of nothing but usual fields

/// Keys with dots in them have no pattern.
bool hasPattern(const models::Path &path)
{
    return std::ranges::none_of(path.segments(), [](const models::Path::Segment &segment) {
        const auto *key = std::get_if<QString>(&segment);
        return key && (key->contains(u'.') || key->contains(u' ') || key->contains(u'['));
    });
}

} // namespace

FormMemory::FormMemory(
    models::FormModel &form, Settings &settings, FieldLookup *lookup, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_settings(settings)
    , m_lookup(lookup)
{
    connect(&form, &models::FormModel::kindChanged, this, &FormMemory::begin);
    connect(&form, &models::FormModel::folded, this, &FormMemory::keepFolding);
    if (lookup)
        connect(lookup, &FieldLookup::columnsRead, this,
            [this](const models::GroupVersionKind &kind, const QStringList &patterns) {
                if (kind == m_kind)
                    m_form.setWanted(
                        m_form.wanted() + QSet<QString>(patterns.begin(), patterns.end()));
            });
    m_soon.setSingleShot(true);
    m_soon.setInterval(2s);
    connect(&m_soon, &QTimer::timeout, this, &FormMemory::noteText);
    connect(&form, &models::FormModel::updated, &m_soon, qOverload<>(&QTimer::start));
    begin();
}

QString FormMemory::kindName() const
{
    return m_kind.group.isEmpty() ? m_kind.kind : m_kind.kind + u'.' + m_kind.group;
}

void FormMemory::begin()
{
    if (m_form.gvk() == m_kind || m_form.gvk().kind.isEmpty())
        return;
    m_kind = m_form.gvk();
    m_touched.clear();
    m_written.clear();
    QHash<QString, bool> folding;
    for (const QString &entry : m_settings.ofKind(kindName(), foldedName))
        folding.insert(entry.sliced(1), entry.startsWith(u'+'));
    m_form.setFolding(folding);
    QSet<QString> wanted;
    for (const QString &edit : m_settings.ofKind(kindName(), editsName)) {
        const QStringList patterns = edit.split(u' ');
        wanted.unite(QSet<QString>(patterns.begin(), patterns.end()));
    }
    wanted.remove(nothing);
    m_form.setWanted(wanted);
    const models::SchemaNode *root = m_form.root();
    if (m_lookup && root && !root->isGoType) // those of the server itself have no definition
        m_lookup->readColumns(m_kind);
}

/// What is about one item of a list says nothing about other objects.
void FormMemory::keepFolding(const QString &id, bool expanded)
{
    if (id.contains(u'[') || m_kind.kind.isEmpty())
        return;
    QStringList entries = m_settings.ofKind(kindName(), foldedName);
    entries.removeIf([&](const QString &entry) { return entry.sliced(1) == id; });
    entries.append((expanded ? u'+' : u'-') + id);
    m_settings.setOfKind(kindName(), foldedName,
        entries.sliced(std::max<qsizetype>(0, entries.size() - mostFolded)));
}

void FormMemory::note(const QList<models::yaml::Operation> &operations)
{
    if (m_kind.kind.isEmpty())
        return;
    QStringList patterns;
    for (const models::yaml::Operation &operation : operations)
        patterns.append(patternOf(operation.path));
    touch(patterns);
}

void FormMemory::noteText()
{
    const QJsonValue before = m_form.originalAt({});
    if (m_kind.kind.isEmpty() || !before.isObject() || m_form.tree()->hasErrors())
        return;
    QStringList patterns;
    const auto changes
        = models::changesBetween(before.toObject(), m_form.tree()->toJson().toObject());
    for (const models::Change &change : changes)
        collect(change.path, change.after, patterns);
    if (!patterns.isEmpty())
        touch(patterns);
}

/// An object that came as a whole is what is in it.
void FormMemory::collect(
    const models::Path &path, const QJsonValue &value, QStringList &patterns) const
{
    const models::SchemaNode *node = models::schemaAt(m_form.root(), path);
    const bool isWhole = node && node->hasProperties() && value.isObject();
    if (!isWhole) {
        patterns.append(patternOf(path));
        return;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        collect(path.child(it.key()), it.value(), patterns);
}

/// Of the row that edits a place, where the form would not show it unasked; else empty.
QString FormMemory::patternOf(const models::Path &path) const
{
    models::Path row;
    for (const models::Path::Segment &segment : path.segments()) {
        row = segment.index() == 0 ? row.child(std::get<QString>(segment))
                                   : row.child(std::get<int>(segment));
        const models::SchemaNode *node = models::schemaAt(m_form.root(), row);
        const models::FieldGuide *guide = m_form.guide() ? m_form.guide()->fieldFor(row) : nullptr;
        if (!node)
            break;
        if (!models::isLeafWidget(models::chooseWidget(node, guide, row.lastKey())))
            continue;
        const bool isUsual = guide && guide->level != models::Level::All;
        return isUsual || node->serverOwned || !hasPattern(row) ? QString() : row.pattern();
    }
    return {};
}

void FormMemory::touch(const QStringList &patterns)
{
    const qsizetype before = m_touched.size();
    for (const QString &pattern : patterns) {
        if (!pattern.isEmpty())
            m_touched.insert(pattern);
    }
    if (m_written.isEmpty() || m_touched.size() != before)
        writeEdit();
}

/// Other forms of the kind may be open, too: only the own entry changes.
void FormMemory::writeEdit()
{
    QStringList edits = m_settings.ofKind(kindName(), editsName);
    if (const qsizetype own = m_written.isEmpty() ? -1 : edits.lastIndexOf(m_written); own >= 0)
        edits.removeAt(own);
    QStringList patterns(m_touched.begin(), m_touched.end());
    patterns.sort();
    m_written = patterns.isEmpty() ? nothing : patterns.join(u' ');
    edits.append(m_written);
    m_settings.setOfKind(
        kindName(), editsName, edits.sliced(std::max<qsizetype>(0, edits.size() - lastEdits)));
}

} // namespace ui
