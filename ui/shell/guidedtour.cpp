// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/guidedtour.h"

#include "ui/shared/paint.h"
#include "ui/shared/quietlabel.h"
#include "ui/shared/style.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int cardWidth = 380;
constexpr int margin = 16;

models::GroupVersionKind batch(const QString &kind)
{
    return {u"batch.tensorstack.dev"_s, u"v1beta1"_s, kind};
}

} // namespace

QList<GuidedTour::Stop> GuidedTour::stops()
{
    using Kind = Place::Kind;
    return {
        {{.kind = Kind::Jobs}, tr("My jobs"),
            tr("All jobs of the project in one list, whatever their kind, the worst first. Each "
               "row says in one sentence why a job waits or failed; a click shows more beside "
               "it.")},
        {{.kind = Kind::Job,
             .gvk = batch(u"PyTorchTrainingJob"_s),
             .nameSpace = u"demo"_s,
             .name = u"llama-sft"_s},
            tr("Why a job failed"),
            tr("The page of a job says which replica failed first and what followed from it. Its "
               "log merges all replicas by time.")},
        {{.kind = Kind::Queues}, tr("Why a job waits"),
            tr("Queues by priority, the project's quota and who holds it, and for each waiting "
               "job everything that it waits for.")},
        {{.kind = Kind::NewJob, .gvk = batch(u"DeepSpeedJob"_s)}, tr("A new job"),
            tr("A dozen fields are enough. The YAML beside the form follows each key, and both "
               "can be edited; what is wrong is said before the job is submitted.")},
        {{.kind = Kind::Resources, .gvk = {{}, u"v1"_s, u"Pod"_s}}, tr("Every kind"),
            tr("Each kind that the server has is a live table with a filter, pages of its "
               "objects, and a form for a new one.")},
        {{.kind = Kind::Explorer, .gvk = batch(u"DeepSpeedJob"_s), .part = u"spec.elastic"_s},
            tr("Every field"),
            tr("The API explorer explains each field in words and as kubectl does. The key / "
               "searches the fields of all kinds.")},
        {{.kind = Kind::Jobs}, tr("That is all"),
            tr("The sandbox is free to try things in: it forgets everything when the program "
               "ends. A cluster of your own is added on the start page.")},
    };
}

GuidedTour::GuidedTour(QWidget *window, const QWidget *above, Open open)
    : QWidget(window)
    , m_above(above)
    , m_open(std::move(open))
    , m_title(new QLabel(this))
    , m_text(new QuietLabel(this, Token::Text, Type::Content))
    , m_count(new QuietLabel(this))
    , m_end(new QPushButton(this))
    , m_back(new QPushButton(this))
    , m_next(new QPushButton(this))
{
    setFixedWidth(cardWidth);
    m_text->setWordWrap(true);
    Style::setRole(m_end, ButtonRole::Quiet);
    Style::setRole(m_next, ButtonRole::Primary);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(8);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_end);
    foot->addWidget(m_back);
    foot->addWidget(m_next);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(4);
    column->addLayout(foot);
    connect(m_end, &QPushButton::clicked, this, &GuidedTour::end);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_stop - 1); });
    connect(m_next, &QPushButton::clicked, this, [this] { goTo(m_stop + 1); });
    window->installEventFilter(this);
    goTo(0);
    QWidget::show();
    raise();
    m_next->setFocus();
}

int GuidedTour::stopCount() const
{
    return int(stops().size());
}

void GuidedTour::goTo(int stop)
{
    if (stop >= stopCount()) {
        end();
        return;
    }
    m_stop = std::max(0, stop);
    m_open(stops().at(m_stop).place);
    show();
    raise();
    m_next->setFocus();
}

void GuidedTour::end()
{
    hide();
    emit ended();
    deleteLater();
}

void GuidedTour::show()
{
    const QList<Stop> all = stops();
    const Stop &stop = all.at(m_stop);
    m_title->setFont(Theme::font(Type::StateTitle, QFont::DemiBold));
    m_title->setText(stop.title);
    m_text->setText(stop.text);
    m_count->setText(tr("%1 of %2", "stop of the tour").arg(m_stop + 1).arg(all.size()));
    m_end->setText(tr("End the tour"));
    m_back->setText(tr("Back"));
    const bool isLast = m_stop + 1 == int(all.size());
    m_next->setText(isLast ? tr("Done") : tr("Next"));
    m_end->setVisible(!isLast);
    m_back->setEnabled(m_stop > 0);
    setAccessibleName(stop.title);
    setAccessibleDescription(stop.text);
    settle();
}

void GuidedTour::settle()
{
    const QWidget *window = parentWidget();
    resize(cardWidth, layout()->heightForWidth(cardWidth));
    const int bottom
        = m_above->isVisible() ? m_above->mapTo(window, QPoint(0, 0)).y() : window->height();
    move(window->width() - width() - margin, bottom - height() - margin);
}

bool GuidedTour::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        settle();
    return QWidget::eventFilter(watched, event);
}

void GuidedTour::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QWidget::keyPressEvent(event);
}

void GuidedTour::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange) {
        if (m_stop >= 0)
            show();
    }
}

void GuidedTour::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paint::panel(
        painter, QRectF(rect()), Theme::color(Token::Surface), Theme::color(Token::Control));
}

} // namespace ui
