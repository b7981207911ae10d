// SPDX-License-Identifier: Apache-2.0
#include "models/resources/fieldsearcher.h"

#include "models/resources/fieldcatalog.h"

#include <QtConcurrentRun>

namespace models {

namespace {

constexpr int repeatMilliseconds = 150; // while documents come, not for each of them

} // namespace

FieldSearcher::FieldSearcher(FieldCatalog &catalog, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
{
    m_worker.setMaxThreadCount(1);
    m_again.setSingleShot(true);
    m_again.setInterval(repeatMilliseconds);
    connect(&m_again, &QTimer::timeout, this, &FieldSearcher::start);
    connect(&m_catalog, &FieldCatalog::changed, this, [this] {
        if (!m_words.isEmpty() && !m_again.isActive())
            m_again.start();
    });
}

FieldSearcher::~FieldSearcher()
{
    m_stop.request_stop();
}

void FieldSearcher::setText(const QString &typed)
{
    const QStringList words = searchWords(typed);
    if (words == m_words)
        return;
    m_words = words;
    start();
}

void FieldSearcher::setKind(const std::optional<GroupVersionKind> &only)
{
    if (m_only == only)
        return;
    m_only = only;
    start();
}

void FieldSearcher::start()
{
    m_again.stop();
    m_stop.request_stop();
    m_stop = {};
    const quint64 generation = ++m_generation;
    m_isRunning = !m_words.isEmpty();
    if (!m_isRunning) {
        m_hits = {};
        emit found();
        return;
    }
    QtConcurrent::run(&m_worker,
        [tables = m_catalog.tables(), words = m_words, stop = m_stop.get_token(), only = m_only] {
            return findFields(tables, words, stop, only);
        })
        .then(this, [this, generation](const FieldHits &hits) {
            if (generation != m_generation)
                return;
            m_isRunning = false;
            m_hits = hits;
            emit found();
        });
}

} // namespace models
