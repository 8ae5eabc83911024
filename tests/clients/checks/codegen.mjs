// Types for TypeScript from the schema and the shared operations, and a program that uses them.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as typescript from '@graphql-codegen/typescript';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse } from 'graphql';
import { readOperations } from '../lib/operations.mjs';
import { check, expect } from '../lib/report.mjs';
import { tool } from '../lib/tool.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const target = new URL('../generated/codegen/', import.meta.url);
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

export async function typescriptTypes(sdl) {
  await check('graphql-codegen: typescript and typescript-operations', async () => {
    const text = await codegen({
      filename: 'types.ts',
      schema: parse(sdl),
      documents: await readOperations(),
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        defaultScalarType: 'unknown',
        scalars: { Desimal: 'string', Rupiah: 'string', Tanggal: 'string', Waktu: 'string' },
      },
      pluginMap: { typescript, operations },
      plugins: [{ typescript: {} }, { operations: {} }],
    });
    expect(text.includes('export type KecamatanLihatQuery ='), 'no type of an operation');
    await mkdir(target, { recursive: true });
    await writeFile(new URL('types.ts', target), text);
    return `${text.split('\n').length} lines`;
  });
  await check('tsc: the types and a program that uses them', async () => {
    await tool(tsc, ['--noEmit', '-p', 'codegen/tsconfig.json'], here);
  });
}
