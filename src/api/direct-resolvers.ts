import { isObjectType, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { getMetadataStorage } from 'type-graphql';
import type { ApiContext } from './context.js';

type Storage = ReturnType<typeof getMetadataStorage>;
type Resolver = Storage['queries'][number] | Storage['fieldResolvers'][number];
type Target = Resolver['target'];
type Parameter = NonNullable<Resolver['params']>[number];
type Resolve = GraphQLFieldResolver<object, ApiContext>;
/** A value for one parameter of a resolver's method. */
type Read = (...given: Parameters<Resolve>) => unknown;

/**
 * Lets fields of queries call the methods of their resolvers without what type-graphql does between: it makes a promise of
 * each argument, to validate it, and an instance of each input, both of which our resolvers do without.
 */
export function resolveDirectly(schema: GraphQLSchema): void {
  const { queries, fieldResolvers } = getMetadataStorage();
  const instances = new Map<Target, object>();
  const resolverOf = ({ target, methodName, params = [] }: Resolver): Resolve => {
    const instance = instances.get(target) ?? (Reflect.construct(target, []) as object);
    instances.set(target, instance);
    const method = Reflect.get(instance, methodName) as (...values: unknown[]) => unknown;
    const reads = [...params].sort((a, b) => a.index - b.index).map(readerOf);
    return (...given) =>
      method.apply(
        instance,
        reads.map((read) => read(...given)),
      );
  };
  for (const query of queries) schema.getQueryType()!.getFields()[query.schemaName].resolve = resolverOf(query);
  for (const resolver of fieldResolvers) {
    if (resolver.kind !== 'external') continue;
    const type = schema.getType(typeNameOf(resolver.getObjectType!()));
    if (isObjectType(type)) type.getFields()[resolver.schemaName].resolve = resolverOf(resolver);
  }
}

function typeNameOf(target: Target): string {
  return getMetadataStorage().objectTypes.find((type) => type.target === target)!.name;
}

function readerOf(parameter: Parameter): Read {
  if ('propertyName' in parameter && parameter.propertyName !== undefined)
    throw new Error(`${parameter.methodName}: a parameter that is one property is not known here.`);
  switch (parameter.kind) {
    case 'root':
      return (root) => root;
    case 'arg':
      return (_root, args) => args[parameter.name] as unknown;
    case 'args': {
      const names = argumentNames(parameter.getType() as Target);
      return (_root, args) => {
        const own: Record<string, unknown> = {};
        for (const name of names) own[name] = args[name];
        return own;
      };
    }
    case 'context':
      return (_root, _args, context) => context;
    default:
      throw new Error(`${parameter.methodName}: a parameter of kind ${parameter.kind} is not known here.`);
  }
}

function argumentNames(target: Target): string[] {
  return getMetadataStorage()
    .argumentTypes.find((type) => type.target === target)!
    .fields!.map(({ name }) => name);
}
