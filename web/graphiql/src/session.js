// Who is signed in. Tokens live in this module's memory alone: not in storage, not in cookies, so
// that reloading the page signs out.

// Refresh this long before the access token expires.
const EARLY_MS = 30_000;
// A longer delay overflows the browser's timer.
const LONGEST_MS = 2 ** 31 - 1;

let session = null;
let refreshing = null;
let timer;
const listeners = new Set();

// A refusal with a sentence for the person in front of the page.
export class Refused extends Error {}

export const current = () => session;

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function signIn(username, password) {
  const response = await post('/auth/login', { username, password });
  if (!response.ok) throw await refusal(response);
  keep(await response.json(), crypto.randomUUID());
}

export async function signOut() {
  const token = session?.accessToken;
  drop();
  if (!token) return;
  try {
    await fetch('/auth/logout', { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  } catch {
    // Unreachable: the token is forgotten here and expires by itself.
  }
}

// The access token, refreshed first where it is about to expire; null when signed out.
export async function accessToken() {
  if (session && Date.now() >= session.expiresAt - EARLY_MS) await refresh();
  return session?.accessToken ?? null;
}

// The server no longer accepts the token.
export function expired(token) {
  if (session?.accessToken === token) drop('Sesi berakhir. Silakan masuk kembali.');
}

// One refresh at a time: a refresh token is good for one use.
function refresh() {
  refreshing ??= renew().finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function renew() {
  const { id, refreshToken } = session;
  let response;
  try {
    response = await post('/auth/refresh', { refreshToken });
  } catch {
    // Unreachable: keep the token for as long as it lasts.
    return;
  }
  if (session?.id !== id) return;
  if (response.ok) {
    keep(await response.json(), id);
  } else if (response.status === 401) {
    drop('Sesi berakhir. Silakan masuk kembali.');
  }
}

function keep(signed, id) {
  const lifetime = signed.expiresIn * 1000;
  session = {
    id,
    accessToken: signed.accessToken,
    refreshToken: signed.refreshToken,
    expiresAt: Date.now() + lifetime,
    pengguna: signed.pengguna,
    wajibGantiSandi: signed.wajibGantiSandi,
  };
  clearTimeout(timer);
  timer = setTimeout(refresh, Math.min(Math.max(lifetime - EARLY_MS, lifetime / 2), LONGEST_MS));
  tell();
}

function drop(notice) {
  clearTimeout(timer);
  session = null;
  tell(notice);
}

function tell(notice) {
  for (const listener of listeners) listener(session, notice);
}

function post(path, body) {
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function refusal(response) {
  let message;
  try {
    message = (await response.json()).error.message;
  } catch {
    message = `Server menjawab ${response.status}.`;
  }
  return new Refused(message);
}
