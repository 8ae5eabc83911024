// urql, by its core.

import { Client, cacheExchange, fetchExchange, gql } from '@urql/core';
import { operation, readOperations } from '../lib/operations.mjs';
import { check, expect } from '../lib/report.mjs';

const VARIABLES = { kode: '35.29.13', tahun: 2023, letak: 'DARATAN', denganDesa: false };

export async function urql(server, username, password) {
  const files = await readOperations();
  let client;
  const signedIn = await check('urql: sign in', async () => {
    client = connect(server, await server.signIn(username, password));
  });
  if (!signedIn) return;

  await check('urql: a list', async () => {
    const { data, error } = await client.query(operation(files, 'KecamatanDaftar'), {});
    expect(!error, error);
    expect(data.kecamatanList.every(({ kode, nama }) => kode && nama), 'kode or nama is missing');
    return `${data.kecamatanList.length} kecamatan`;
  });
  await check('urql: variables and fragments', async () => {
    const { data, error } = await client.query(operation(files, 'KecamatanLihat'), VARIABLES);
    expect(!error, error);
    expect(data.kecamatan.kode === VARIABLES.kode, JSON.stringify(data));
    expect(!('desaList' in data.kecamatan), 'a field that is not included was answered');
    expect(data.kecamatanList.every(({ letak }) => letak === 'DARATAN'), 'the filter is ignored');
  });
  await check('urql: NOT_FOUND of a query is an error', async () =>
    refused(
      await client.query(operation(files, 'LkjipLihat'), { kecamatan: '35.29.99', tahun: 2023 }),
      'NOT_FOUND',
    ),
  );
  await check('urql: NOT_FOUND of a mutation is an error', async () =>
    refused(
      await client.mutation(operation(files, 'LkjipAjukan'), {
        input: { id: 'tidak-ada', version: 1 },
      }),
      'NOT_FOUND',
    ),
  );
  await check('urql: a refused document is a GraphQL error', async () =>
    refused(await client.query(gql('{ tidakAda }'), {})),
  );
  await check('urql: the anonymous get UNAUTHENTICATED', async () =>
    refused(
      await connect(server, null).query(operation(files, 'KecamatanDaftar'), {}),
      'UNAUTHENTICATED',
    ),
  );
}

function connect(server, token) {
  return new Client({
    url: server.url('/graphql'),
    exchanges: [cacheExchange, fetchExchange],
    preferGetMethod: false,
    fetchOptions: token ? { headers: { authorization: `Bearer ${token}` } } : {},
  });
}

function refused({ data, error }, code) {
  expect(error, `answered ${JSON.stringify(data)}`);
  expect(!error.networkError, `network error: ${error.message}`);
  const [first] = error.graphQLErrors;
  expect(first?.message && first.extensions?.code, `no message or code: ${error.message}`);
  if (code) expect(first.extensions.code === code, `code ${first.extensions.code}`);
  return first.extensions.code;
}
