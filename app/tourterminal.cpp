// SPDX-License-Identifier: Apache-2.0
#include "app/tour.h"

#include "ui/shared/actiontable.h"
#include "ui/shared/page.h"
#include "ui/shared/session.h"
#include "ui/shell/mainwindow.h"
#include "ui/terminal/dock.h"
#include "ui/terminal/podterminal.h"
#include "ui/terminal/terminalview.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace app {

/// From the replicas of a job that runs, a shell in one of them; a command, and what it says.
void Tour::addTerminal()
{
    const auto current = [this]() -> ui::PodTerminal * {
        const auto *dock = window().findChild<ui::Dock *>();
        return dock == nullptr || !dock->isVisible() ? nullptr : dock->current();
    };
    m_steps.append({u"replicas"_s,
        [this] {
            window().open({ui::Place::Kind::Job,
                              {u"batch.tensorstack.dev"_s, u"v1beta1"_s, u"DeepSpeedJob"_s},
                              u"demo"_s, u"gpt-pretrain-7b"_s, u"replicas"_s},
                ui::OpenMode::NewTab);
        },
        [this] { return isLive() && isJob(models::JobState::Running) && hasRows(4); },
        u"the replicas of a running job are shown"_s});
    m_steps.append({u"terminal"_s, [this] { trigger(ui::ActionId::Shell); },
        [current] {
            ui::PodTerminal *terminal = current();
            if (terminal == nullptr || terminal->state() != ui::PodTerminal::State::Live)
                return false;
            const QString text = terminal->view().allText();
            if (text.endsWith(u'#') && !text.contains("nvidia-smi"_L1))
                terminal->view().screen().type(u"nvidia-smi\r"_s);
            return text.contains("NVIDIA-SMI"_L1) && text.endsWith(u'#');
        },
        u"a shell in a replica runs nvidia-smi"_s});
    m_steps.append(
        {u"terminal-ended"_s, [current] { current()->view().screen().type(u"exit 3\r"_s); },
            [current] {
                return current() != nullptr && current()->state() == ui::PodTerminal::State::Ended
                    && current()->title().endsWith(u'3');
            },
            u"the shell has ended with exit code 3"_s});
}

} // namespace app
