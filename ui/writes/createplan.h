// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/base/error.h"
#include "models/base/groupversion.h"
#include "models/writes/editsession.h"
#include "models/yaml/tree.h"

#include <QObject>

#include <optional>

namespace ui {

class Session;

/// "kind: List", which is no object of its own: what it holds is taken one by one.
[[nodiscard]] bool isListOfObjects(const QJsonObject &document);

/// The objects of a text with one or more documents on their way to the server: what each is, what
/// a dry run says, and what became of it.
class CreatePlan final : public QObject
{
    Q_OBJECT
public:
    enum class Mode {
        Create, ///< POST: a name that is taken is an error
        Apply, ///< server-side apply: what is there is changed
    };
    enum class State { Unchecked, Checking, New, Changes, Same, Refused, Writing, Done, Failed };
    struct Item
    {
        int document = 0;
        bool isItem = false; ///< one of those that a List in that document holds
        models::GroupVersionKind gvk {};
        std::optional<models::ApiResource> resource {};
        QString nameSpace {};
        QString name {};
        QJsonObject object {};
        State state = State::Unchecked;
        std::optional<models::Error> error {};
        QList<models::StatusCause> ofPods {}; ///< what is said of the pods of its templates
        models::Review review {}; ///< of New and Changes
        bool wasLookedUp = false; ///< of Done: the answer was lost, and the object is there
    };

    explicit CreatePlan(Session &session, QObject *parent = nullptr);

    void setMode(Mode mode);
    [[nodiscard]] Mode mode() const { return m_mode; }
    /// Objects that are done and still say the same stay done.
    void setTree(const models::yaml::Tree &tree);
    [[nodiscard]] const QList<Item> &items() const { return m_items; }
    [[nodiscard]] int count(State state) const;
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool isChecked() const; ///< every object has its answer

    void check();
    /// In Apply, contested fields of item `index` that stay as they are.
    void keep(int index, const QList<models::Change> &changes);
    /// All that may be written, one after the other.
    void write();

signals:
    void changed();
    /// Every object has been tried.
    void written();

private:
    [[nodiscard]] Item itemOf(const QJsonObject &object) const;
    void checkItem(qsizetype index);
    void checkCreate(qsizetype index);
    void checkApply(qsizetype index);
    void writeNext();
    void settle(
        qsizetype index, int generation, State state, std::optional<models::Error> error = {});
    [[nodiscard]] bool isCurrent(qsizetype index, int generation) const;

    Session &m_session;
    Mode m_mode = Mode::Create;
    QList<Item> m_items;
    QList<QJsonObject> m_done;
    int m_generation = 0;
};

} // namespace ui
