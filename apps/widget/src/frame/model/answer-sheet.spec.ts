import type { OfferedSurvey, SurveyGiven } from '@yingda/contracts';
import { Failure } from '@yingda/realtime-client';
import { AnswerSheet, isAsked, type SheetParts } from './answer-sheet';
import type { Cabinet } from './cabinet';

const NOW = Date.parse('2026-01-01T00:00:00.000Z');
const ID = '0196d5a0-0000-7000-8000-000000000001';

const survey = (more: Partial<OfferedSurvey> = {}): OfferedSurvey => ({
  id: ID,
  conversationId: 'c',
  title: 'Rate us',
  invitation: '',
  thanks: 'Thanks',
  language: 'en',
  anonymous: false,
  questions: [
    { id: 'overall', kind: 'rating', text: 'How was it?', required: true, options: [] },
    {
      id: 'why',
      kind: 'tags',
      text: 'Why?',
      required: true,
      options: [{ value: 'slow', label: 'Slow' }],
      showIf: { question: 'overall', atMost: 3 },
    },
    { id: 'comment', kind: 'text', text: 'Anything else?', required: false, options: [] },
  ],
  answers: [],
  state: 'sent',
  expiresAt: '2026-01-03T00:00:00.000Z',
  url: 'https://shop.example/s',
  ...more,
});

/** The server's end, this browser's storage, and what a shopper's taps come to. */
class Ground {
  online = true;
  found: OfferedSurvey | null = survey();
  refuses: Failure | null = null;
  got: SurveyGiven[][] = [];
  /** The page with the last sheet is left. */
  leave = () => {};
  readonly kept = new Map<string, string>();
  private readonly online$ = new Set<(change: { state: string }) => void>();
  private readonly offered$ = new Set<(event: { survey?: OfferedSurvey }) => void>();
  private readonly foreign$ = new Set<(key: string) => void>();

  private readonly connection = {
    command: async (name: string, payload: { answers: SurveyGiven[] }) => {
      if (!this.online) throw new Failure('offline', 'offline');
      if (name === 'survey.find') return { survey: this.found };
      if (this.refuses) throw this.refuses;
      this.got.push(payload.answers);
      return {};
    },
    on: (_: string, listener: (event: { survey?: OfferedSurvey }) => void) => {
      this.offered$.add(listener);
      return () => this.offered$.delete(listener);
    },
    onState: (listener: (change: { state: string }) => void) => {
      this.online$.add(listener);
      return () => this.online$.delete(listener);
    },
  };
  private readonly drawer: Cabinet = {
    read: <T>(key: string) => JSON.parse(this.kept.get(key) ?? 'null') as T | null,
    write: (key, value) =>
      void (value == null ? this.kept.delete(key) : this.kept.set(key, JSON.stringify(value))),
    onForeign: (listener) => {
      this.foreign$.add(listener);
      return () => void this.foreign$.delete(listener);
    },
    clear: () => this.kept.clear(),
  };

  async sheet(): Promise<AnswerSheet> {
    const state = () => (this.online ? 'online' : 'offline');
    const connection = {
      ...this.connection,
      get state() {
        return state();
      },
    } as unknown as SheetParts['connection'];
    const { drawer } = this;
    const sheet = new AnswerSheet({ connection, drawer, surveyId: ID, conversationId: 'c', now: () => NOW });
    this.leave = sheet.start();
    await settled();
    return sheet;
  }

  async comesOnline(): Promise<void> {
    this.online = true;
    this.online$.forEach((listener) => listener({ state: 'online' }));
    await settled();
  }
  tells(offered: OfferedSurvey): void {
    this.offered$.forEach((listener) => listener({ survey: offered }));
  }
  otherTabWrote(key: string): void {
    this.foreign$.forEach((listener) => listener(key));
  }
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('the answers to a survey', () => {
  it('are stored with the first tap, and each further one replaces what was', async () => {
    const ground = new Ground();
    const sheet = await ground.sheet();
    sheet.answer('overall', { score: 5 });
    await settled();
    expect(ground.got).toEqual([[{ question: 'overall', score: 5 }]]);
    expect(sheet.store.state).toMatchObject({ phase: 'open', kept: 'saved' });
    sheet.answer('overall', { score: 4 });
    await settled();
    expect(ground.got.at(-1)).toEqual([{ question: 'overall', score: 4 }]);
  });

  it('of taps in quick succession end with the last', async () => {
    const ground = new Ground();
    const sheet = await ground.sheet();
    for (const score of [1, 2, 3]) sheet.answer('overall', { score });
    await settled();
    expect(ground.got.at(-1)).toEqual([{ question: 'overall', score: 3 }]);
    expect(ground.kept.has(`survey-draft:${ID}`)).toBe(false);
  });

  it('wait on the device while offline, through a reload, and go by themselves', async () => {
    const ground = new Ground();
    const before = await ground.sheet();
    ground.online = false;
    before.answer('overall', { score: 2 });
    await settled();
    expect(before.store.state.kept).toBe('waiting');
    ground.leave();
    const after = await ground.sheet();
    expect(after.store.state).toMatchObject({ phase: 'open', answers: [{ question: 'overall', score: 2 }] });
    await ground.comesOnline();
    expect(ground.got).toEqual([[{ question: 'overall', score: 2 }]]);
  });

  it('ask what an earlier answer calls for, and are through when all of that is answered', async () => {
    const ground = new Ground();
    const sheet = await ground.sheet();
    sheet.answer('overall', { score: 2 });
    expect(sheet.asked().map(({ id }) => id)).toEqual(['overall', 'why', 'comment']);
    expect(sheet.finish()).toBe(false);
    expect(sheet.missing()).toEqual(['why']);
    sheet.answer('why', { choices: ['slow'] });
    expect(sheet.finish()).toBe(true);
    expect(sheet.store.state.phase).toBe('done');
    sheet.change();
    sheet.answer('overall', { score: 5 });
    expect(sheet.asked().map(({ id }) => id)).toEqual(['overall', 'comment']);
  });

  it('are the same in two tabs', async () => {
    const ground = new Ground();
    const sheet = await ground.sheet();
    ground.tells(survey({ answers: [{ question: 'overall', score: 3 }], state: 'partly' }));
    expect(sheet.store.state.answers).toEqual([{ question: 'overall', score: 3 }]);
    ground.kept.set(`survey-draft:${ID}`, JSON.stringify([{ question: 'overall', score: 4 }]));
    ground.otherTabWrote(`survey-draft:${ID}`);
    expect(sheet.store.state.answers).toEqual([{ question: 'overall', score: 4 }]);
  });

  it('of an anonymous survey leave together, at the end, and cannot be changed', async () => {
    const ground = new Ground();
    ground.found = survey({ anonymous: true });
    const sheet = await ground.sheet();
    sheet.answer('overall', { score: 5 });
    await settled();
    expect(ground.got).toEqual([]);
    sheet.finish();
    await settled();
    expect(ground.got).toEqual([[{ question: 'overall', score: 5 }]]);
    expect(sheet.mayChange()).toBe(false);
  });

  it('are over when it has expired, is taken back or gone', async () => {
    const ground = new Ground();
    ground.found = null;
    expect((await ground.sheet()).store.state.phase).toBe('over');
    ground.found = survey({ expiresAt: '2025-12-31T00:00:00.000Z' });
    expect((await ground.sheet()).store.state.phase).toBe('over');
    ground.found = survey();
    const sheet = await ground.sheet();
    ground.refuses = new Failure('survey-expired', 'over');
    sheet.answer('overall', { score: 5 });
    await settled();
    expect(sheet.store.state).toMatchObject({ phase: 'over', kept: null });
  });

  it('that were refused say so, and were given before are shown as such', async () => {
    const ground = new Ground();
    const sheet = await ground.sheet();
    ground.refuses = new Failure('invalid-payload', 'no');
    sheet.answer('overall', { score: 5 });
    await settled();
    expect(sheet.store.state.kept).toBe('failed');
    const other = new Ground();
    other.found = survey({ state: 'answered', answers: [{ question: 'overall', score: 5 }] });
    expect((await other.sheet()).store.state.phase).toBe('done');
  });
});

describe('whether a question is asked', () => {
  const given = [
    { question: 'a', score: 3 },
    { question: 'b', choice: 'no' },
  ];
  it.each([
    [undefined, true],
    [{ question: 'a', atMost: 3 }, true],
    [{ question: 'a', atLeast: 4 }, false],
    [{ question: 'a', equals: '3' }, true],
    [{ question: 'b', equals: 'no' }, true],
    [{ question: 'b', equals: 'yes' }, false],
    [{ question: 'b', atMost: 3 }, false],
    [{ question: 'c', equals: '1' }, false],
  ])('follows from what was answered: %j', (showIf, asked) => {
    expect(isAsked(showIf, given)).toBe(asked);
  });
});
