import 'reflect-metadata';
import { consoleCommandClasses, contentClasses, widgetCommandClasses } from '@yingda/contracts';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { compileValidator } from './compile-validator';
import { validateContent } from './content-validator';

const ID = '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';
const scalar = fc.oneof(
  fc.constantFrom(
    ID,
    'yes',
    'no',
    'online',
    'text',
    'a',
    '',
    ' ',
    '😀'.repeat(4_999),
    'x'.repeat(5_001),
    'https://shop.example/a',
    'demo-shop',
  ),
  fc.integer({ min: -2, max: 10 }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
  fc.double(),
  fc.string({ maxLength: 8 }),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom('topicId', 'resolved', 'summary', 'agentId', 'teamId', 'name', 'contact', 'kind'),
    scalar,
    { maxKeys: 4 },
  ),
);
const FIELDS = [
  'conversationId',
  'clientMessageId',
  'content',
  'replyTo',
  'text',
  'mentions',
  'upToSequence',
  'afterSequence',
  'afterPosition',
  'afterRevision',
  'state',
  'reason',
  'disposition',
  'to',
  'note',
  'score',
  'resolved',
  'kind',
  'productId',
  'title',
  'url',
  'attachmentId',
  'caption',
  'answers',
  'inboxKey',
  'messageId',
  'token',
  'identity',
  'contact',
];
const payload = fc.dictionary(fc.constantFrom(...FIELDS), value, { maxKeys: 8 });
const classes = [
  ...Object.values(widgetCommandClasses).map((item) => item.payload),
  ...Object.values(consoleCommandClasses).map((item) => item.payload),
  ...Object.values(contentClasses),
];

function acceptedByLibrary(target: new () => object, input: object): boolean {
  return (
    validateSync(plainToInstance(target, input), { whitelist: true, forbidUnknownValues: false }).length === 0
  );
}
function acceptedByUs(target: new () => object, input: object): boolean {
  try {
    compileValidator(target)(input);
    return true;
  } catch {
    return false;
  }
}

describe('compileValidator', () => {
  it('accepts and refuses the same payloads as class-validator, over 10,000 of them', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.constantFrom(...classes), payload, (target, input) => {
        const theirs = acceptedByLibrary(target, input);
        if (theirs) accepted++;
        expect(acceptedByUs(target, input)).toBe(theirs);
      }),
      { numRuns: 10_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('drops properties that the class does not declare', () => {
    const validate = compileValidator(widgetCommandClasses['conversation.subscribe'].payload);
    expect(validate({ conversationId: ID, role: 'administrator', __proto__: { x: 1 } })).toEqual({
      conversationId: ID,
    });
  });

  it('says that a text is too long, and by how much', () => {
    expect(() => validateContent({ kind: 'text', text: '好'.repeat(10_000) })).toThrow(
      expect.objectContaining({
        code: 'text-too-long',
        details: { field: 'text', max: 5_000, length: 10_000 },
      }),
    );
  });

  it('refuses unknown kinds, kinds people cannot send, and blank texts, each by its code', () => {
    expect(() => validateContent({ kind: 'hologram' })).toThrow(
      expect.objectContaining({ code: 'unknown-content-kind' }),
    );
    expect(() => validateContent({ kind: 'constructor' })).toThrow(
      expect.objectContaining({ code: 'unknown-content-kind' }),
    );
    expect(() => validateContent({ kind: 'event', event: 'chat-closed', details: {} })).toThrow(
      expect.objectContaining({ code: 'unsupported-content-kind' }),
    );
    expect(() => validateContent({ kind: 'text', text: ' \n ' })).toThrow(
      expect.objectContaining({ code: 'text-empty' }),
    );
  });
});
