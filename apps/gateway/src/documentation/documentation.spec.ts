import 'reflect-metadata';
import { endpoints } from '@yingda/contracts';
import { asyncApiDocument } from './asyncapi';
import { eventsPage } from './events-page';
import { openApiDocument } from './openapi';

/** Every $ref of a document, to see that none dangles. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (key === '$ref' ? [String(item)] : references(item)));
}
function resolves(document: object, pointer: string): boolean {
  const found = pointer
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (at, part) =>
        (at as Record<string, unknown> | undefined)?.[part.replace(/~1/g, '/').replace(/~0/g, '~')],
      document,
    );
  return found !== undefined;
}

describe('documentation of the wire', () => {
  it('describes every endpoint, and refers only to shapes that exist', () => {
    const document = openApiDocument('http://localhost:3000');
    const operations = Object.values(document.paths).flatMap((path) => Object.keys(path as object));
    expect(operations).toHaveLength(Object.keys(endpoints).length);
    expect(references(document).filter((item) => !resolves(document, item))).toEqual([]);
  });

  it('describes every command and event of both namespaces, and refers only to shapes that exist', () => {
    const document = asyncApiDocument('http://localhost:3000');
    expect(references(document).filter((item) => !resolves(document, item))).toEqual([]);
    expect(eventsPage()).toContain('conversation.catch-up');
  });
});
