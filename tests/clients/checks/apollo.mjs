// Apollo Client.

import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { operation, readOperations } from '../lib/operations.mjs';
import { check, expect } from '../lib/report.mjs';

const VARIABLES = { kode: '35.29.13', tahun: 2023, letak: 'KEPULAUAN', denganDesa: true };

export async function apollo(server, username, password) {
  const files = await readOperations();
  let client;
  const signedIn = await check('Apollo Client: sign in', async () => {
    client = connect(server, await server.signIn(username, password));
  });
  if (!signedIn) return;

  await check('Apollo Client: a list', async () => {
    const { data } = await client.query({ query: operation(files, 'KecamatanDaftar') });
    expect(data.kecamatanList.length > 0, 'no kecamatan');
    expect(data.kecamatanList.every(({ kode, nama }) => kode && nama), 'kode or nama is missing');
    return `${data.kecamatanList.length} kecamatan`;
  });
  await check('Apollo Client: variables and fragments', async () => {
    const { data } = await client.query({
      query: operation(files, 'KecamatanLihat'),
      variables: VARIABLES,
    });
    expect(data.kecamatan.kode === VARIABLES.kode, JSON.stringify(data));
    expect(data.kecamatan.kabupaten.nama && data.kecamatan.desaList, JSON.stringify(data.kecamatan));
    expect(data.kecamatanList.every(({ letak }) => letak === 'KEPULAUAN'), 'the filter is ignored');
  });
  await check('Apollo Client: the list again, from the cache', async () => {
    const { data } = await client.query({
      query: operation(files, 'KecamatanDaftar'),
      fetchPolicy: 'cache-only',
    });
    expect(data.kecamatanList.length > 0, 'not cached');
  });
  await check('Apollo Client: a page', async () => {
    const { data } = await client.query({
      query: operation(files, 'LkjipHalaman'),
      variables: { first: 1 },
    });
    expect(Number.isInteger(data.lkjipList.totalCount), JSON.stringify(data));
  });
  await check('Apollo Client: NOT_FOUND of a query is an error', () =>
    refused(
      client.query({
        query: operation(files, 'LkjipLihat'),
        variables: { kecamatan: '35.29.99', tahun: 2023 },
      }),
      'NOT_FOUND',
    ),
  );
  await check('Apollo Client: NOT_FOUND of a mutation is an error', () =>
    refused(
      client.mutate({
        mutation: operation(files, 'LkjipAjukan'),
        variables: { input: { id: 'tidak-ada', version: 1 } },
      }),
      'NOT_FOUND',
    ),
  );
  await check('Apollo Client: a refused document is a GraphQL error', () =>
    refused(client.query({ query: gql('{ tidakAda }') })),
  );
  await check('Apollo Client: the anonymous get UNAUTHENTICATED', () =>
    refused(
      connect(server, null).query({ query: operation(files, 'KecamatanDaftar') }),
      'UNAUTHENTICATED',
    ),
  );
}

function connect(server, token) {
  const link = new HttpLink({
    uri: server.url('/graphql'),
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return new ApolloClient({ cache: new InMemoryCache(), link });
}

async function refused(promise, code) {
  let error;
  try {
    const { data } = await promise;
    throw new Error(`answered ${JSON.stringify(data)}`);
  } catch (thrown) {
    error = thrown;
  }
  expect(CombinedGraphQLErrors.is(error), `${error.name}: ${error.message}`);
  const [first] = error.errors;
  expect(first.message && first.extensions?.code, `no message or code: ${JSON.stringify(first)}`);
  if (code) expect(first.extensions.code === code, `code ${first.extensions.code}`);
  return first.extensions.code;
}
