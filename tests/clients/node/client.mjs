// SPDX-License-Identifier: Apache-2.0
// client-node as its users write it; each step says what it found, and a rejection fails the test.
import * as k8s from '@kubernetes/client-node';
import { PassThrough } from 'node:stream';

const namespace = 'client-node';

function need(found, what) {
    console.log(`node: ${found ? '' : 'not so: '}${what}`);
    if (!found) {
        process.exit(1);
    }
}

const heard = (stream) => {
    let text = '';
    stream.on('data', (piece) => (text += piece));
    return () => text;
};

const within = (seconds, what, promise) =>
    Promise.race([
        promise,
        new Promise((_, reject) => setTimeout(() => reject(new Error(`no ${what} came`)), seconds * 1000).unref()),
    ]);

async function lists(core) {
    const first = await core.listPodForAllNamespaces({ limit: 3 });
    const rest = await core.listPodForAllNamespaces({ limit: 500, _continue: first.metadata._continue });
    need(first.items.length === 3 && rest.items.length > 0, 'a list in pages');
}

const pod = (name) => ({
    metadata: { name, labels: { app: name } },
    spec: { containers: [{ name: 'main', image: 'busybox', command: ['sleep', '3600'] }] },
});

async function informs(config, core) {
    const informer = k8s.makeInformer(config, `/api/v1/namespaces/${namespace}/pods`, () =>
        core.listNamespacedPod({ namespace }),
    );
    const running = new Promise((resolve, reject) => {
        informer.on('update', (found) => found.status.phase === 'Running' && resolve());
        informer.on('error', reject);
    });
    await informer.start();
    await core.createNamespacedPod({ namespace, body: pod('busy') });
    await within(60, 'running pod', running);
    need(informer.get('busy', namespace) !== undefined, 'an informer until the pod runs');
    const gone = new Promise((resolve) => informer.on('delete', resolve));
    return { informer, gone };
}

async function applies(config, core) {
    const objects = k8s.KubernetesObjectApi.makeApiClient(config);
    const service = {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web', namespace },
        spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
    };
    const apply = (manager, force) =>
        objects.patch(service, undefined, undefined, manager, force, k8s.PatchStrategy.ServerSideApply);
    need((await apply('one', false)).spec.clusterIP, 'an apply that creates');
    service.spec.ports[0].targetPort = 8081;
    const refused = await apply('two', false).catch((error) => error);
    need(refused.code === 409, 'a conflict of two managers is refused');
    need((await apply('two', true)).spec.ports[0].targetPort === 8081, 'a forced apply');
    const merged = await core.patchNamespacedService(
        { name: 'web', namespace, body: { metadata: { labels: { tier: 'front' } } } },
        k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.MergePatch),
    );
    need(merged.metadata.labels.tier === 'front', 'a merge patch');
}

async function talks(config) {
    const log = new PassThrough();
    const logged = heard(log);
    await new k8s.Log(config).log(namespace, 'busy', 'main', log, { follow: false, tailLines: 5 });
    need(typeof logged() === 'string', "a pod's log");

    const [out, err, into] = [new PassThrough(), new PassThrough(), new PassThrough()];
    const [said, complained] = [heard(out), heard(err)];
    const ended = new Promise((resolve, reject) =>
        new k8s.Exec(config)
            .exec(namespace, 'busy', 'main', ['sh'], out, err, into, false, resolve)
            .then(() => into.end('echo heard; echo wrong >&2\nexit 3\n'), reject),
    );
    const status = await within(20, 'end of the exec', ended);
    need(said().trim() === 'heard' && complained().trim() === 'wrong', 'an exec that is written to');
    need(status.details?.causes?.some((cause) => cause.reason === 'ExitCode' && cause.message === '3'), 'its exit code');
}

async function deletes(core, { informer, gone }) {
    await core.deleteNamespacedPod({ name: 'busy', namespace, gracePeriodSeconds: 0 });
    await within(20, 'delete event', gone);
    await informer.stop();
    const missing = await core.readNamespacedPod({ name: 'busy', namespace }).catch((error) => error);
    need(missing.code === 404, 'a delete');
    await core.deleteNamespace({ name: namespace });
}

const config = new k8s.KubeConfig();
config.loadFromFile(process.argv[2]);
const core = config.makeApiClient(k8s.CoreV1Api);
await core.createNamespace({ body: { metadata: { name: namespace } } });
await lists(core);
const informed = await informs(config, core);
await applies(config, core);
await talks(config);
await deletes(core, informed);
process.exit(0);
