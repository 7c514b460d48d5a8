import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  parse,
  validate,
  type GraphQLSchema,
} from 'graphql';
import { sizeRuleOf } from '../../src/api/cost-weights.js';
import { graphqlSchema, printedSchema } from '../../src/api/schema.js';
import { exampleOperations, nightlyIngestOperation } from '../support/operations.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await graphqlSchema();
});

describe('the schema', () => {
  test('is what schema/schema.graphql says (npm run schema writes it)', async () => {
    expect(await printedSchema()).toBe(readFileSync('schema/schema.graphql', 'utf8'));
  });

  test('describes every type, field, argument and input', () => {
    const bare: string[] = [];
    const check = (name: string, description: string | null | undefined) => {
      if (!description?.trim()) bare.push(name);
    };
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__')) continue;
      if (type.name !== 'Query' && type.name !== 'Mutation') check(type.name, type.description);
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          check(`${type.name}.${field.name}`, field.description);
          for (const argument of field.args)
            check(`${type.name}.${field.name}(${argument.name})`, argument.description);
        }
      }
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field.description);
      }
      if (isEnumType(type)) expect(type.getValues().length).toBeGreaterThan(0);
    }
    expect(bare).toEqual([]);
  });

  test('gives every connection `totalCount`, `pageInfo`, `nodes`-free edges with a cursor and a node', () => {
    const connections = Object.values(schema.getTypeMap()).filter((type) => type.name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(4);
    for (const type of connections) {
      if (!isObjectType(type)) throw new Error(`${type.name} is no object type`);
      // Lists of related papers also say why they are empty.
      const fields = Object.keys(type.getFields()).filter((name) => name !== 'emptyReason');
      expect(fields.sort()).toEqual(['edges', 'pageInfo', 'totalCount']);
      const edge = schema.getType(type.name.replace(/Connection$/, 'Edge'));
      if (!isObjectType(edge)) throw new Error(`${type.name} has no edge type of its name`);
      expect(Object.keys(edge.getFields())).toEqual(expect.arrayContaining(['cursor', 'node']));
    }
  });

  test('says of every list of objects how long it is taken to be', () => {
    const lists: string[] = [];
    const sized = new Set<string>();
    for (const type of Object.values(schema.getTypeMap())) {
      if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
      for (const field of Object.values(type.getFields())) {
        const rule = sizeRuleOf(field);
        const named = getNamedType(field.type);
        for (const name of rule?.sizedFields ?? []) sized.add(`${named.name}.${name}`);
        // Items that are no objects cost nothing.
        if (!isListType(getNullableType(field.type)) || !isCompositeType(named)) continue;
        lists.push(`${type.name}.${field.name}`);
        if (rule && !rule.sizedFields) sized.add(`${type.name}.${field.name}`);
      }
    }
    expect(lists.length).toBeGreaterThan(50);
    expect(lists.filter((list) => !sized.has(list))).toEqual([]);
  });

  test('takes every example operation', () => {
    for (const { file, query } of [...exampleOperations(), nightlyIngestOperation()]) {
      expect({ file, errors: validate(schema, parse(query)) }).toEqual({ file, errors: [] });
    }
  });
});
