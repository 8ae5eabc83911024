// What the server tells of itself, and to whom.

import {
  buildClientSchema,
  findBreakingChanges,
  findDangerousChanges,
  getIntrospectionQuery,
  specifiedDirectives,
} from 'graphql';
import { check, expect } from '../lib/report.mjs';

export async function introspection(server, token, schema) {
  await check('introspection tells what schema.graphql tells', async () => {
    const query = getIntrospectionQuery({
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    });
    const { status, text } = await server.graphql({ query }, token);
    const answer = JSON.parse(text);
    expect(status === 200 && answer.data, `status ${status} ${text}`);
    const told = buildClientSchema(answer.data);
    const differences = [
      ...findBreakingChanges(schema, told),
      ...findDangerousChanges(schema, told),
      ...findBreakingChanges(told, schema),
      ...findDangerousChanges(told, schema),
    ]
      .filter(({ type, description }) => !ofTheSpecification(type, description))
      .map(({ description }) => description);
    expect(differences.length === 0, differences.join('; '));
  });
  await check('the demonstration shows the schema before anyone signs in', async () => {
    const { text } = await server.graphql({ query: '{ __schema { queryType { name } } }' }, null);
    expect(JSON.parse(text).data?.__schema?.queryType?.name === 'Query', text);
  });
  await check('__typename is told to the anonymous', async () => {
    const { status, text } = await server.graphql({ query: '{ __typename }' }, null);
    expect(status === 200 && JSON.parse(text).data?.__typename === 'Query', `${status} ${text}`);
  });
}

// Each side adds the directives its edition of the specification defines.
function ofTheSpecification(type, description) {
  return (
    type.includes('DIRECTIVE') && specifiedDirectives.some(({ name }) => description.includes(name))
  );
}
