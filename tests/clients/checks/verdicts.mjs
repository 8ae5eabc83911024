// The same documents to the server and to the reference implementation: both accept or both refuse.

import { parse, validate } from 'graphql';
import { fail, tally } from '../lib/report.mjs';
import { verdict } from '../lib/server.mjs';
import { disputed } from '../documents/disputed.mjs';
import { invalid } from '../documents/invalid.mjs';
import { valid } from '../documents/valid.mjs';

export async function verdicts(server, token, schema) {
  const rules = new Map();
  const add = (rule, entry) => rules.set(rule, [...(rules.get(rule) ?? []), entry]);
  for (const [rule, shows, query, options] of valid) {
    add(rule, { shows, query, options, meant: true, reference: reference(schema, query) });
  }
  for (const [rule, shows, query, options] of invalid) {
    add(rule, { shows, query, options, meant: false, reference: reference(schema, query) });
  }
  for (const [rule, shows, query, accepted] of disputed) {
    add(rule, { shows, query, meant: accepted, reference: { accepted, why: '' } });
  }
  for (const [rule, entries] of rules) {
    let agreed = 0;
    for (const entry of entries) {
      if (await compare(server, token, `verdict on ${rule}`, entry)) agreed += 1;
    }
    tally(`verdict on ${rule} (${agreed} of ${entries.length} documents)`, agreed);
  }
}

async function compare(server, token, name, { shows, query, options, meant, reference }) {
  const label = `${name}, ${meant ? 'valid' : 'invalid'}: ${shows}`;
  if (reference.accepted !== meant) {
    fail(label, `the corpus says otherwise than the reference: ${reference.why}`);
    return false;
  }
  let found;
  let answer;
  try {
    answer = await server.graphql({ query, ...options }, token);
    found = verdict(answer);
  } catch (error) {
    found = error.message;
  }
  const wanted = meant ? 'accepted' : 'refused';
  if (found === wanted) return true;
  const told = found === 'refused' || found === 'accepted' ? `${found}: ${answer.text.slice(0, 200)}` : found;
  fail(label, `wanted ${wanted}, got ${told}`);
  return false;
}

function reference(schema, query) {
  try {
    const errors = validate(schema, parse(query));
    return { accepted: errors.length === 0, why: errors[0]?.message ?? 'no error' };
  } catch (error) {
    return { accepted: false, why: error.message };
  }
}
