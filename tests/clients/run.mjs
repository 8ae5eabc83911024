// Real clients against a running server. See README.md.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { apollo } from './checks/apollo.mjs';
import { attacks } from './checks/attacks.mjs';
import { audits } from './checks/audits.mjs';
import { browser } from './checks/browser.mjs';
import { typescriptTypes } from './checks/codegen.mjs';
import { introspection } from './checks/introspection.mjs';
import { relay } from './checks/relay.mjs';
import { urql } from './checks/urql.mjs';
import { verdicts } from './checks/verdicts.mjs';
import { close, fail } from './lib/report.mjs';
import { Server } from './lib/server.mjs';

const [base, username, password, root = fileURLToPath(new URL('../../', import.meta.url))] =
  process.argv.slice(2);
if (!base || !username || !password) {
  console.error('usage: node run.mjs <base-url> <username> <password> [repo-root]');
  process.exit(2);
}

const server = new Server(base);
const schemaPath = path.join(root, 'schema.graphql');

try {
  const sdl = await readFile(schemaPath, 'utf8');
  const schema = buildSchema(sdl);
  const token = await server.signIn(username, password);
  await audits(server);
  await introspection(server, token, schema);
  await verdicts(server, token, schema);
  await typescriptTypes(sdl);
  await relay(server, token, schemaPath);
  await apollo(server, username, password);
  await urql(server, username, password);
  await browser(server, username, password);
  await attacks(server, token);
} catch (error) {
  fail('the run', error);
}
process.exit(close());
