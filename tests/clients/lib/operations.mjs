// The operations the clients share, as one document.

import { readdir, readFile } from 'node:fs/promises';
import { parse } from 'graphql';

const folder = new URL('../operations/', import.meta.url);

export async function readOperations() {
  const files = [];
  for (const name of (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort()) {
    const text = await readFile(new URL(name, folder), 'utf8');
    files.push({ location: `operations/${name}`, document: parse(text) });
  }
  return files;
}

// A document with the one operation of this name and the fragments it spreads.
export function operation(files, name) {
  const all = files.flatMap(({ document }) => document.definitions);
  const fragments = new Map(
    all.filter(({ kind }) => kind === 'FragmentDefinition').map((each) => [each.name.value, each]),
  );
  const chosen = all.find(
    (each) => each.kind === 'OperationDefinition' && each.name.value === name,
  );
  const definitions = [chosen];
  for (const definition of definitions) {
    for (const spread of spreads(definition.selectionSet)) {
      const fragment = fragments.get(spread);
      if (!definitions.includes(fragment)) definitions.push(fragment);
    }
  }
  return { kind: 'Document', definitions };
}

function spreads(selectionSet) {
  return (selectionSet?.selections ?? []).flatMap((selection) =>
    selection.kind === 'FragmentSpread' ? [selection.name.value] : spreads(selection.selectionSet),
  );
}
