// SPDX-License-Identifier: Apache-2.0
// What ThreadSanitizer cannot see, because Qt itself is not instrumented: that a worker of a thread
// pool begins after it was given its work, and that who waits for a result has it after it was
// made. Our calls to these four functions come here first; each goes on to Qt's own.
#include <QFutureInterface>
#include <QRunnable>
#include <QThreadPool>

#include <dlfcn.h>

#include <functional>
#include <utility>

extern "C" void __tsan_acquire(void *place);
extern "C" void __tsan_release(void *place);

namespace {

template <typename Function> Function next(const char *name)
{
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// Work as it was when it was given away.
class Given final : public QRunnable
{
public:
    explicit Given(QRunnable *work)
        : m_work(work)
    {
        __tsan_release(this);
    }
    void run() override
    {
        __tsan_acquire(this);
        const bool isOurs = m_work->autoDelete();
        m_work->run();
        if (isOurs)
            delete m_work;
    }

private:
    QRunnable *m_work;
};

/// What all futures of one result share: it comes right after the table of virtual functions.
void *sharedBy(const QFutureInterfaceBase *future)
{
    return reinterpret_cast<void *const *>(future)[1];
}

} // namespace

void QThreadPool::start(QRunnable *work, int priority)
{
    static const auto go
        = next<void (*)(QThreadPool *, QRunnable *, int)>("_ZN11QThreadPool5startEP9QRunnablei");
    go(this, new Given(work), priority);
}

void QFutureInterfaceBase::reportResultsReady(int begin, int end)
{
    static const auto go = next<void (*)(QFutureInterfaceBase *, int, int)>(
        "_ZN20QFutureInterfaceBase18reportResultsReadyEii");
    __tsan_release(sharedBy(this));
    go(this, begin, end);
}

void QFutureInterfaceBase::reportFinished()
{
    static const auto go
        = next<void (*)(QFutureInterfaceBase *)>("_ZN20QFutureInterfaceBase14reportFinishedEv");
    __tsan_release(sharedBy(this));
    go(this);
}

void QFutureInterfaceBase::setContinuation(
    std::function<void(const QFutureInterfaceBase &)> then, QFutureInterfaceBasePrivate *data)
{
    using Then = std::function<void(const QFutureInterfaceBase &)>;
    static const auto go
        = next<void (*)(QFutureInterfaceBase *, Then, QFutureInterfaceBasePrivate *)>(
            "_ZN20QFutureInterfaceBase15setContinuationESt8functionIFvRKS_EE"
            "P27QFutureInterfaceBasePrivate");
    __tsan_release(sharedBy(this));
    go(this, std::move(then), data);
}

void QFutureInterfaceBase::runContinuation() const
{
    static const auto go = next<void (*)(const QFutureInterfaceBase *)>(
        "_ZNK20QFutureInterfaceBase15runContinuationEv");
    __tsan_acquire(sharedBy(this));
    go(this);
}

void QFutureInterfaceBase::waitForResult(int index)
{
    static const auto go
        = next<void (*)(QFutureInterfaceBase *, int)>("_ZN20QFutureInterfaceBase13waitForResultEi");
    go(this, index);
    __tsan_acquire(sharedBy(this));
}
