// Runs a program of node_modules and keeps what it prints.

import { spawn } from 'node:child_process';

export function tool(script, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], { cwd });
    let output = '';
    child.stdout.on('data', (piece) => (output += piece));
    child.stderr.on('data', (piece) => (output += piece));
    child.on('error', reject);
    child.on('exit', (code) => {
      const plain = output.replace(/\u001b\[[0-9;]*m/g, '');
      if (code === 0) resolve(plain);
      else reject(new Error(`exit ${code}: ${plain}`));
    });
  });
}
