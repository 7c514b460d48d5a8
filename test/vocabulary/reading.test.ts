import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { faultsIn, vocabularyIn } from './vocabularies.js';

const TURTLE = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix e: <https://example.org/birds/> .
e: a skos:ConceptScheme ; dct:license <https://creativecommons.org/licenses/by/4.0/> ;
  <http://www.w3.org/2002/07/owl#versionInfo> "2.1" .
e:bird a skos:Concept ; skos:prefLabel "bird"@en ; skos:narrower e:parrot .
e:parrot a skos:Concept ;
  skos:prefLabel "parrot"@en, "Papagei"@de ;
  skos:altLabel "psittacine"@en ; skos:hiddenLabel "parot" ;
  skos:definition "A bird\\n of the tropics."@en ;
  skos:related e:seed ;
  skos:exactMatch <https://example.org/other/parrot> .
e:seed a skos:Concept ; skos:prefLabel "seed"@en .`;

const RDF_XML = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#"
  xmlns:dct="http://purl.org/dc/terms/" xmlns:owl="http://www.w3.org/2002/07/owl#">
  <skos:ConceptScheme rdf:about="https://example.org/birds/">
    <dct:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/><owl:versionInfo>2.1</owl:versionInfo>
  </skos:ConceptScheme>
  <skos:Concept rdf:about="https://example.org/birds/bird"><skos:prefLabel xml:lang="en">bird</skos:prefLabel></skos:Concept>
  <skos:Concept rdf:about="https://example.org/birds/parrot">
    <skos:prefLabel xml:lang="en">parrot</skos:prefLabel><skos:prefLabel xml:lang="de">Papagei</skos:prefLabel>
    <skos:altLabel xml:lang="en">psittacine</skos:altLabel><skos:hiddenLabel>parot</skos:hiddenLabel>
    <skos:definition xml:lang="en">A bird of the tropics.</skos:definition>
    <skos:broader rdf:resource="https://example.org/birds/bird"/>
    <skos:related rdf:resource="https://example.org/birds/seed"/>
    <skos:exactMatch rdf:resource="https://example.org/other/parrot"/>
  </skos:Concept>
  <skos:Concept rdf:about="https://example.org/birds/seed"><skos:prefLabel xml:lang="en">seed</skos:prefLabel></skos:Concept>
</rdf:RDF>`;

const CONTEXT = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  e: 'https://example.org/birds/',
  broader: { '@id': 'skos:broader', '@type': '@id' },
};
const JSON_LD = JSON.stringify({
  '@context': CONTEXT,
  '@graph': [
    {
      '@id': 'https://example.org/birds/',
      '@type': 'skos:ConceptScheme',
      'http://purl.org/dc/terms/license': { '@id': 'https://creativecommons.org/licenses/by/4.0/' },
      'http://www.w3.org/2002/07/owl#versionInfo': '2.1',
    },
    { '@id': 'e:bird', '@type': 'skos:Concept', 'skos:prefLabel': { '@value': 'bird', '@language': 'en' } },
    {
      '@id': 'e:parrot',
      '@type': 'skos:Concept',
      'skos:prefLabel': [
        { '@value': 'parrot', '@language': 'en' },
        { '@value': 'Papagei', '@language': 'de' },
      ],
      'skos:altLabel': { '@value': 'psittacine', '@language': 'en' },
      'skos:hiddenLabel': 'parot',
      'skos:definition': { '@value': 'A bird of the tropics.', '@language': 'en' },
      broader: 'e:bird',
      'skos:related': { '@id': 'e:seed' },
      'skos:exactMatch': { '@id': 'https://example.org/other/parrot' },
    },
    { '@id': 'e:seed', '@type': 'skos:Concept', 'skos:prefLabel': { '@value': 'seed', '@language': 'en' } },
  ],
});

describe('SKOS', () => {
  test.each([
    ['Turtle', TURTLE],
    ['RDF/XML', RDF_XML],
    ['JSON-LD', JSON_LD],
  ])('in %s gives names, translations, hierarchy and matches', async (_, text) => {
    const { vocabulary, concepts } = await vocabularyIn(gzipSync(text), {}, { file: 'birds-2.ttl.gz' });
    expect(vocabulary).toEqual({
      name: 'birds-2',
      version: '2.1',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      uri: 'https://example.org/birds/',
    });
    expect(concepts.map(({ id }) => id)).toEqual(['birds-2:bird', 'birds-2:parrot', 'birds-2:seed']);
    expect(concepts[1]).toEqual({
      id: 'birds-2:parrot',
      name: 'parrot',
      aliases: ['psittacine', 'parot'],
      kind: 'field',
      definition: 'A bird of the tropics.',
      broader: ['birds-2:bird'],
      origin: 'vocabulary',
      vocabulary: 'birds-2',
      uri: 'https://example.org/birds/parrot',
      language: 'en',
      translations: [{ text: 'Papagei', language: 'de', preferred: true }],
      related: ['birds-2:seed'],
      exactMatches: ['https://example.org/other/parrot'],
    });
    expect(concepts[2].related).toEqual(['birds-2:parrot']);
  });

  test('takes names in the language asked for', async () => {
    const { concepts } = await vocabularyIn(TURTLE, { language: 'de' });
    expect(concepts.map(({ name, language }) => [name, language])).toEqual([
      ['bird', 'en'],
      ['Papagei', 'de'],
      ['seed', 'en'],
    ]);
    await expect(vocabularyIn(TURTLE, { language: 'fr' })).rejects.toThrow(/no concept has a name in the language fr/);
  });

  test('a newer file of the same address is the same vocabulary; what it does not say stays', async () => {
    const known = [{ name: 'birds', version: '1', license: 'CC0', uri: 'https://example.org/birds/' }];
    const { vocabulary } = await vocabularyIn(
      TURTLE.replace(/ ;\n {2}<http:.*owl#versionInfo> "2.1"/, ''),
      {},
      { known },
    );
    expect(vocabulary).toMatchObject({ name: 'birds', version: '1' });
  });

  test('a context on the network is not fetched', async () => {
    const text = JSON_LD.replace(JSON.stringify(CONTEXT), '"https://example.org/context.json"');
    await expect(vocabularyIn(text, {})).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(
        /context https:\/\/example.org\/context.json is on the network, and nothing is fetched/,
      ) as unknown,
    });
  });

  test('faults come with their lines in Turtle, with addresses elsewhere', async () => {
    const broken = TURTLE.replace('"seed"@en', '"parrot"@en')
      .replace('e:bird a skos:Concept ;', 'e:bird a skos:Concept ; skos:broader e:parrot, e:gone ;')
      .concat('\ne:nameless a skos:Concept .\n');
    const faults = await faultsIn(broken);
    expect(faults).toHaveLength(4);
    expect(faults).toEqual(
      expect.arrayContaining([
        'line 14: the concept has no preferred label',
        'line 13: "parrot" is also the name of https://example.org/birds/parrot (line 7)',
        'line 6: broader of https://example.org/birds/bird names https://example.org/birds/gone, which is not here',
        expect.stringMatching(
          /^line 6: .*bird is broader than itself: .*bird \(line 6\) → .*parrot \(line 7\) → .*bird$/,
        ),
      ]),
    );
    const xml = RDF_XML.replace('>seed<', '>bird<');
    expect(await faultsIn(xml)).toEqual([
      'https://example.org/birds/seed: "bird" is also the name of https://example.org/birds/bird (https://example.org/birds/bird)',
    ]);
    expect(await faultsIn(TURTLE.replace('skos:prefLabel "seed"@en .', 'skos:prefLabel "seed'))).toEqual([
      expect.stringMatching(/^line 13: /),
    ]);
    expect(await faultsIn(RDF_XML.replace('</skos:Concept>\n</rdf:RDF>', ''))).toHaveLength(1);
    expect(await faultsIn(JSON_LD.slice(0, -3))).toHaveLength(1);
  });
});

describe('CSV', () => {
  test('names columns in any order; broader by id, or by name in any case', async () => {
    const text = `name,id,kind,aliases,broader,definition,note\r\nparrot,p1,task,"psittacine|parot, old","Bird","A ""bird""\nof colors",x\r\nbird,b,,,,\r\ncockatoo,,,,p1\r\n`;
    const { concepts, notes } = await vocabularyIn(text, { name: 'birds' });
    expect(concepts).toMatchObject([
      { id: 'birds:b', name: 'bird', kind: 'field' },
      { id: 'birds:cockatoo', broader: ['birds:p1'] },
      {
        id: 'birds:p1',
        kind: 'task',
        aliases: ['psittacine', 'parot, old'],
        broader: ['birds:b'],
        definition: 'A "bird" of colors',
      },
    ]);
    expect(notes).toEqual(['columns left out, which are not known: note']);
  });

  test('faults come with their lines', async () => {
    const text =
      'id,name,broader,kind,related\na,first,b,,\n"b","second\nline",a,,\nc,,,,\nd,First,x,thing,\nd,fourth,,,,,\n';
    expect((await faultsIn(text)).sort()).toEqual([
      'line 2: a is broader than itself: a (line 2) → b (line 3) → a',
      'line 5: the concept has no preferred label',
      'line 6: "First" is also the name of a (line 2)',
      'line 6: broader of d names x, which is not here',
      'line 6: kind must be one of task, method, model, dataset, metric, theory, field, not thing',
      'line 7: 7 fields, but 5 columns; quote what holds commas',
    ]);
    expect(await faultsIn('name\nalpha\nAlpha\n')).toEqual(['line 3: "Alpha" is also the name on line 2']);
    expect(await faultsIn('name\nC\nC++\n')).toEqual([
      'line 3: "C++" would have the id c, which is that of line 2 already; give it an id',
    ]);
    expect(await faultsIn('id,name,related\na,first,b\nb,second,Second|a\n')).toEqual([
      'line 3: b is related to itself; leave it out',
    ]);
  });
});

test('a name of no letter says what one is like; a label of several concepts is told of', async () => {
  const text = 'name,aliases\nfirst,one\nsecond,One\n';
  const { notes } = await vocabularyIn(text, { name: 'made' });
  expect(notes).toEqual([
    '1 label is of several concepts, and stands for one of them in texts: "one": made:first, made:second',
  ]);
  await expect(vocabularyIn(text, { name: '' })).rejects.toThrow('letters, digits and hyphens: --name birds, not ""');
  await expect(vocabularyIn(text, { name: 'My Birds' })).rejects.toThrow('--name my-birds, not "My Birds".');
});

describe('the ontology', () => {
  test('equivalent topics are one concept', async () => {
    const text = [
      'computer science,broaderGeneric,parsing',
      'parsing,relatedEquivalent,parsers',
      'parsers,primaryLabel,parsing',
      'parsing,primaryLabel,parsing',
      '"grammars, formal",contributesTo,parsers',
      'computer science,contributesTo,parsers',
    ].join('\n');
    const { vocabulary, concepts } = await vocabularyIn(text, {});
    expect(vocabulary).toMatchObject({ name: 'cso', license: 'CC BY 4.0' });
    expect(concepts).toMatchObject([
      { id: 'cso:computer-science', related: [] },
      { id: 'cso:grammars-formal', name: 'grammars, formal', related: ['cso:parsing'] },
      { id: 'cso:parsing', aliases: ['parsers'], broader: ['cso:computer-science'], related: ['cso:grammars-formal'] },
    ]);
  });

  test('with addresses, as it was published before', async () => {
    const topic = (name: string) => `"<https://cso.kmi.open.ac.uk/topics/${name}>"`;
    const { concepts } = await vocabularyIn(
      `${topic('computer_science')},"<http://cso.kmi.open.ac.uk/schema/cso#superTopicOf>",${topic('parsing')}\n`,
      {},
    );
    expect(concepts.map(({ name, broader }) => [name, broader])).toEqual([
      ['computer science', []],
      ['parsing', ['cso:computer-science']],
    ]);
  });
});

describe('JSON Lines', () => {
  test('faults come with their lines', async () => {
    const text = '{"name": "a", "broader": ["b"]}\n{"name": 3}\n\n[1]\n{"name": "c", "aliases": "x"}\n{"name": "d"\n';
    expect((await faultsIn(text)).sort()).toEqual([
      'line 1: broader of a names b, which is not here',
      'line 2: a concept needs a name',
      'line 4: this is no JSON object',
      'line 5: aliases of "c" must be a list of strings',
      'line 6: this is not JSON',
    ]);
  });

  test('what a store or an export could not hold is refused by its line', async () => {
    const entries = [
      { name: 'lin\u0000ear', aliases: ['tab\tbed', 'half \ud800'] },
      { name: 'a', uri: 'http://x/a<b>' },
      { name: 'b', uri: 'x y' },
      { name: 'c', uri: 'topics/c' },
      { name: 'd', language: 'English, mostly' },
      { name: 'e', exactMatches: ['cso:parsing', 'graph', 'x y'] },
      { name: 'f', uri: 'https://example.org/ünï#f', language: 'pt-BR' },
    ];
    expect(await faultsIn(entries.map((entry) => JSON.stringify(entry)).join('\n'))).toEqual([
      'line 1: a name or definition holds the control character U+0000',
      'line 1: a name or definition holds the control character U+D800',
      'line 2: the uri "http://x/a<b>" is no address, such as https://example.org/birds/parrot',
      'line 3: the uri "x y" is no address, such as https://example.org/birds/parrot',
      'line 4: the uri "topics/c" is no address, such as https://example.org/birds/parrot',
      'line 5: "english, mostly" is no tag of a language, such as en or pt-br',
      'line 6: the exact match "x y" is neither an address nor an id',
    ]);
  });

  test('ids of one slug are told apart, whatever their order', async () => {
    const entries = ['C', 'C++', 'C#'].map((name) => JSON.stringify({ id: name, name }));
    const ids = async (lines: string[]) =>
      (await vocabularyIn(lines.join('\n'), { name: 'p' })).concepts.map(({ id, name }) => [name, id]);
    const found = await ids(entries);
    expect(await ids([...entries].reverse())).toEqual(found);
    expect(new Map(found as [string, string][]).get('C')).toBe('p:c');
    expect(new Set(found.map(([, id]) => id)).size).toBe(3);
  });

  test('a deep chain is no cycle, and is read', async () => {
    const text = Array.from({ length: 5_000 }, (_, at) =>
      JSON.stringify({ name: `n${at}`, broader: at ? [`n${at - 1}`] : [] }),
    );
    expect((await vocabularyIn(text.join('\n'), {})).concepts).toHaveLength(5_000);
  });
});

test('what is no vocabulary is told', async () => {
  await expect(vocabularyIn('Dear reader,\nthis is a letter.', {})).rejects.toThrow(
    /does not look like a vocabulary; .*--format/,
  );
  await expect(vocabularyIn(TURTLE, { format: 'obo' })).rejects.toThrow(/no format "obo"; there are jsonl/);
  await expect(vocabularyIn(Buffer.from([0x1f, 0x8b, 8, 0]), {})).rejects.toThrow(/compression is damaged/);
  await expect(vocabularyIn(Buffer.from([0xff, 0xfe, 0x41]), {})).rejects.toThrow(/not in UTF-8/);
  await expect(vocabularyIn(TURTLE, { name: 'My Birds' })).rejects.toThrow(/--name my-birds/);
  await expect(vocabularyIn(TURTLE, { name: 'papergraph' })).rejects.toThrow(/choose another --name/);
  await expect(vocabularyIn('name,aliases\n', {})).rejects.toThrow(/there is no concept in it/);
});
