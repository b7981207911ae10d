// SPDX-License-Identifier: Apache-2.0
#include "gallery.h"

#include "ui/shared/banner.h"
#include "ui/shared/celldelegate.h"
#include "ui/shared/countchip.h"
#include "ui/shared/heads.h"
#include "ui/shared/icons.h"
#include "ui/shared/infogrid.h"
#include "ui/shared/marks.h"
#include "ui/shared/replicatiles.h"
#include "ui/shared/searchfield.h"
#include "ui/shared/sectionhead.h"
#include "ui/shared/segmented.h"
#include "ui/shared/selectionbar.h"
#include "ui/shared/stateview.h"
#include "ui/shared/style.h"
#include "ui/shared/table.h"
#include "ui/shared/timeline.h"
#include "ui/shared/toast.h"
#include "ui/shared/tokenfilteredit.h"
#include "ui/shared/usebar.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

Gallery::Gallery(bool chinese, QWidget *parent)
    : QWidget(parent)
    , m_chinese(chinese)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(24, 16, 24, 16);
    grid->setSpacing(14);
    grid->addWidget(states(), 0, 0, 1, 2);
    grid->addWidget(notices(), 1, 0);
    grid->addWidget(marks(), 1, 1);
    grid->addWidget(table(), 2, 0);
    grid->addWidget(inspector(), 2, 1, 2, 1);
    grid->addWidget(controls(), 3, 0);
    grid->setColumnStretch(0, 3);
    grid->setColumnStretch(1, 2);
    grid->setRowStretch(2, 1);
}

QString Gallery::say(const QString &english, const QString &chinese) const
{
    return m_chinese ? chinese : english;
}

QWidget *Gallery::states()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(14);
    struct One
    {
        StateView::Kind kind;
        QString title;
        QString reason;
        QStringList buttons;
        bool primary = false;
    };
    using Kind = StateView::Kind;
    const QList<One> all {
        {Kind::Empty, say(u"No jobs yet in llm-team"_s, u"llm-team 里还没有作业"_s),
            say(u"Jobs you submit appear here, whatever their kind."_s,
                u"提交的作业都会显示在这里，不分类型。"_s),
            {say(u"New job"_s, u"新建作业"_s), say(u"Clone from a file…"_s, u"从文件克隆…"_s)},
            true},
        {Kind::NoMatch, say(u"No pod matches 3 filters"_s, u"没有 Pod 符合 3 个筛选条件"_s),
            say(u"50,000 pods are loaded. “status: not ready” hides most of them."_s,
                u"已载入 50,000 个 Pod，多数被“状态：未就绪”隐藏。"_s),
            {say(u"Clear filters"_s, u"清除筛选"_s), say(u"Remove “status”"_s, u"去掉“状态”"_s)}},
        {Kind::Loading,
            say(u"Loading pods: 12,500 of about 50,000"_s, u"正在载入 Pod：12,500 / 约 50,000"_s),
            say(u"You can filter, sort and open rows already."_s,
                u"现在就可以筛选、排序和打开。"_s),
            {say(u"Stop"_s, u"停止"_s)}},
        {Kind::Offline, say(u"Offline since 14:32"_s, u"14:32 起离线"_s),
            say(u"Showing what was known then. Next try in 4 s. Your draft is safe."_s,
                u"下面是离线前的内容。4 秒后重试。草稿已保存。"_s),
            {say(u"Try now"_s, u"立即重试"_s), say(u"Details"_s, u"详情"_s)}},
        {Kind::NoAccess, say(u"No access to Secrets in vision"_s, u"无权查看 vision 中的 Secret"_s),
            say(u"zhangwei lacks the verb list on secrets. This does not mean that there are none."_s,
                u"zhangwei 缺少 secrets 的 list 权限。这不表示那里没有 Secret。"_s),
            {say(u"Copy request for admin"_s, u"复制权限申请"_s),
                say(u"Open by name…"_s, u"按名称打开…"_s)}},
        {Kind::Error, say(u"The server answered with an error"_s, u"服务器返回错误"_s),
            say(u"500 InternalError: etcdserver: request timed out. Tried 3 times since 14:30."_s,
                u"500 InternalError：etcdserver: request timed out。14:30 起已试 3 次。"_s),
            {say(u"Try again"_s, u"重试"_s), say(u"Copy details"_s, u"复制详情"_s)}},
        {Kind::LoginExpired, say(u"Your login expired at 14:30"_s, u"登录已于 14:30 过期"_s),
            say(u"Reading has stopped; nothing is lost. Sign in once and every view goes on."_s,
                u"已停止读取，内容没有丢失。重新登录后各视图自动继续。"_s),
            {say(u"Sign in again"_s, u"重新登录"_s),
                say(u"Use another login…"_s, u"换一个登录…"_s)},
            true},
        {Kind::NotServed, say(u"Kind not served by this cluster"_s, u"此集群没有这种资源"_s),
            say(u"cluster t9k-edge has no DeepSpeedJob. 7 other job kinds are available."_s,
                u"集群 t9k-edge 不提供 DeepSpeedJob，另有 7 种作业可用。"_s),
            {say(u"Show job kinds"_s, u"查看作业类型"_s)}},
    };
    for (int i = 0; i < all.size(); ++i) {
        auto *view = new StateView(box);
        QList<BannerAction> actions;
        for (const QString &text : all.at(i).buttons) {
            actions.append({text, {}});
        }
        view->setContent(
            all.at(i).kind, all.at(i).title, all.at(i).reason, actions, all.at(i).primary);
        view->setProgress(12500, 50000);
        view->setFixedHeight(210);
        grid->addWidget(view, i / 4, i % 4);
        grid->setColumnStretch(i % 4, 1);
    }
    return box;
}

QWidget *Gallery::notices()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *offline = new Banner(box);
    offline->setContent(State::Waiting, say(u"Offline since 14:32"_s, u"14:32 起离线"_s),
        say(u"Rows are as of 14:32:05 and stay usable; edits are kept as drafts. Trying again in 4 s."_s,
            u"各行为 14:32:05 的内容，仍可查看；修改会存为草稿。4 秒后重试。"_s));
    auto *killed = new Banner(box);
    killed->setContent(State::Failed,
        say(u"Rank 5 failed first: out of memory (OOMKilled, exit code 137)"_s,
            u"副本 5 最先失败：内存超限，被系统终止（OOMKilled，退出码 137）"_s),
        say(u"It reached the limit of 64Gi on gpu-node-14 at 14:32:07. The other 7 replicas ended within 9 s."_s,
            u"14:32:07 在节点 gpu-node-14 上达到内存上限 64Gi。其余 7 个副本在 9 秒内因通信中断退出。"_s),
        {{say(u"Logs before the crash"_s, u"看崩溃前的日志"_s), {}},
            {say(u"Run again with 96Gi…"_s, u"以 96Gi 内存再次运行…"_s), {}},
            {say(u"Copy diagnosis"_s, u"复制诊断"_s), {}, true}});
    auto *strip = new Banner(box);
    strip->setStrip(true);
    strip->setContent(State::Running,
        say(u"Catching up: 1,204 changes"_s, u"追赶中：1,204 处变化"_s),
        say(u"The watch had expired (410); the list was read again."_s,
            u"监视已失效（410），列表已重新读取。"_s));
    strip->setClosable(true);
    column->addWidget(offline);
    column->addWidget(killed);
    column->addWidget(strip);
    column->addWidget(new Toast(
        {State::Succeeded, say(u"gpt-pretrain-7b-r2 submitted"_s, u"已提交 gpt-pretrain-7b-r2"_s),
            say(u"Open"_s, u"打开"_s), {}},
        box));
    column->addWidget(new Toast(
        {State::Failed,
            say(u"Could not delete clip-old: forbidden"_s, u"未能删除 clip-old：没有权限"_s),
            say(u"Details"_s, u"详情"_s), {}},
        box));
    column->addStretch(1);
    return box;
}

QWidget *Gallery::marks()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *pills = new QGridLayout;
    pills->setSpacing(8);
    for (int i = 0; i < stateCount; ++i) {
        pills->addWidget(
            new StatePill(static_cast<State>(i), {}, box), i / 4, i % 4, Qt::AlignLeft);
    }
    pills->addWidget(new StatePill(State::Failed, u"ImagePullBackOff"_s, box), 2, 0, 1, 2);
    column->addLayout(pills);
    auto *legend = new TileLegend(box);
    QList<TileState> kinds;
    for (int i = 0; i < tileStateCount; ++i) {
        kinds.append(static_cast<TileState>(i));
    }
    legend->setTiles(kinds.first(4) + kinds.sliced(6));
    column->addWidget(legend);
    auto *tiles = new ReplicaTiles(box);
    QList<Tile> list;
    for (int i = 0; i < 24; ++i) {
        list.append({i, kinds.at(i % tileStateCount), {}});
    }
    tiles->setTiles(u"worker"_s, list);
    tiles->setSelectedRank(12);
    column->addWidget(tiles);
    auto *line = new Timeline(box);
    using When = TimelineStep::When;
    line->setSteps({{say(u"Submitted"_s, u"提交"_s), u"14:06:21"_s, When::Past},
        {say(u"Queued"_s, u"排队"_s), u"3 s"_s, When::Past},
        {say(u"Creating"_s, u"创建副本"_s), u"18 m"_s, When::Present, State::Waiting},
        {say(u"Starting"_s, u"启动"_s)}, {say(u"Training"_s, u"训练"_s)}});
    column->addWidget(line);
    auto *bar = new UseBar(box);
    bar->setUse(1.0, u"112 / 112"_s, UseBar::Tone::Full);
    auto *half = new UseBar(box);
    half->setUse(0.55, u"232 / 256"_s);
    column->addWidget(bar);
    column->addWidget(half);
    column->addStretch(1);
    return box;
}

QWidget *Gallery::controls()
{
    auto *box = new QWidget(this);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    const auto button = [box](const QString &text, ButtonRole role, const QString &icon = {}) {
        auto *made = new QPushButton(text, box);
        Style::setRole(made, role);
        if (!icon.isEmpty()) {
            made->setIcon(Icons::named(icon));
        }
        return made;
    };
    auto *row = new QHBoxLayout;
    row->addWidget(button(say(u"New job"_s, u"新建作业"_s), ButtonRole::Primary, u"list-add"_s));
    row->addWidget(button(say(u"Pause"_s, u"暂停"_s), ButtonRole::Secondary));
    row->addWidget(button(say(u"Delete…"_s, u"删除…"_s), ButtonRole::Danger));
    row->addWidget(button(say(u"Show all 18"_s, u"显示全部 18 个"_s), ButtonRole::Link));
    auto *off = button(say(u"Submit"_s, u"提交"_s), ButtonRole::Primary, u"document-send"_s);
    off->setEnabled(false);
    row->addWidget(off);
    row->addStretch(1);
    grid->addLayout(row, 0, 0, 1, 4);
    auto *segments = new Segmented(box);
    segments->setAccessibleName(u"Level"_s);
    segments->setOptions({say(u"Required"_s, u"必填"_s), say(u"Common"_s, u"常用"_s),
        say(u"All"_s, u"全部"_s), say(u"Set only"_s, u"已设置"_s)});
    segments->setCurrent(1);
    grid->addWidget(segments, 1, 0, 1, 2);
    auto *search = new SearchField(box);
    search->setHint(
        say(u"Find a field, help text or value"_s, u"查找字段、说明或当前值"_s), u"Ctrl+F"_s);
    grid->addWidget(search, 1, 2, 1, 2);
    auto *edit = new QLineEdit(u"gpt-pretrain-7b-r2"_s, box);
    edit->setAccessibleName(u"Name"_s);
    auto *wrong = new QLineEdit(u"128GB"_s, box);
    wrong->setAccessibleName(u"Memory"_s);
    Style::setInvalid(wrong, true);
    auto *placeholder = new QLineEdit(box);
    placeholder->setPlaceholderText(say(u"default: 0"_s, u"默认：0"_s));
    placeholder->setAccessibleName(u"Restarts"_s);
    auto *combo = new QComboBox(box);
    combo->addItems({u"harbor.local/llm/deepspeed:0.14.4"_s, u"b"_s});
    combo->setAccessibleName(u"Image"_s);
    auto *editable = new QComboBox(box);
    editable->setEditable(true);
    editable->addItems({u"high"_s, u"default"_s});
    editable->setAccessibleName(u"Queue"_s);
    auto *spin = new QSpinBox(box);
    spin->setAccessibleName(u"Replicas"_s);
    spin->setValue(32);
    auto *check = new QCheckBox(say(u"Open at start"_s, u"启动时直接打开"_s), box);
    check->setChecked(true);
    auto *radio = new QRadioButton(u"python"_s, box);
    radio->setChecked(true);
    auto *radio2 = new QRadioButton(u"module"_s, box);
    grid->addWidget(edit, 2, 0);
    grid->addWidget(wrong, 2, 1);
    grid->addWidget(placeholder, 2, 2);
    grid->addWidget(spin, 2, 3);
    grid->addWidget(combo, 3, 0, 1, 2);
    grid->addWidget(editable, 3, 2);
    auto *choices = new QHBoxLayout;
    choices->addWidget(check);
    choices->addWidget(radio);
    choices->addWidget(radio2);
    grid->addLayout(choices, 3, 3);
    auto *tabs = new QTabBar(box);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->addTab(say(u"Overview"_s, u"概览"_s));
    tabs->addTab(say(u"Replicas"_s, u"副本"_s) + u"\t8"_s);
    tabs->addTab(say(u"Logs"_s, u"日志"_s));
    tabs->addTab(u"YAML"_s);
    tabs->setAccessibleName(u"Parts"_s);
    grid->addWidget(tabs, 4, 0, 1, 4);
    return box;
}

QWidget *Gallery::table()
{
    auto *box = new QWidget(this);
    box->setBackgroundRole(QPalette::Base);
    box->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *bar = new QWidget(box);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    auto *filter = new TokenFilterEdit(bar);
    filter->setPlaceholder(say(u"Name, queue, image"_s, u"按名称、队列、镜像"_s));
    filter->setKeys({{u"ns"_s}, {u"status"_s}});
    filter->setFromString(u"ns:llm-team status:waiting"_s);
    row->addWidget(filter, 1);
    for (const State state : {State::Failed, State::Waiting, State::Running}) {
        auto *chip = new CountChip(StateWords::word(state), state, bar);
        chip->setCount(static_cast<int>(state) + 2);
        chip->setChecked(state == State::Waiting);
        row->addWidget(chip);
    }
    column->addWidget(bar);
    auto *model = new QStandardItemModel(7, 6, box);
    model->setHorizontalHeaderLabels({say(u"State"_s, u"状态"_s), say(u"Name"_s, u"名称"_s),
        say(u"Replicas ready"_s, u"副本就绪"_s), u"GPU"_s, say(u"Duration"_s, u"用时"_s),
        say(u"Reason"_s, u"原因 / 说明"_s)});
    const QStringList names {u"llama-sft"_s, u"data-clean-0412"_s, u"gpt-pretrain-13b"_s,
        u"palm-tune-with-a-very-long-name-indeed"_s, u"horovod-bert"_s, u"gpt-pretrain-7b"_s,
        u"sd-lora-anime"_s};
    const QList<State> states {State::Failed, State::Failed, State::Waiting, State::Waiting,
        State::Starting, State::Running, State::Paused};
    for (int i = 0; i < names.size(); ++i) {
        model->setItem(i, 1, new QStandardItem(names.at(i)));
        model->item(i, 1)->setCheckable(true);
        model->item(i, 1)->setCheckState(i % 3 == 0 ? Qt::Checked : Qt::Unchecked);
        model->setItem(i, 2, new QStandardItem(u"%1/%2"_s.arg(i * 4).arg(i * 8)));
        model->setItem(i, 3, new QStandardItem(QString::number(i * 8)));
        model->item(i, 3)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        model->setItem(i, 4, new QStandardItem(say(u"3h12m"_s, u"3 时 12 分"_s)));
        model->setItem(i, 5,
            new QStandardItem(
                say(u"Project GPU quota is short by 8"_s, u"项目 GPU 配额不足：还差 8 块"_s)));
        model->setItem(i, 0, new QStandardItem(QString()));
    }
    model->setHeaderData(
        3, Qt::Horizontal, QVariant(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    auto *view = new Table(box);
    view->setAccessibleName(u"Jobs"_s);
    view->setModel(model);
    view->setItemDelegateForColumn(0,
        new PillDelegate(
            [states](const QModelIndex &i) { return std::optional(states.at(i.row())); }, view));
    view->setItemDelegateForColumn(1,
        new NameDelegate(
            [](const QModelIndex &i) {
                return NameDelegate::Extras {
                    u"DS"_s, i.row() == 2 ? QStringList {u"debug"_s} : QStringList {}};
            },
            view));
    view->setItemDelegateForColumn(2,
        new TilesDelegate(
            [](const QModelIndex &i) {
                QList<TileState> tiles;
                for (int k = 0; k < i.row() * 8; ++k) {
                    tiles.append(static_cast<TileState>((k + i.row()) % tileStateCount));
                }
                return tiles;
            },
            view));
    view->setColumnWidths({96, 200, 170, 50, 84, 240});
    view->setStretchColumn(5);
    view->setLeavingColumns({4, 3});
    view->setSortingEnabled(true);
    view->sortByColumn(4, Qt::AscendingOrder);
    view->selectRow(2);
    column->addWidget(view, 1);
    auto *selection = new SelectionBar(box);
    auto *logs = new QAction(say(u"View logs"_s, u"查看日志"_s), box);
    auto *remove = new QAction(say(u"Delete…"_s, u"删除…"_s), box);
    selection->setActions({logs}, {remove});
    selection->setReason(say(u"Delete: no permission in vision"_s, u"删除：vision 中没有权限"_s));
    selection->setSelection(3, say(u"in 2 namespaces"_s, u"分布在 2 个项目"_s));
    column->addWidget(selection);
    return box;
}

QWidget *Gallery::inspector()
{
    auto *box = new QWidget(this);
    box->setBackgroundRole(QPalette::AlternateBase);
    box->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *object = new ObjectHead(box);
    object->setObject(
        u"PT"_s, u"llama-sft"_s, State::Failed, {}, u"PyTorchTrainingJob · llm-team"_s);
    auto *again
        = new QAction(Icons::named(u"edit-copy"_s), say(u"Run again…"_s, u"再次运行…"_s), box);
    auto *edit = new QAction(say(u"Edit"_s, u"编辑"_s), box);
    auto *remove = new QAction(say(u"Delete…"_s, u"删除…"_s), box);
    object->setActions(again, {edit}, {remove}, {edit});
    column->addWidget(object);
    auto *head = new InspectorHead(box);
    head->setObject(u"DS"_s, u"gpt-pretrain-13b"_s, State::Waiting, {},
        say(u"DeepSpeedJob · 18 min ago"_s, u"DeepSpeedJob · 张伟 · 18 分前提交"_s));
    head->setActions({edit, again}, {remove});
    column->addWidget(head);
    auto *content = new QVBoxLayout;
    content->setContentsMargins(14, 0, 14, 14);
    auto *facts = new SectionHead(say(u"Identity"_s, u"概要"_s), box);
    facts->setQuiet(true);
    auto *info = new InfoGrid(box);
    info->add(say(u"Queue"_s, u"队列"_s), say(u"high (priority 50)"_s, u"high（优先级 50）"_s));
    info->addLink(say(u"Node"_s, u"节点"_s), u"gpu-node-14"_s, u"node"_s);
    info->addMono(say(u"Image"_s, u"镜像"_s), u"harbor.local/llm/deepspeed:0.14.4"_s);
    auto *config = new SectionHead(say(u"Resources"_s, u"资源"_s), box);
    config->setFoldable(true);
    config->setKey(u"spec.config"_s);
    config->setErrorCount(1);
    config->setSummary(say(u"6 fields, 2 set"_s, u"每个 worker"_s));
    auto *events = new SectionHead(say(u"Events"_s, u"事件"_s), box);
    events->setQuiet(true);
    events->setAction(say(u"All 9"_s, u"全部 9 条"_s));
    auto *labels = new QHBoxLayout;
    labels->addWidget(new Tag(u"app=llama"_s, Tag::Look::Filled, box));
    labels->addWidget(new Tag(say(u"debug"_s, u"调试"_s), Tag::Look::Outline, box));
    labels->addStretch(1);
    content->addWidget(facts);
    content->addWidget(info);
    content->addWidget(config);
    content->addWidget(events);
    content->addLayout(labels);
    content->addStretch(1);
    column->addLayout(content, 1);
    return box;
}

} // namespace ui
