// The Relay compiler reads the schema and a small project; the server accepts what it prints.

import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { check, expect } from '../lib/report.mjs';
import { verdict } from '../lib/server.mjs';
import { tool } from '../lib/tool.mjs';

const project = fileURLToPath(new URL('../relay/', import.meta.url));
const target = new URL('../generated/relay/', import.meta.url);
const artifacts = new URL('artifacts/', target);
const compiler = fileURLToPath(new URL('../node_modules/relay-compiler/cli.js', import.meta.url));

// What each operation is asked with; the mutations name what does not exist.
const VARIABLES = {
  AjukanLkjipMutation: { input: { id: 'tidak-ada', version: 1 } },
  DaftarKecamatanQuery: { tahun: 2023 },
  DaftarLkjipPaginationQuery: { count: 1 },
  DaftarLkjipQuery: { tahun: 2023 },
  KartuKecamatanRefetchQuery: { id: 'tidak-ada', tahun: 2023 },
  LihatLkjipQuery: { id: 'tidak-ada' },
  RingkasanLkjipRefetchQuery: { id: 'tidak-ada' },
  UbahPenggunaMutation: { input: { id: 'tidak-ada', version: 1 } },
  UbahPenggunaQuery: {},
};

export async function relay(server, token, schemaPath) {
  await rm(target, { recursive: true, force: true });
  await mkdir(artifacts, { recursive: true });
  await copyFile(schemaPath, new URL('schema.graphql', target));
  const compiled = await check('Relay compiler: fragments, connections, node and mutations', async () => {
    await tool(compiler, ['relay.config.json'], project);
    const names = await readdir(artifacts);
    for (const name of Object.keys(VARIABLES)) {
      expect(names.includes(`${name}.graphql.ts`), `${name} was not compiled`);
    }
    return `${names.length} artifacts`;
  });
  if (!compiled) return;
  for (const [name, variables] of Object.entries(VARIABLES)) {
    await check(`Relay: the server accepts ${name}`, async () => {
      const artifact = await readFile(new URL(`${name}.graphql.ts`, artifacts), 'utf8');
      const text = /^ {4}"text": (".*")$/m.exec(artifact);
      expect(text, 'no text in the artifact');
      const answer = await server.graphql({ query: JSON.parse(text[1]), variables }, token);
      expect(verdict(answer) === 'accepted', `${answer.status} ${answer.text}`);
    });
  }
}
