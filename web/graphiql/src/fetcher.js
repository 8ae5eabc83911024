// How GraphiQL reaches the server.

import { accessToken, expired } from './session.js';

export async function fetcher(params, { headers } = {}) {
  const token = await accessToken();
  // Just after an edit GraphiQL may still name an operation that is gone.
  const { operationName, ...rest } = params;
  const body = params.query.includes(operationName) ? params : rest;
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: {
      ...headers,
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  });
  if (response.status === 401 && token) expired(token);
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return { errors: [{ message: `Server menjawab ${response.status}: ${text.slice(0, 500)}` }] };
  }
}
