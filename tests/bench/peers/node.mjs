// SPDX-License-Identifier: Apache-2.0
// node.mjs KUBECONFIG list | flood | relist: client-node's informer at the work that our benches do. Each line of JSON on its
// output is a figure: ms, MB, events a second, µs.
import * as k8s from '@kubernetes/client-node';
import { writeFileSync } from 'node:fs';

const tell = (name, value) => console.log(JSON.stringify({ [name]: value }));
const megabytes = () => process.memoryUsage().rss / 1048576;
const cpu = () => {
    const used = process.cpuUsage();
    return (used.user + used.system) / 1000;
};
const after = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

const config = new k8s.KubeConfig();
config.loadFromFile(process.argv[2]);
// it speaks plain http only to who does not ask for certificates
config.clusters = config.clusters.map((one) => ({ ...one, skipTLSVerify: one.server.startsWith('http:') }));
const core = config.makeApiClient(k8s.CoreV1Api);
const informer = k8s.makeInformer(config, '/api/v1/pods', () => core.listPodForAllNamespaces());
informer.on('error', (error) => {
    // an informer of this library ends with its error; its users start it again
    if (process.argv[3] !== 'relist') {
        console.error(error);
        process.exit(1);
    }
    informer.start();
});

async function list() {
    const before = megabytes();
    const [start, work] = [performance.now(), cpu()];
    await informer.start();
    tell('all', performance.now() - start);
    tell('cpu', cpu() - work);
    const peak = process.resourceUsage().maxRSS / 1024;
    tell('growth', peak - before);
    tell('peak', peak);
    globalThis.gc?.();
    tell('kept', megabytes() - before);
    tell('rows', informer.list().length);
}

async function flood() {
    let [events, start, work] = [0, 0, 0];
    await informer.start();
    await new Promise((resolve) => {
        informer.on('add', (pod) => {
            if (pod.metadata.name === 'bench-begin') {
                [start, work] = [performance.now(), cpu()];
            } else if (pod.metadata.name === 'bench-end') {
                resolve();
            }
        });
        informer.on('update', () => (events += 1));
        console.log('ready');
    });
    tell('events', (events / (performance.now() - start)) * 1000);
    tell('events cpu', ((cpu() - work) * 1000) / events);
    tell('peak', process.resourceUsage().maxRSS / 1024);
}

async function relist() {
    await informer.start();
    globalThis.gc?.();
    await after(1);
    const steady = megabytes();
    const ended = new Promise((resolve) =>
        informer.on('add', (pod) => pod.metadata.name === 'bench-end' && resolve()),
    );
    writeFileSync('/proc/self/clear_refs', '5');
    console.log('ready');
    await ended;
    console.log('relisted');
    tell('peak over steady', process.resourceUsage().maxRSS / 1024 / steady);
}

await { list, flood, relist }[process.argv[3]]();
process.exit(0);
