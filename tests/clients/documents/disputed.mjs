// Where the server knowingly judges otherwise than the reference implementation:
// [rule, what it shows, document, whether the server accepts it]. Should it change its mind, this
// list is to follow.

export const disputed = [
  // The specification has a rule for it; version 16 of the reference implementation finds it only
  // when it executes.
  ['operation type existence', 'subscription without a root for it', 'subscription { a }', false],
  ['operation type existence', 'named subscription', 'subscription A { kabupaten { nama } }', false],
];
