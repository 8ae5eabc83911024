// Bundles the page into dist/: index.html, graphiql.js and graphiql.css, and nothing else. The three
// files ask no other host for anything.

import { copyFile, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { build } from 'esbuild';

const out = new URL('dist/', import.meta.url);

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  absWorkingDir: new URL('.', import.meta.url).pathname,
  entryPoints: { graphiql: 'src/app.jsx' },
  outdir: 'dist',
  bundle: true,
  minify: true,
  // One script: what GraphiQL loads lazily is folded in.
  format: 'iife',
  splitting: false,
  jsx: 'automatic',
  target: ['chrome109', 'firefox115', 'safari16'],
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'dataurl' },
  legalComments: 'eof',
  charset: 'utf8',
  logLevel: 'warning',
});
await copyFile(new URL('src/index.html', import.meta.url), new URL('index.html', out));

for (const name of ['index.html', 'graphiql.js', 'graphiql.css']) {
  const { size } = await stat(new URL(name, out));
  console.log(`${name} ${(size / 1024).toFixed(1)} KiB`);
}

const css = await readFile(new URL('graphiql.css', out), 'utf8');
if (/url\(\s*["']?(?!data:|#)|@import/i.test(css)) {
  throw new Error('graphiql.css refers to a file outside itself');
}
