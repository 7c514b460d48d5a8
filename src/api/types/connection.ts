import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import type { Cursor, Page } from '../paging.js';
import type { StoredPage } from '../stored-paging.js';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether there is more after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether there is something before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first edge: give it as `before` for the page before.',
  })
  startCursor!: () => string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last edge: give it as `after` for the next page.',
  })
  endCursor!: () => string | null;
}

/** A Relay connection over edges of a type. */
export interface Connection<E> {
  edges: E[];
  pageInfo: PageInfo;
  totalCount: () => number | Promise<number>;
}

/** The GraphQL type of a connection; `name` without `Connection`. */
export function connectionOf<E extends object>(name: string, edge: ClassType<E>, of: string): ClassType<Connection<E>> {
  @ObjectType(`${name}Connection`, { description: `A page of ${of}.` })
  class ConnectionType implements Connection<E> {
    @Field(() => [edge], { description: `The ${of} of this page, in order.` })
    edges!: E[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'Length of the whole list.' })
    totalCount!: () => number | Promise<number>;
  }
  return ConnectionType;
}

/** A page as a connection; `edge` makes an edge of an item. The whole list is counted only where the client asks. */
export function connection<T, E>(page: Page<T> | StoredPage<T>, edge: (item: T, cursor: Cursor) => E): Connection<E> {
  return {
    edges: page.items.map(({ item, cursor }) => edge(item, cursor)),
    pageInfo: page.pageInfo,
    totalCount: page.totalCount,
  };
}
