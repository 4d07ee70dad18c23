// Types of the services' requests and answers, from their OpenAPI documents, into src/api/generated.
//
//   npm run generate:api                       asks a running system (EDUCOOP_GATEWAY, EDUCOOP_USER, EDUCOOP_PASSWORD)
//   npm run generate:api -- --from DIR         takes DIR/<service>.json, for example kept by a test
//   npm run generate:api -- --only plans,…    only these services: the others need not run
//   npm run generate:api -- --check [--from…]  writes nothing; fails when the committed files are not what the documents say
import { promises as fs } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const all = ['unit-directory', 'donations', 'reporting', 'plans', 'gateway'];
const target = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../src/api/generated');
const gateway = process.env.EDUCOOP_GATEWAY ?? 'http://localhost:8080';
const from = process.argv.includes('--from') ? process.argv[process.argv.indexOf('--from') + 1] : undefined;
const check = process.argv.includes('--check');
const services = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1].split(',') : all;

async function ask(address, init) {
  const answer = await fetch(new URL(address, gateway), init);
  if (!answer.ok) {
    throw new Error(`${init?.method ?? 'GET'} ${address} answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
  }
  return answer.json();
}

async function token() {
  const { EDUCOOP_USER: userName, EDUCOOP_PASSWORD: password } = process.env;
  if (!userName || !password) {
    throw new Error('Set EDUCOOP_USER and EDUCOOP_PASSWORD (any account), or take documents from a folder with --from DIR.');
  }
  const body = JSON.stringify({ userName, password });
  return (await ask('/auth/token', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).accessToken;
}

/** The documents differ by machine in nothing but the address they were asked at. */
async function documents() {
  if (from) {
    return Object.fromEntries(await Promise.all(services.map(async (service) => [service, JSON.parse(await fs.readFile(path.join(from, `${service}.json`), 'utf8'))])));
  }
  const headers = { Authorization: `Bearer ${await token()}` };
  const address = (service) => (service === 'gateway' ? '/openapi/v1.json' : `/api/${service}/openapi/v1.json`);
  return Object.fromEntries(await Promise.all(services.map(async (service) => [service, await ask(address(service), { headers })])));
}

let stale = 0;
await fs.mkdir(target, { recursive: true });
for (const [service, document] of Object.entries(await documents())) {
  delete document.servers;
  const text = `// Made by "npm run generate:api" from the OpenAPI document of ${service}; do not edit.\n\n${astToString(await openapiTS(document))}`;
  const file = path.join(target, `${service}.ts`);
  const before = await fs.readFile(file, 'utf8').catch(() => '');
  if (before === text) {
    continue;
  }
  if (check) {
    console.error(`${path.relative(process.cwd(), file)} is not what ${service} says now: run "npm run generate:api".`);
    stale++;
  } else {
    await fs.writeFile(file, text);
    console.info(`wrote ${path.relative(process.cwd(), file)}`);
  }
}
process.exitCode = stale > 0 ? 1 : 0;
