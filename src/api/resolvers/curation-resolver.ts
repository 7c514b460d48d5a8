import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { undoneEntries } from '../../model/active-curation.js';
import { stringTest } from '../../index/conditions.js';
import { operationText } from '../../curation/operation-text.js';
import type { CurationRequest, StoredCuration } from '../../model/curation.js';
import { PapergraphError } from '../../model/errors.js';
import type { ApiContext } from '../context.js';
import { Cost, Paged } from '../cost-directives.js';
import { badUserInput } from '../errors.js';
import { compareKeys, pageOf } from '../paging.js';
import { isOneOf, selects } from '../selects.js';
import { NeedsScope, requireCurator } from '../require-scope.js';
import type { Concept } from '../types/concept.js';
import { connection, type Connection } from '../types/connection.js';
import * as inputs from '../types/curation-inputs.js';
import * as types from '../types/curation.js';
import { PageArgs } from '../types/page-args.js';

/** What deriving the graph anew costs. */
const DERIVATION = 20_000;

@Resolver()
export class CurationResolver {
  @NeedsScope('curate')
  @Cost(DERIVATION)
  @Mutation(() => types.MergeConceptsPayload, {
    description: 'Makes concepts one: mentions and names go to the one that stays.',
  })
  async mergeConcepts(
    @Arg('input', () => inputs.MergeConceptsInput, { description: 'Which ones.' })
    { concepts, into, note }: inputs.MergeConceptsInput,
    @Ctx() context: ApiContext,
  ): Promise<types.MergeConceptsPayload> {
    const done = await curated(context, { kind: 'merge', concepts, into }, note);
    return { ...done.payload, concept: conceptOf(context, done.ids.at(-1)) };
  }

  @NeedsScope('curate')
  @Cost(DERIVATION)
  @Mutation(() => types.SplitConceptPayload, {
    description: 'Makes concepts out of one, by rules; mentions that no rule takes stay.',
  })
  async splitConcept(
    @Arg('input', () => inputs.SplitConceptInput, { description: 'Which one, and how.' })
    { concept, into, note }: inputs.SplitConceptInput,
    @Ctx() context: ApiContext,
  ): Promise<types.SplitConceptPayload> {
    const parts = into.map(({ name, aliases, definition, kind, when }) => ({
      name,
      aliases: aliases ?? undefined,
      definition: definition ?? undefined,
      kind: kind ?? undefined,
      when: {
        papers: when.papers ?? undefined,
        company: when.company ?? undefined,
        phrase: when.phrase ?? undefined,
      },
    }));
    const done = await curated(context, { kind: 'split', concept, into: parts }, note);
    const concepts = done.ids.slice(1).map((id) => conceptOf(context, id));
    return { ...done.payload, concepts: concepts.filter((each) => each !== null) };
  }

  @NeedsScope('curate')
  @Cost(DERIVATION)
  @Mutation(() => types.RenameConceptPayload, {
    description: 'Gives a concept another name; the one it had becomes an alias.',
  })
  async renameConcept(
    @Arg('input', () => inputs.RenameConceptInput, { description: 'Which one, and the name.' })
    { concept, name, note }: inputs.RenameConceptInput,
    @Ctx() context: ApiContext,
  ): Promise<types.RenameConceptPayload> {
    const done = await curated(context, { kind: 'rename', concept, name }, note);
    return { ...done.payload, concept: conceptOf(context, done.ids[0]) };
  }

  @NeedsScope('curate')
  @Cost(DERIVATION)
  @Mutation(() => types.HideConceptPayload, { description: 'Shows a concept and its mentions no more.' })
  async hideConcept(
    @Arg('input', () => inputs.HideConceptInput, { description: 'Which one.' })
    { concept, note }: inputs.HideConceptInput,
    @Ctx() context: ApiContext,
  ): Promise<types.HideConceptPayload> {
    return (await curated(context, { kind: 'hide', concept }, note)).payload;
  }

  @NeedsScope('curate')
  @Cost(DERIVATION)
  @Mutation(() => types.UndoCurationPayload, { description: 'Takes back what a curator did; an undo too.' })
  async undoCuration(
    @Arg('input', () => inputs.UndoCurationInput, { description: 'What.' })
    { curation, note }: inputs.UndoCurationInput,
    @Ctx() context: ApiContext,
  ): Promise<types.UndoCurationPayload> {
    return (await curated(context, { kind: 'undo', entry: curation }, note)).payload;
  }

  @Paged()
  @Query(() => types.CurationConnection, { description: 'What curators did, the last first.' })
  async curationLog(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('where', () => inputs.CurationFilterInput, { nullable: true, description: 'Which of it; all without it.' })
    where: inputs.CurationFilterInput | null,
    @Ctx() { store }: ApiContext,
  ): Promise<Connection<types.CurationEdge>> {
    const log = await store.curation();
    const undone = undoneEntries(log);
    const holds = selects(where, isCuration);
    const rows = log
      .map((entry, position) => ({ entry, position, curation: curationOf(entry, undone) }))
      .filter(({ curation }) => holds(curation))
      .reverse();
    const found = pageOf(rows, ({ entry, position }) => [position, entry.id], compareKeys('descending'), {
      list: ['curationLog', where],
      ...page,
    });
    return connection(found, ({ curation }, cursor) => ({ cursor, node: curation }));
  }
}

function isCuration({ kind, state, by }: inputs.CurationFilterInput, curation: types.Curation): boolean {
  return isOneOf(curation.kind, kind) && isOneOf(curation.state, state) && (!by || stringTest(by)(curation.by));
}

/** Does it, and goes on with the graph that shows it. `ids`: the concepts that were touched, as given. */
async function curated(context: ApiContext, request: CurationRequest, note: string | null | undefined) {
  const { caller, curate } = requireCurator(context);
  try {
    const { entry, snapshotId } = await curate(request, { by: caller.name, note: note ?? null });
    if (snapshotId !== null) await context.reload();
    const curation = curationOf({ ...entry, waiting: null }, new Set());
    return {
      payload: { curation, snapshot: context.index.snapshot },
      ids: touched(entry.operation),
    };
  } catch (error) {
    if (error instanceof PapergraphError && error.code === 'BAD_INPUT') throw badUserInput(error.message);
    throw error;
  }
}

function touched(operation: StoredCuration['operation']): string[] {
  switch (operation.kind) {
    case 'merge':
      return [...operation.concepts, operation.into].map(({ id }) => id);
    case 'split':
      return [operation.concept, ...operation.into].map(({ id }) => id);
    case 'undo':
      return [];
    default:
      return [operation.concept.id];
  }
}

function conceptOf({ index }: ApiContext, id: string | undefined): Concept | null {
  const row = id === undefined ? undefined : index.conceptRow(id);
  return row === undefined ? null : index.concepts[row];
}

function curationOf({ operation, ...entry }: StoredCuration, undone: ReadonlySet<string>): types.Curation {
  const isUndone = undone.has(entry.id);
  return {
    ...entry,
    kind: operation.kind,
    summary: operationText(operation),
    operation: JSON.stringify(operation),
    waiting: isUndone ? null : entry.waiting,
    state: isUndone ? 'undone' : entry.waiting === null ? 'applied' : 'waiting',
  };
}
