// SPDX-License-Identifier: Apache-2.0
#include "models/sandbox/controllers/logvoice.h"

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace models::sandbox {
namespace {

enum class Voice { DeepSpeed, Torch, TensorFlow, XGBoost, Flink, Beam, Sshd, Plain };

Voice voiceOf(const ContainerLife &life)
{
    if ((life.kind == "MPIJob"_L1 || life.kind == "ColossalAIJob"_L1) && life.role != "launcher"_L1)
        return Voice::Sshd;
    if (life.kind == "DeepSpeedJob"_L1)
        return Voice::DeepSpeed;
    if (life.kind == "TensorFlowTrainingJob"_L1)
        return Voice::TensorFlow;
    if (life.kind == "XGBoostTrainingJob"_L1)
        return Voice::XGBoost;
    if (life.kind == "BeamJob"_L1)
        return life.role == "batchjob"_L1 ? Voice::Beam : Voice::Flink;
    if (life.kind == "PyTorchTrainingJob"_L1 || life.kind == "MPIJob"_L1
        || life.kind == "ColossalAIJob"_L1)
        return Voice::Torch;
    return Voice::Plain;
}

/// Between -1 and 1, always the same for the same place.
double noise(const ContainerLife &life, qint64 k)
{
    const quint64 seed = quint64(k) * 0x9E3779B97F4A7C15ULL ^ qHash(life.podUid, 7);
    const quint64 mixed = (seed ^ (seed >> 31)) * 0xBF58476D1CE4E5B9ULL;
    return double((mixed >> 20) % 20001) / 10000.0 - 1;
}

double lossAt(const ContainerLife &life, qint64 k)
{
    return 1.72 + 8.9 * std::exp(-double(k) / 900.0) + 0.04 * noise(life, k);
}

QString number(double value, int digits)
{
    return QString::number(value, 'f', digits);
}

QString level(Voice voice, const QDateTime &time, const QString &level, const QString &place)
{
    const QString clock = time.toString(u"yyyy-MM-dd HH:mm:ss,zzz");
    if (voice == Voice::DeepSpeed)
        return u"[%1] [%2] [%3] "_s.arg(clock, level, place);
    return u"%1 %2 %3: "_s.arg(clock, level, place);
}

} // namespace

double stepInterval(const ContainerLife &life)
{
    if (life.isIdle)
        return 300;
    switch (voiceOf(life)) {
    case Voice::Sshd:
        return 120;
    case Voice::Flink:
        return 30;
    case Voice::Plain:
        return 3;
    default:
        return life.rank == 0 ? 2 : 10;
    }
}

QStringList prologueOf(const ContainerLife &life)
{
    if (life.isIdle)
        return {};
    const QString rank = QString::number(life.rank), world = QString::number(life.world);
    const Voice voice = voiceOf(life);
    switch (voice) {
    case Voice::Sshd:
        return {u"Server listening on 0.0.0.0 port 22."_s, u"Server listening on :: port 22."_s};
    case Voice::Flink:
        return {u"INFO  Starting %1 (Version: 1.10.1)"_s.arg(life.role),
            u"INFO  Actor system started at %1:6123"_s.arg(life.pod),
            u"INFO  Registered with the resource manager"_s};
    case Voice::Beam:
        return {u"INFO:root:Default Python SDK image for environment is used"_s,
            u"INFO:root:Pipeline has 14 transforms"_s, u"INFO:root:Job submitted to the cluster"_s};
    case Voice::TensorFlow:
        return {u"I cpu_feature_guard: using oneDNN custom operations"_s,
            u"I grpc_server_lib: started server with target grpc://%1:2222"_s.arg(life.pod),
            u"INFO:tensorflow:MultiWorkerMirroredStrategy with num_workers = %1, local rank %2"_s
                .arg(world, rank)};
    case Voice::XGBoost:
        return {u"[tracker] start listening on %1:29400"_s.arg(life.pod),
            u"[rank %1] loading DMatrix: 10500000 rows, 28 columns"_s.arg(rank),
            u"[rank %1] %2 workers connected"_s.arg(rank, world)};
    case Voice::Plain:
        return {u"INFO reading configuration"_s, u"INFO worker %1 of %2 ready"_s.arg(rank, world)};
    default:
        break;
    }
    QStringList lines {u"NCCL INFO Bootstrap: using eth0"_s,
        u"NCCL INFO NET/IB: using rdma_shared_device_a, rank %1 of %2"_s.arg(rank, world),
        u"NCCL INFO comm rank %1 nranks %2 init complete"_s.arg(rank, world)};
    if (voice == Voice::DeepSpeed)
        lines << u"[INFO] [engine] DeepSpeed 0.14.4, ZeRO stage 3, bf16, world size %1"_s.arg(world)
              << u"[INFO] [engine] rank %1: partitioned parameters in 11.8 s"_s.arg(rank);
    else
        lines << u"INFO rendezvous closed, restart count %1"_s.arg(life.attempt)
              << u"INFO rank %1: model on cuda:0, 1.24 B trainable parameters"_s.arg(rank);
    if (life.attempt > 0)
        lines << u"INFO resuming from the last checkpoint"_s;
    return lines;
}

QString stepLine(const ContainerLife &life, qint64 k, const QDateTime &time)
{
    const Voice voice = voiceOf(life);
    // Ranks that speak less often are still at the same step as rank 0.
    const qint64 step = qint64(double(k + 1) * stepInterval(life) / 2.0) * 10;
    const double loss = lossAt(life, step / 10);
    if (life.isIdle)
        return u"idle, waiting for a shell"_s;
    if (life.rank == 0 && k % 210 == 209 && voice != Voice::Sshd && voice != Voice::Flink)
        return level(voice, time, u"INFO"_s, u"checkpoint"_s)
            + u"saved checkpoint at step %1 in %2 s"_s.arg(
                QString::number(step), number(9 + 3 * noise(life, k), 1));
    switch (voice) {
    case Voice::Sshd:
        return u"Accepted publickey for root from 10.244.0.9 port %1 ssh2"_s.arg(
            40000 + std::abs(int(9999 * noise(life, k))));
    case Voice::Flink:
        return level(voice, time, u"INFO"_s, u"CheckpointCoordinator"_s)
            + u"completed checkpoint %1 (%2 bytes in %3 ms)"_s.arg(k + 1)
                  .arg(18000 + int(900 * noise(life, k)))
                  .arg(120 + int(40 * noise(life, k)));
    case Voice::Beam:
        return u"INFO:root:%1 elements read, %2 in flight"_s.arg((k + 1) * 5120)
            .arg(600 + int(200 * noise(life, k)));
    case Voice::TensorFlow:
        return u"%1/60000 - loss: %2 - accuracy: %3"_s.arg(step % 60000)
            .arg(number(0.2 + loss / 10, 4), number(0.99 - loss / 20, 4));
    case Voice::XGBoost:
        return u"[%1] train-logloss:%2 valid-logloss:%3"_s.arg(k).arg(
            number(0.3 + loss / 30, 5), number(0.31 + loss / 29, 5));
    case Voice::Plain:
        return level(voice, time, u"INFO"_s, u"main"_s)
            + u"shard %1 done, %2 rows/s"_s.arg(k + 1).arg(41000 + int(3000 * noise(life, k)));
    default:
        break;
    }
    if (k % 97 == 96)
        return level(voice, time, u"WARNING"_s, u"dataloader"_s)
            + u"batch took %1 s to load"_s.arg(number(4.2 + noise(life, k), 2));
    const QString text
        = u"step=%1 loss=%2 lr=%3 grad_norm=%4 tokens/s=%5 mem=%6GiB"_s.arg(QString::number(step),
            number(loss, 4), QString::number(3e-4 * std::exp(-double(step) / 40000), 'e', 2),
            number(0.9 + 0.3 * noise(life, k + 1), 3),
            QString::number(38200 + int(1500 * noise(life, k + 2))),
            number(58.4 + 1.2 * noise(life, k + 3), 1));
    return level(voice, time, u"INFO"_s, u"rank%1"_s.arg(life.rank)) + text;
}

QStringList epilogueOf(const ContainerLife &life, qint64 steps)
{
    if (life.isIdle || life.exitCode < 0)
        return {};
    const Voice voice = voiceOf(life);
    if (life.reason == "OOMKilled"_L1) // the kernel does not ask for last words
        return {u"WARNING host memory of rank %1 is close to its limit"_s.arg(life.rank)};
    if (life.isFollower)
        return {u"NCCL WARN rank %1: connection closed by remote peer"_s.arg(life.rank),
            u"ERROR rank %1: RuntimeError: NCCL communicator was aborted: a peer has left"_s.arg(
                life.rank),
            u"ERROR rank %1: leaving with exit code 1"_s.arg(life.rank)};
    if (life.exitCode != 0) {
        if (voice == Voice::Sshd || voice == Voice::Flink)
            return {u"ERROR leaving with exit code %1"_s.arg(life.exitCode)};
        return {u"Traceback (most recent call last):"_s,
            u"  File \"train.py\", line 214, in main"_s, u"    loss = trainer.step(batch)"_s,
            u"RuntimeError: CUDA error: an illegal memory access was encountered"_s,
            u"ERROR rank %1: leaving with exit code %2"_s.arg(life.rank).arg(life.exitCode)};
    }
    if (voice == Voice::Sshd || voice == Voice::Flink)
        return {};
    if (life.rank != 0)
        return {u"INFO rank %1: done"_s.arg(life.rank)};
    return {u"INFO training finished after %1 lines of progress, loss=%2"_s.arg(steps).arg(
                number(lossAt(life, steps), 4)),
        u"INFO final checkpoint saved"_s};
}

} // namespace models::sandbox
