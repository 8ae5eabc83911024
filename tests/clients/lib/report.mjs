// One line per check; the count at the end.

let passed = 0;
let failed = 0;

export function pass(name) {
  passed += 1;
  console.log(`ok    ${name}`);
}

export function fail(name, reason) {
  failed += 1;
  console.log(`FAIL  ${name}: ${oneLine(reason)}`);
}

// One line for several checks that passed.
export function tally(name, count) {
  passed += count;
  if (count > 0) console.log(`ok    ${name}`);
}

export async function check(name, run) {
  try {
    const remark = await run();
    pass(remark ? `${name} (${remark})` : name);
    return true;
  } catch (error) {
    fail(name, error);
    return false;
  }
}

export function expect(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

export function close() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function oneLine(reason) {
  const text = reason instanceof Error ? reason.message || reason.name : String(reason);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
}
