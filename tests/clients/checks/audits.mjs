// GraphQL over HTTP, by the audits of its reference implementation.

import { serverAudits } from 'graphql-http';
import { check, expect, fail, pass } from '../lib/report.mjs';

const COUNT = 61;

export async function audits(server) {
  const list = serverAudits({ url: server.url('/graphql'), fetchFn: fetch });
  for (const audit of list) {
    const name = `audit ${audit.id} ${audit.name}`;
    try {
      const result = await audit.fn();
      if (result.status === 'ok') pass(name);
      else fail(name, `${result.status}: ${result.reason}`);
    } catch (error) {
      fail(name, error);
    }
  }
  await check(`there are ${COUNT} audits`, () => expect(list.length === COUNT, list.length));
}
