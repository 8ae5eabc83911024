// The server under test: plain requests, with the time they took.

import http from 'node:http';
import https from 'node:https';

const WAIT_MS = 30_000;
const PIECE = 64 * 1024;
// Between the pieces of a large body, so that an early answer is read before more is written.
const PAUSE_MS = 2;
const TRIES = 3;

export class Server {
  constructor(base) {
    this.base = new URL(base);
    this.module = this.base.protocol === 'https:' ? https : http;
    this.agent = new this.module.Agent({ keepAlive: true, maxSockets: 1 });
  }

  url(path) {
    return new URL(path, this.base).href;
  }

  async signIn(username, password) {
    const response = await fetch(this.url('/auth/login'), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    const answer = await response.json();
    if (response.status !== 200 || !answer.accessToken) {
      throw new Error(`sign-in answered ${response.status} ${JSON.stringify(answer)}`);
    }
    if (answer.wajibGantiSandi) {
      throw new Error('this account must change its first password before it can be used');
    }
    return answer.accessToken;
  }

  // A GraphQL request in JSON. `token` may be null.
  graphql(request, token) {
    const headers = {
      accept: 'application/graphql-response+json',
      'content-type': 'application/json',
    };
    if (token) headers.authorization = `Bearer ${token}`;
    return this.send({ method: 'POST', path: '/graphql', headers, body: JSON.stringify(request) });
  }

  // Any request: { status, type, text, ms }. `chunked` leaves out the length of the body.
  async send(request) {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(request);
      } catch (error) {
        // The server closed a kept connection meanwhile, or answered early and closed while the
        // body was under way.
        const closed = (error.code === 'ECONNRESET' && error.reused) || error.code === 'EPIPE';
        if (!closed || attempt === TRIES) throw error;
      }
    }
  }

  once({ method, path, headers = {}, body, chunked = false }) {
    return new Promise((resolve, reject) => {
      const bytes = body === undefined ? undefined : Buffer.from(body);
      const start = performance.now();
      const sent = { ...headers };
      if (bytes && !chunked) sent['content-length'] = bytes.length;
      const request = this.module.request(this.url(path), {
        method,
        headers: sent,
        agent: this.agent,
        timeout: WAIT_MS,
      });
      let answered = false;
      request.on('response', (response) => {
        answered = true;
        const pieces = [];
        const done = () => {
          const ms = performance.now() - start;
          // The rest of a body that the server did not want is not sent.
          if (!request.writableEnded) request.destroy();
          resolve({
            status: response.statusCode,
            type: response.headers['content-type'] ?? '',
            text: Buffer.concat(pieces).toString('utf8'),
            ms,
          });
        };
        response.on('data', (piece) => pieces.push(piece));
        response.on('end', done);
        response.on('error', done);
      });
      request.on('timeout', () => request.destroy(new Error(`no answer within ${WAIT_MS} ms`)));
      request.on('error', (error) => {
        if (answered) return;
        reject(Object.assign(error, { reused: request.reusedSocket }));
      });
      if (bytes) write(request, bytes, () => answered);
      else request.end();
    });
  }
}

// Writes piece by piece and stops where the server has answered already.
function write(request, bytes, answered, at = 0) {
  if (answered() || request.destroyed) return;
  const end = at + PIECE;
  if (end >= bytes.length) {
    request.end(bytes.subarray(at));
    return;
  }
  request.write(bytes.subarray(at, end), (error) => {
    if (!error) setTimeout(write, PAUSE_MS, request, bytes, answered, end);
  });
}

// What the server decided about a document: 'accepted', 'refused', or a sentence when it is neither.
export function verdict({ status, text }) {
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return `status ${status} and no JSON: ${text.slice(0, 120)}`;
  }
  const errors = Array.isArray(answer.errors) && answer.errors.length > 0;
  if (status === 400 && errors && !('data' in answer)) return 'refused';
  if (status === 200 && 'data' in answer) return 'accepted';
  return `status ${status} ${'data' in answer ? 'with' : 'without'} data: ${text.slice(0, 160)}`;
}
