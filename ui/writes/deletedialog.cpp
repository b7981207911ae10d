// SPDX-License-Identifier: Apache-2.0
#include "ui/writes/deletedialog.h"

#include "ui/shared/clipboard.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/marks.h"
#include "ui/shared/segmented.h"
#include "ui/shared/session.h"
#include "ui/shared/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr qsizetype mostShown = 8;
constexpr qsizetype mostUntyped = 20;
constexpr int factWidth = 100;

} // namespace

bool DeleteDialog::isDangerous(const models::ApiResource &resource)
{
    static constexpr std::array plurals {"namespaces"_L1, "customresourcedefinitions"_L1,
        "persistentvolumes"_L1, "persistentvolumeclaims"_L1, "nodes"_L1};
    return std::ranges::any_of(plurals, [&](auto plural) { return resource.plural == plural; });
}

DeleteDialog::DeleteDialog(Session &session, const models::ApiResource &resource,
    const QList<RemovalSubject> &subjects, QWidget *parent)
    : Dialog(parent)
    , m_session(session)
    , m_removal(new Removal(session, resource, subjects, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWantedSize({640, 0});
    const QString space = m_removal->nameSpace();
    setHead(Icons::named(u"edit-delete"_s, State::Failed),
        space.isEmpty() ? tr("Delete %1?").arg(what(subjects.size()))
                        : tr("Delete %1 in %2?").arg(what(subjects.size()), space),
        tr("%1 · deleting cannot be undone; a copy is kept in Activity").arg(session.name()));
    addTable();
    addFacts();
    addPropagation();
    addConfirmation();
    addFoot();
    body()->addStretch(1);
    connect(m_removal, &Removal::changed, this, &DeleteDialog::update);
    connect(m_removal, &Removal::finished, this, &DeleteDialog::finish);
    update();
    m_removal->look();
}

QString DeleteDialog::what(qsizetype count) const
{
    if (count == 1)
        return u"%1 %2"_s.arg(m_removal->resource().kind, m_removal->subjects().first().name);
    return Format::counted(count, m_removal->resource().kind);
}

void DeleteDialog::addTable()
{
    auto *table = new QWidget(this);
    auto *grid = new QGridLayout(table);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    const auto &subjects = m_removal->subjects();
    for (qsizetype i = 0; i < std::min(mostShown, subjects.size()); ++i) {
        const RemovalSubject &subject = subjects[i];
        const QString mark = subject.mark.isEmpty()
            ? KindMark::lettersOf(m_removal->resource().kind)
            : subject.mark;
        grid->addWidget(new KindMark(mark, 20, table), int(i), 0);
        auto *name = new QLabel(subject.name, table);
        name->setTextFormat(Qt::PlainText);
        name->setFont(Theme::font(Type::Content, QFont::Medium));
        grid->addWidget(name, int(i), 1);
        auto *pill = new StatePill(subject.state.value_or(State::Unknown), subject.word, table);
        pill->setVisible(subject.state.has_value());
        m_pills.append(pill);
        grid->addWidget(pill, int(i), 2);
        auto *space
            = new QLabel(m_removal->nameSpace().isEmpty() ? subject.nameSpace : QString(), table);
        Theme::setInk(space, Token::Secondary);
        grid->addWidget(space, int(i), 3);
        auto *age = new QLabel(
            subject.created.isValid() ? Format::ago(subject.created) : QString(), table);
        Theme::setInk(age, Token::Secondary);
        grid->addWidget(age, int(i), 4, Qt::AlignRight | Qt::AlignVCenter);
    }
    body()->addWidget(table);
    if (subjects.size() > mostShown)
        body()->addWidget(new QLabel(tr("and %n more", nullptr, int(subjects.size() - mostShown))));
}

QLabel *DeleteDialog::factLabel(const QString &name)
{
    const int row = m_facts->rowCount();
    auto *label = new QLabel(name);
    label->setFont(Theme::font(Type::Secondary));
    label->setMinimumWidth(Theme::scaled(factWidth));
    Theme::setInk(label, Token::Secondary);
    auto *value = new QLabel;
    value->setTextFormat(Qt::PlainText);
    value->setWordWrap(true);
    m_facts->addWidget(label, row, 0, Qt::AlignTop);
    m_facts->addWidget(value, row, 1, Qt::AlignTop);
    return value;
}

void DeleteDialog::addFact(const QString &name, const QString &text)
{
    factLabel(name)->setText(text);
}

void DeleteDialog::addFacts()
{
    auto *facts = new QWidget(this);
    m_facts = new QGridLayout(facts);
    m_facts->setContentsMargins(0, 6, 0, 0);
    m_facts->setVerticalSpacing(6);
    m_facts->setColumnStretch(1, 1);
    m_owned = factLabel(tr("Deleted too"));
    body()->addWidget(facts);
}

void DeleteDialog::addPropagation()
{
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("What it owns"));
    label->setFont(Theme::font(Type::Secondary));
    label->setMinimumWidth(Theme::scaled(factWidth));
    Theme::setInk(label, Token::Secondary);
    m_propagation = new Segmented;
    m_propagation->setOptions({tr("Afterwards"), tr("First"), tr("Is kept")},
        {u"Background"_s, u"Foreground"_s, u"Orphan"_s});
    m_propagation->setCurrent(0);
    m_propagation->setAccessibleName(label->text());
    auto *value = new QLabel(u"propagation: Background"_s);
    value->setFont(Theme::font(Type::MonoMeta));
    Theme::setInk(value, Token::Secondary);
    connect(m_propagation, &Segmented::chosen, this, [this, value] {
        value->setText(u"propagation: "_s + m_propagation->currentValue().toString());
        update();
    });
    row->addWidget(label);
    row->addWidget(m_propagation);
    row->addWidget(value);
    row->addStretch();
    body()->addLayout(row);
    m_warnings = new QVBoxLayout;
    m_warnings->setSpacing(6);
    body()->addLayout(m_warnings);
}

void DeleteDialog::addConfirmation()
{
    const auto &subjects = m_removal->subjects();
    if (!isDangerous(m_removal->resource()) && subjects.size() <= mostUntyped)
        return;
    const QString wanted
        = subjects.size() == 1 ? subjects.first().name : QString::number(subjects.size());
    m_confirmation = new QWidget(this);
    auto *row = new QHBoxLayout(m_confirmation);
    row->setContentsMargins({});
    auto *label = new QLabel(tr("Type %1 to confirm:").arg(wanted), m_confirmation);
    m_name = new QLineEdit(m_confirmation);
    m_name->setAccessibleName(label->text());
    label->setBuddy(m_name);
    row->addWidget(label);
    row->addWidget(m_name, 1);
    body()->addWidget(m_confirmation);
    connect(m_name, &QLineEdit::textChanged, this,
        [this, wanted](const QString &text) { m_delete->setEnabled(text.trimmed() == wanted); });
}

void DeleteDialog::addFoot()
{
    m_copy = new QPushButton(tr("Copy as kubectl"), this);
    Style::setRole(m_copy, ButtonRole::Quiet);
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &DeleteDialog::copyCommand);
    footLeft()->addWidget(m_copy);
    m_cancel = addCancel();
    m_delete
        = addButton(tr("Delete %1").arg(what(m_removal->subjects().size())), ButtonRole::Danger);
    m_delete->setEnabled(m_name == nullptr);
    connect(m_delete, &QPushButton::clicked, this, &DeleteDialog::start);
}

void DeleteDialog::showEvent(QShowEvent *event)
{
    Dialog::showEvent(event);
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void DeleteDialog::copyCommand()
{
    QStringList names;
    for (const RemovalSubject &subject : m_removal->subjects())
        names.append(subject.name);
    const QString space = m_removal->nameSpace();
    Clipboard::copy(m_session,
        u"kubectl delete %1 %2%3 --cascade=%4"_s.arg(m_removal->resource().qualifiedName(),
            names.join(u' '), space.isEmpty() ? QString() : u" -n "_s + space,
            m_propagation->currentValue().toString().toLower()),
        tr("kubectl command"));
}

} // namespace ui
