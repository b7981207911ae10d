// SPDX-License-Identifier: Apache-2.0
// yamlserver.mjs SCHEMA FILE HALF LINE COLUMN: yaml-language-server's own services at the work that bench_yaml does, without the
// protocol and its delay around them. LINE and COLUMN (from 0) are a value of FILE and the end of a half-typed key of HALF.
// Each line of JSON on its output is a figure: ms, MB.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(import.meta.url);
const { getLanguageService } = require('yaml-language-server');
const { TextDocument } = require('vscode-languageserver-textdocument');
const { SettingsState } = require('yaml-language-server/out/server/src/yamlSettings.js');
const { parse } = require('yaml-language-server/out/server/src/languageservice/parser/yamlParser07.js');

const [schemaFile, file, halfFile, line, column] = process.argv.slice(2);
const place = { line: Number(line), character: Number(column) };
const [text, half] = [file, halfFile].map((name) => readFileSync(name, 'utf8'));
const tell = (name, value) => console.log(JSON.stringify({ [name]: value }));
const resident = () => process.memoryUsage().rss / 1048576;

function fail(why) {
    console.error(why);
    process.exit(1);
}

async function timed(name, work, rounds = 3) {
    let best = Infinity;
    for (let round = 0; round < rounds; ++round) {
        const start = performance.now();
        await work();
        best = Math.min(best, performance.now() - start);
    }
    tell(name, best);
}

const before = resident();
const service = getLanguageService({
    schemaRequestService: async (uri) => fail(`it asks for ${uri}`),
    workspaceContext: { resolveRelativePath: (relative) => relative },
    yamlSettings: new SettingsState(),
    clientCapabilities: {},
});
service.configure({
    validate: true, hover: true, completion: true, isKubernetes: true, customTags: [],
    schemas: [{ uri: 'file:///pod.json', fileMatch: ['*.yaml'], schema: JSON.parse(readFileSync(schemaFile, 'utf8')) }],
});
let version = 0;
const open = (content) => TextDocument.create('file:///bench.yaml', 'yaml', ++version, content);

await timed('cold', async () => {
    const found = await service.doValidation(open(text), true);
    if (found.length)
        fail(`the sound text is found fault with: ${found[0].message}`);
}, 1);
await timed('tree', () => parse(text));
await timed('check', () => service.doValidation(open(text), true));
const document = open(text);
await service.doValidation(document, true);
await timed('hover', async () => {
    if (!await service.doHover(document, place))
        fail('nothing is said of the value');
});
const typed = open(half);
await timed('completion', async () => {
    const list = await service.doComplete(typed, place, true);
    if (!list.items.some((item) => item.label === 'imagePullPolicy'))
        fail('the key is not offered');
});
await timed('folding', () => service.getFoldingRanges(document, { rangeLimit: 100000 }));
globalThis.gc?.();
tell('grown', resident() - before);
process.exit(0);
