// Who is signed in. The session is a cookie that scripts cannot read: this page never holds a token, and
// knows who it is for by asking.

let session = null;
const listeners = new Set();

// No page of another site can set it without asking first.
const ours = { 'x-requested-with': 'lkjip' };

// A refusal with a sentence for the person in front of the page.
export class Refused extends Error {}

export const current = () => session;

export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// The kecamatan is told only when nothing has to be done first.
const SAYA = '{ saya { nama peran kecamatan { nama } wajibGantiSandi wajibFaktorKedua } }';

// Finds the session of this browser, where there is one, and what its account has to do first.
export async function resume() {
  const response = await post('/graphql', { query: SAYA }).catch(() => null);
  const saya = response?.ok && (await response.json()).data?.saya;
  if (!saya) return;
  const { wajibGantiSandi, wajibFaktorKedua, ...pengguna } = saya;
  keep({
    pengguna: { ...pengguna, kecamatan: pengguna.kecamatan?.nama },
    wajibGantiSandi,
    wajibFaktorKedua,
  });
}

// Looks again, as long as something has to be done first, whether it was done meanwhile.
export async function renew() {
  if (session?.wajibGantiSandi || session?.wajibFaktorKedua) await resume();
}

export async function signIn(username, password, kode) {
  const asked = { username, password, kode: kode || undefined, sesi: 'cookie' };
  const response = await post('/auth/login', asked);
  if (!response.ok) throw await refusal(response);
  const answer = await response.json();
  // It tells the kecamatan by its code only.
  await resume();
  if (!session) keep(answer);
}

export async function signOut() {
  await fetch('/auth/logout', { method: 'POST', headers: ours });
  drop();
}

// The server no longer knows the session.
export function expired() {
  if (session) drop('Sesi berakhir. Silakan masuk kembali.');
}

// The id stays as long as the session: the editor begins anew with another one.
function keep({ pengguna, wajibGantiSandi, wajibFaktorKedua }) {
  const id = session?.id ?? crypto.randomUUID();
  session = { id, pengguna, wajibGantiSandi, wajibFaktorKedua };
  tell();
}

function drop(notice) {
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
