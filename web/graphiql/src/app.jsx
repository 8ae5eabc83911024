// GraphiQL under a slim bar to sign in.

import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher.js';
import { memory } from './memory.js';
import { Refused, current, resume, signIn, signOut, subscribe } from './session.js';
import './app.css';

const CONTOH = `# Masuk lebih dahulu, lalu tekan Ctrl-Enter untuk menjalankan.
query DaftarKecamatan {
  kecamatanList {
    kode
    nama
  }
}
`;

function App() {
  const [session, setSession] = useState(current);
  const [notice, setNotice] = useState('');

  useEffect(
    () =>
      subscribe((next, message) => {
        setSession(next);
        setNotice(message ?? '');
      }),
    [],
  );

  return (
    <>
      <header className="bilah">
        <strong>LKjIP</strong>
        {session ? (
          <SignedIn session={session} />
        ) : (
          <SignIn notice={notice} onRefused={setNotice} />
        )}
      </header>
      {/* The server decides to whom the schema is told (graphql.introspection): as shipped to analysts,
          administrators and machine clients. Before sign-in it is not asked for; a new session asks anew. */}
      <main className="isi" key={session?.id ?? 'anonim'}>
        <GraphiQL
          fetcher={fetcher}
          storage={memory}
          schema={session ? undefined : null}
          defaultQuery={CONTOH}
          defaultEditorToolsVisibility="variables"
          isHeadersEditorEnabled={false}
          shouldPersistHeaders={false}
          inputValueDeprecation
        >
          <GraphiQL.Logo>GraphiQL</GraphiQL.Logo>
        </GraphiQL>
      </main>
    </>
  );
}

function SignIn({ notice, onRefused }) {
  const [busy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    onRefused('');
    try {
      await signIn(form.get('username').trim(), form.get('password'), form.get('kode').trim());
    } catch (error) {
      onRefused(error instanceof Refused ? error.message : 'Server tidak dapat dihubungi.');
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className="masuk" onSubmit={submit}>
      <label>
        <span>Nama pengguna</span>
        <input name="username" autoComplete="username" autoCapitalize="none" required />
      </label>
      <label>
        <span>Kata sandi</span>
        <input name="password" type="password" autoComplete="current-password" required />
      </label>
      <label>
        <span>Kode, bila dipasang</span>
        <input name="kode" autoComplete="one-time-code" size="8" />
      </label>
      <button type="submit" disabled={busy}>
        {busy ? 'Memeriksa…' : 'Masuk'}
      </button>
      <span className="pesan" role="alert">
        {notice}
      </span>
    </form>
  );
}

function SignedIn({ session }) {
  const { nama, peran, kecamatan } = session.pengguna;

  const [notice, setNotice] = useState('');

  // Loaded anew, the page remembers nothing of whoever leaves.
  async function leave() {
    try {
      await signOut();
      location.reload();
    } catch {
      // The session is still open, and says so when the page is loaded again.
      setNotice('Server tidak dapat dihubungi; Anda belum keluar.');
    }
  }

  return (
    <div className="masuk">
      <span>
        {nama} · {peran}
        {kecamatan ? ` · Kecamatan ${kecamatan}` : ''}
      </span>
      {session.wajibGantiSandi && (
        <span className="pesan" role="status">
          Kata sandi awal wajib diganti: jalankan mutasi sandiChange. Sampai diganti, hanya akun sendiri yang
          dapat dilihat dan diubah.
        </span>
      )}
      {session.wajibFaktorKedua && (
        <span className="pesan" role="status">
          Peran Anda wajib memakai faktor kedua: jalankan mutasi faktorKeduaSetup, masukkan rahasianya ke
          aplikasi autentikator, lalu jalankan faktorKeduaConfirm dengan kode yang tampil. Sampai dipasang,
          hanya akun sendiri yang dapat dilihat dan diubah.
        </span>
      )}
      <span className="pesan" role="alert">
        {notice}
      </span>
      <button type="button" onClick={leave}>
        Keluar
      </button>
    </div>
  );
}

createRoot(document.getElementById('app')).render(<App />);
resume();
