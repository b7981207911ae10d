// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace models {

/// A sentence for the user, made where no translator may be used (workers, models) and put into the
/// user's language where it is shown. The English sentence is the key; %1, %2… stand for the
/// arguments. Write it so that lupdate sees it:
///
///     Message(QT_TRANSLATE_NOOP("models", "Context %1 names the unknown cluster %2."), {context,
///     cluster})
///
/// `source` must have static storage. Safe in any thread, except text(), which belongs to the GUI
/// thread.
class Message
{
public:
    Message() = default;
    explicit Message(const char *source, QStringList arguments = {})
        : m_source(source)
        , m_arguments(std::move(arguments))
    {
    }

    [[nodiscard]] bool isEmpty() const { return m_source == nullptr; }
    [[nodiscard]] const char *source() const { return m_source; }
    [[nodiscard]] QStringList arguments() const { return m_arguments; }

    /// In the application's language (the installed translators), arguments filled in.
    [[nodiscard]] QString text() const;
    /// In English, whatever the language: for logs and for the command line's machine-readable
    /// output.
    [[nodiscard]] QString english() const;

    bool operator==(const Message &other) const;

private:
    const char *m_source = nullptr;
    QStringList m_arguments;
};

} // namespace models
