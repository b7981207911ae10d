// SPDX-License-Identifier: Apache-2.0
#include "ui/browser/resourcebar.h"

#include "models/resources/resourcetablemodel.h"
#include "ui/browser/objectwords.h"
#include "ui/shared/countchip.h"
#include "ui/shared/formatting.h"
#include "ui/shared/icons.h"
#include "ui/shared/style.h"
#include "ui/shared/tokenfilteredit.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <array>

using namespace Qt::StringLiterals;

namespace ui {
namespace {

constexpr std::array chipStates {models::ObjectState::Failed, models::ObjectState::Waiting,
    models::ObjectState::Starting, models::ObjectState::Stopping};

} // namespace

ResourceBar::ResourceBar(models::ResourceTableModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new TokenFilterEdit(this))
    , m_columns(new QPushButton(this))
    , m_count(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 8, 12, 8);
    m_columns->setIcon(Icons::named(u"view-table-of-contents-ltr"_s));
    Style::setRole(m_columns, ButtonRole::Quiet);
    bar->addWidget(m_filter, 1);
    bar->addWidget(m_columns);
    layout->addLayout(bar);
    auto *chips = new QHBoxLayout;
    chips->setContentsMargins(14, 0, 12, 8);
    chips->addWidget(m_count);
    chips->addStretch();
    for (const models::ObjectState state : chipStates) {
        auto *chip = new CountChip({}, shownState(state), this);
        chip->setCheckable(true);
        m_chips.insert(int(state), chip);
        chips->addWidget(chip);
        connect(chip, &CountChip::toggled, this, [this, state](bool isOn) {
            const FilterToken token {u"status"_s, models::wordOf(state)};
            if (isOn && !m_filter->tokens().contains(token))
                m_filter->addToken(token);
            else if (!isOn)
                m_filter->removeToken(token);
        });
    }
    layout->addLayout(chips);
    connect(m_filter, &TokenFilterEdit::filterChanged, this, &ResourceBar::followFilter);
    connect(m_columns, &QPushButton::clicked, this,
        [this] { emit columnsWanted(m_columns->mapToGlobal(QPoint(0, m_columns->height()))); });
}

void ResourceBar::followFilter()
{
    const models::RowFilter filter = models::RowFilter::parse(m_filter->toString());
    const QStringList statuses = filter.values(models::FilterToken::Key::Status);
    for (const auto &[state, chip] : m_chips.asKeyValueRange()) {
        const QSignalBlocker quiet(chip);
        chip->setChecked(statuses.contains(models::wordOf(models::ObjectState(state))));
    }
}

void ResourceBar::updateCounts()
{
    m_count->setText(m_model.shown() == m_model.total()
            ? tr("%1 in all").arg(Format::number(m_model.total()))
            : tr("%1 shown of %2")
                  .arg(Format::number(m_model.shown()), Format::number(m_model.total())));
    for (const auto &[state, chip] : m_chips.asKeyValueRange()) {
        const int count = m_model.count(models::ObjectState(state));
        chip->setCount(count);
        chip->setVisible(count > 0 || chip->isChecked());
    }
}

void ResourceBar::retranslate()
{
    using Key = models::FilterToken::Key;
    const auto values = [this](Key key) {
        return [this, key](const QString &begun) {
            return m_model.liveValues(key).filter(begun, Qt::CaseInsensitive);
        };
    };
    m_filter->setKeys({{u"ns"_s, tr("project"), values(Key::Namespace)},
        {u"label"_s, tr("label, with or without =value"), values(Key::Label)},
        {u"status"_s, tr("status"), values(Key::Status)},
        {u"node"_s, tr("node"), values(Key::Node)}, {u"age>"_s, tr("older than"), {}},
        {u"age<"_s, tr("younger than"), {}}});
    m_filter->setPlaceholder(tr("Filter by name, ns:, label:, status:, node:, age>1h"));
    m_columns->setText(tr("Columns"));
    for (const auto &[state, chip] : m_chips.asKeyValueRange()) {
        if (const auto shown = shownState(models::ObjectState(state)))
            chip->setWord(StateWords::word(*shown));
    }
    updateCounts();
}

} // namespace ui
