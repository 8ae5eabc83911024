// The page at /graphiql in a browser: it signs in, and no script has anything to steal.

import http from 'node:http';
import { check, expect } from '../lib/report.mjs';
import { Chromium } from '../lib/chromium.mjs';

const SIGNED_IN = `!!document.querySelector('.bilah button[type=button]')`;
const SIGNED_OUT = `!!document.querySelector('.bilah input[name=password]')`;

export async function browser(server, username, password) {
  const chromium = await Chromium.start();
  if (!chromium) {
    console.log('-     browser: there is no Chromium on this machine');
    return;
  }
  try {
    const page = await chromium.open(server.url('/graphiql'));
    const signedIn = await check('browser: the page signs in, also over http at a loopback', async () => {
      await page.until(SIGNED_OUT);
      const fill = { username, password };
      await page.value(`(() => {
        for (const [name, value] of Object.entries(${JSON.stringify(fill)})) {
          document.querySelector('.bilah input[name=' + name + ']').value = value;
        }
        document.querySelector('.bilah form').requestSubmit();
      })()`);
      await page.until(SIGNED_IN);
    });
    if (!signedIn) return;
    await check('browser: no script reads a token or the cookie', async () => {
      const { cookies } = await page.send('Network.getCookies');
      const kept = cookies.find(({ name }) => name === '__Host-lkjip');
      expect(kept?.httpOnly && kept.secure && kept.sameSite === 'Strict', JSON.stringify(cookies));
      const seen = await page.value(
        'document.cookie + JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })',
      );
      expect(!seen.includes(kept.value) && !seen.includes('eyJ'), seen);
    });
    await check('browser: the page asks, and tells the same when it is loaded again', async () => {
      const told = `document.querySelector('.bilah .masuk').innerText`;
      const before = await page.value(told);
      await reload(page);
      const after = await page.value(told);
      expect(after === before, `${before} became ${after}`);
      const ask = `fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ saya { username } }' }) }).then((it) => it.json())`;
      const answer = await page.value(ask);
      expect(answer.data?.saya?.username === username, JSON.stringify(answer));
    });
    await check('browser: a page of another site does nothing with the cookie', async () => {
      await attack(chromium, server);
      await reload(page);
    });
    await check('browser: signing out takes the cookie away', async () => {
      await page.value(`document.querySelector('.bilah button[type=button]').click()`);
      await page.until(SIGNED_OUT);
      const { cookies } = await page.send('Network.getCookies');
      expect(!cookies.some(({ name }) => name === '__Host-lkjip'), JSON.stringify(cookies));
    });
  } finally {
    await chromium.close();
  }
}

// Loads the page again; the one before still answers for a while.
async function reload(page) {
  await page.value('window.before = true; location.reload()');
  await page.until(`!window.before && ${SIGNED_IN}`);
}

// A page of another site that tries to read, and to sign its visitor out.
async function attack(chromium, server) {
  const foreign = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<form method=post enctype="text/plain"></form>');
  });
  await new Promise((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  try {
    // Another host is another site; another port is not.
    const page = await chromium.open(`http://localhost:${foreign.address().port}/`);
    await page.until(`location.hostname === 'localhost' && !!document.forms[0]`);
    const read = await page.value(`fetch(${JSON.stringify(server.url('/graphql'))}, {
      method: 'POST', credentials: 'include', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ saya { username } }' }),
    }).then((it) => it.text(), () => 'kept out')`);
    expect(read === 'kept out', read);
    await page.value(`(() => {
      document.forms[0].action = ${JSON.stringify(server.url('/auth/logout'))};
      document.forms[0].submit();
    })()`);
    await page.until(`location.pathname === '/auth/logout'`);
  } finally {
    foreign.close();
  }
}
