// How GraphiQL reaches the server: the browser adds the cookie.

import { expired, renew } from './session.js';

export async function fetcher(params, { headers } = {}) {
  // Just after an edit GraphiQL may still name an operation that is gone.
  const { operationName, ...rest } = params;
  const body = params.query.includes(operationName) ? params : rest;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...headers,
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (response.status === 401) expired();
  const text = await response.text();
  await renew();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `Server menjawab ${response.status}: ${text.slice(0, 500)}` }] };
  }
}
