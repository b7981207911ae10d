// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/containers/containers.h"

#include "models/sandbox/containers/shellprocess.h"

using namespace Qt::StringLiterals;

namespace models::sandbox {

std::expected<std::unique_ptr<ContainerProcess>, QString> Containers::run(
    const ContainerProgram &program) const
{
    Container container = Container::of(program.pod, program.container);
    const QString name = program.command.value(0);
    if (!hasProgram(container, name)) {
        const bool isPath = name.contains(u'/');
        return std::unexpected(
            u"OCI runtime exec failed: exec failed: unable to start container process: exec: \"%1\": %2: unknown"_s
                .arg(name,
                    isPath ? u"stat %1: no such file or directory"_s.arg(name)
                           : u"executable file not found in $PATH"_s));
    }
    return std::make_unique<ShellProcess>(
        m_clock, std::move(container), program.command, program.withTerminal);
}

} // namespace models::sandbox
