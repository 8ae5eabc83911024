// Requests that are made to hurt: each is refused at once, and the service goes on.

import { check, expect } from '../lib/report.mjs';

const LIMIT_MS = 100;
const ROUNDS = 3;

const json = (body) => ({
  method: 'POST',
  path: '/graphql',
  headers: { accept: 'application/graphql-response+json', 'content-type': 'application/json' },
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
const query = (text, rest) => json({ query: text, ...rest });
const typed = (type, body) => {
  const request = json(body);
  return { ...request, headers: { ...request.headers, 'content-type': type } };
};
const get = (parameters, headers = {}) => ({
  method: 'GET',
  path: `/graphql?${new URLSearchParams(parameters)}`,
  headers: { accept: 'application/graphql-response+json', ...headers },
});
const form = (fields) => {
  const boundary = 'batas7f3a';
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return typed(`multipart/form-data; boundary=${boundary}`, `${parts.join('')}--${boundary}--\r\n`);
};

const MUTATION =
  'mutation { lkjipSubmit(input: { id: "tidak-ada", version: 1 }) { userErrors { code } } }';
const AJUKAN = 'mutation ($i: LkjipStepInput!) { lkjipSubmit(input: $i) { userErrors { code } } }';
const times = (count, make) => Array.from({ length: count }, (_, index) => make(index));

// Each gets a number that differs from round to round, so that no answer is remembered. Some make
// sense signed in alone, or anonymous alone (a token cannot be sent without a preflight).
const ATTACKS = [
  ['selections nested 60 deep', (n) => query(`{ a${n}: kabupaten {${' kecamatanList { kabupaten {'.repeat(30)} kode ${' } }'.repeat(30)} } }`)],
  ['selections nested 20,000 deep', (n) => query(`#${n}\n${'{a'.repeat(20_000)}${'}'.repeat(20_000)}`)],
  ['selections opened 100,000 times', (n) => query(`#${n}\n${'{a'.repeat(100_000)}`)],
  ['inline fragments nested 20,000 deep', (n) => query(`#${n}\n{${'...{'.repeat(20_000)}__typename${'}'.repeat(20_000)}}`)],
  ['list literal nested 50,000 deep', (n) => query(`#${n}\n{ kecamatan(kode: ${'['.repeat(50_000)}1${']'.repeat(50_000)}) { nama } }`)],
  ['list literal opened 200,000 times', (n) => query(`#${n}\n{ kecamatan(kode: ${'['.repeat(200_000)}`)],
  ['object literal nested 30,000 deep', (n) => query(`#${n}\n{ kecamatan(kode: ${'{a:'.repeat(30_000)}1${'}'.repeat(30_000)}) { nama } }`)],
  ['list type nested 50,000 deep', (n) => query(`#${n}\nquery ($a: ${'['.repeat(50_000)}Int${']'.repeat(50_000)}) { __typename }`)],
  ['default value nested 50,000 deep', (n) => query(`#${n}\nquery ($a: Int = ${'['.repeat(50_000)}1${']'.repeat(50_000)}) { __typename }`)],
  ['nesting behind a comment and a string', (n) => query(`#${n} "\n{ a(b: "\\\\", c: """\\"""#""", d: ${'['.repeat(50_000)}1${']'.repeat(50_000)}) }`)],
  ['variables nested 50,000 deep', (n) => json(`{"query":"query A${n}($a: Int) { __typename }","variables":{"a":${'['.repeat(50_000)}1${']'.repeat(50_000)}}}`)],
  ['body nested 100,000 deep', () => json(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)],
  ['two fragments that spread each other twice', (n) => query(`{ a${n}: kabupaten { ...A } } fragment A on Kabupaten { ...B ...B } fragment B on Kabupaten { ...A ...A }`)],
  ['chain of 60 fragments that each spread the next twice through fields', (n) => query(`{ a${n}: kabupaten { ...F0 } } ${times(60, (i) => `fragment F${i} on Kabupaten { kecamatanList { kabupaten { ...F${i + 1} } } b: kecamatanList { kabupaten { ...F${i + 1} } } }`).join(' ')} fragment F60 on Kabupaten { nama }`)],
  ['chain of 400 fragments that each spread the next twice in a cycle', (n) => query(`{ a${n}: kabupaten { ...F0 } } ${times(400, (i) => `fragment F${i} on Kabupaten { ...F${(i + 1) % 400} ...F${(i + 1) % 400} }`).join(' ')}`)],
  ['chain of 3,000 fragments', (n) => query(`{ a${n}: kabupaten { ...F0 } } ${times(3_000, (i) => `fragment F${i} on Kabupaten { ...F${i + 1} }`).join(' ')} fragment F3000 on Kabupaten { nama }`)],
  ['fragments nested four by four', (n) => query(`{ a${n}: kabupaten { ...F0 } } ${times(12, (i) => `fragment F${i} on Kabupaten { ${times(4, (j) => `x${j}: kecamatanList { kabupaten { ...F${i + 1} } }`).join(' ')} }`).join(' ')} fragment F12 on Kabupaten { nama }`)],
  ['10,000 aliases', (n) => query(`{ ${times(10_000, (i) => `a${n}_${i}: __typename`).join(' ')} }`)],
  ['800 aliases of a list', (n) => query(`{ ${times(800, (i) => `a${n}_${i}: kecamatanList { kode }`).join(' ')} }`)],
  ['150 aliases of a mutation', (n) => query(`mutation { ${times(150, (i) => `a${n}_${i}: lkjipReview(input: { id: "tidak-ada", version: 1 }) { userErrors { code } }`).join(' ')} }`)],
  ['20,000 times the same field', (n) => query(`{ a${n}: kabupaten { ${'nama '.repeat(20_000)} } }`)],
  ['overlapping fields in 80 fragments', (n) => query(`{ a${n}: kabupaten { ${times(80, (i) => `...F${i}`).join(' ')} } } ${times(80, (i) => `fragment F${i} on Kabupaten { ${'kecamatanList { nama } '.repeat(10)} kecamatanList { lkjip(tahun: ${i}) { id } } }`).join(' ')}`)],
  ['2,000 directives on a field', (n) => query(`{ a${n}: __typename ${'@include(if: true) '.repeat(2_000)} }`)],
  ['800 unknown directives', (n) => query(`{ a${n}: __typename ${times(800, (i) => `@d${i}`).join(' ')} }`)],
  ['10,000 variables', (n) => query(`query A${n}(${times(10_000, (i) => `$v${i}: Int`).join(' ')}) { __typename }`)],
  ['10,000 arguments', (n) => query(`{ a${n}: kecamatan(${times(10_000, (i) => `x${i}: 1`).join(' ')}) { nama } }`)],
  ['2,000 operations', (n) => query(times(2_000, (i) => `query A${n}_${i} { __typename }`).join(' '), { operationName: `A${n}_0` })],
  ['900 unknown fields', (n) => query(`{ a${n}: kabupaten { ${times(900, (i) => `namaa${i}`).join(' ')} } }`)],
  ['types within types without end', (n) => query(`{ a${n}: __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }`), 'signed in'],
  ['lists within lists', (n) => query(`{ a${n}: kabupaten { kecamatanList { kabupaten { kecamatanList { kabupaten { kecamatanList { kabupaten { kecamatanList { nama } } } } } } } } }`)],
  ['string of 200,000 characters without an end', (n) => query(`{ a${n}: kecamatan(kode: "${'x'.repeat(200_000)}) { nama } }`)],
  ['name of 200,000 characters', (n) => query(`{ a${n}: ${'x'.repeat(200_000)} }`)],
  ['number of 200,000 digits', (n) => query(`{ a${n}: lkjip(kecamatan: "x", tahun: 1${'0'.repeat(200_000)}) { id } }`)],
  ['200,000 characters outside the grammar', (n) => query(`#${n}\n${';'.repeat(200_000)}`)],
  ['body of 1 MiB', (n) => query(`#${n}${'x'.repeat(1024 * 1024)}\n{ __typename }`)],
  ['body of 20 MiB', (n) => query(`#${n}${'x'.repeat(20 * 1024 * 1024)}\n{ __typename }`)],
  ['body of 1 MiB without a length', (n) => ({ ...query(`#${n}${'x'.repeat(1024 * 1024)}\n{ __typename }`), chunked: true })],
  ['batch of one', () => json([{ query: '{ __typename }' }])],
  ['batch of 2,000', () => json(times(2_000, () => ({ query: '{ __typename }' })))],
  ['empty batch', () => json([])],
  ['mutation over GET', () => get({ query: MUTATION })],
  ['mutation over GET with a preflight header', () => get({ query: MUTATION }, { 'x-requested-with': 'x', 'apollo-require-preflight': 'true', 'graphql-require-preflight': '1' })],
  ['mutation over GET hidden behind a query', () => get({ query: `query A { __typename } ${MUTATION.replace('mutation', 'mutation B')}`, operationName: 'B' }, { 'x-requested-with': 'x', 'apollo-require-preflight': 'true' })],
  ['query over GET from a page of another site', () => get({ query: '{ __typename }' }, { origin: 'https://lain.example', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }), 'anonymous'],
  ['query over GET with a cookie', () => get({ query: '{ __typename }' }, { cookie: 'a=b' }), 'anonymous'],
  ['text/plain', () => typed('text/plain', { query: '{ __typename }' })],
  ['text/plain with a parameter', () => typed('text/plain; charset=application/json', { query: '{ __typename }' })],
  ['form', () => typed('application/x-www-form-urlencoded', new URLSearchParams({ query: MUTATION }).toString())],
  ['multipart', () => form({ operations: JSON.stringify({ query: '{ __typename }' }), map: '{}' })],
  ['multipart with a mutation', () => form({ operations: JSON.stringify({ query: MUTATION }), map: '{}' })],
  ['no Content-Type', () => { const request = query('{ __typename }'); const { accept } = request.headers; return { ...request, headers: { accept } }; }],
  ['not UTF-8', () => json(Buffer.from('{"query":"{ __typename } #\xff\xfe"}', 'latin1'))],
  ['not JSON', () => json('{"query": "{ __typename }"')],
  ['query that is a list', () => json({ query: ['{ __typename }'] })],
  ['variables that are a list', () => query('{ __typename }', { variables: [1] })],
  ['extensions that are a string', () => query('{ __typename }', { extensions: 'x' })],
  ['number beyond doubles', () => json('{"query":"query ($a: Int!) { pemantauanPengajuan(tahun: $a) { __typename } }","variables":{"a":1e400}}')],
  ['required variable left out', (n) => query(`query A${n}($k: String!) { kecamatan(kode: $k) { nama } }`)],
  ['required variable null', (n) => query(`query A${n}($k: String!) { kecamatan(kode: $k) { nama } }`, { variables: { k: null } })],
  ['variable of another type', (n) => query(AJUKAN, { variables: { i: { id: 'tidak-ada', version: `${n}` } } })],
  ['variable with an unknown field', (n) => query(AJUKAN, { variables: { i: { id: 'tidak-ada', version: n, lain: 1 } } })],
  ['unknown operation', (n) => query('query A { __typename }', { operationName: `B${n}` })],
  ['no operation chosen of two', (n) => query(`query A${n} { __typename } query B { __typename }`)],
];

export async function attacks(server, token) {
  const limit = Number(process.env.LKJIP_CLIENTS_MS ?? LIMIT_MS);
  let number = 0;
  for (const [name, make, only] of ATTACKS) {
    for (const [who, signed] of [['signed in', token], ['anonymous', null]]) {
      if (only && only !== who) continue;
      const alive = await check(`attack, ${who}: ${name}`, async () => {
        await healthy(server);
        const taken = [];
        // The first round warms up and is not measured.
        for (let round = 0; round <= ROUNDS; round += 1) {
          const request = make((number += 1));
          if (signed) request.headers = { ...request.headers, authorization: `Bearer ${signed}` };
          const { status, ms, text } = await server.send(request);
          expect(status >= 400 && status < 500, `status ${status} ${text.slice(0, 120)}`);
          expect(!/panick|thread '|\.rs:\d/.test(text), `internal text: ${text.slice(0, 200)}`);
          if (round > 0) taken.push(ms);
          await healthy(server);
        }
        const median = taken.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
        expect(median <= limit, `${median.toFixed(0)} ms`);
        return `${median.toFixed(1)} ms`;
      });
      if (!alive && !(await answers(server))) {
        throw new Error(`the server no longer answers after "${name}"; the rest was not run`);
      }
    }
  }
  await check('the service still works', async () => {
    const { status, text } = await server.graphql({ query: '{ kecamatanList { kode } }' }, token);
    expect(status === 200 && JSON.parse(text).data, `${status} ${text}`);
  });
}

async function healthy(server) {
  const { status } = await server.send({ method: 'GET', path: '/healthz' });
  expect(status === 200, `/healthz answers ${status}`);
}

async function answers(server) {
  try {
    await healthy(server);
    return true;
  } catch {
    return false;
  }
}
