import type { AgentActor } from '@yingda/events';
import { AuditLog, newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { type Articles, createArticles } from '../../create-articles';
import { articleInput } from '../../testing';

const agent = (read: 'own' | 'all', edit?: 'own' | 'all'): AgentActor => ({
  ...{ kind: 'agent', agentId: newId(), name: '小林', publicName: '小林', role: 'agent', teamIds: [] },
  permissions: { 'article.read': read, ...(edit ? { 'article.edit': edit } : {}) },
});
const system = { kind: 'system', name: 'demo' } as const;
const DAY_MS = 86_400_000;

describe('articles', () => {
  let db: TestDatabase;
  let articles: Articles;
  let values: Record<string, string> = {};
  const lead = agent('all', 'all');
  const senior = agent('own', 'own');
  const lin = agent('own');

  const node = () =>
    createArticles({
      ...db,
      audit: new AuditLog(db.database, db.clock),
      variables: { of: async () => values },
      pictures: { store: async () => ({ attachmentId: newId(), width: 1, height: 1 }) },
    });
  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    values = {};
    articles = node();
  });
  afterAll(() => db.close());

  const published = async (with_: Parameters<typeof articleInput>[0] = {}) => {
    const { id, version } = await articles.addArticle.execute(lead, articleInput(with_));
    return articles.publishArticle.execute(lead, { articleId: id, version });
  };
  const asked = async (text: string, options: Parameters<Articles['askArticles']['ask']>[2] = {}) =>
    (await articles.askArticles.ask(text, undefined, options)).map(({ id }) => id);

  it('are drafts until they are published; edits wait for the next publishing', async () => {
    const { id, version } = await articles.addArticle.execute(senior, articleInput());
    expect(await asked('退款多久到账')).toEqual([]);
    const first = await articles.publishArticle.execute(lead, { articleId: id, version, note: 'first' });
    expect(first).toMatchObject({ state: 'published', publishedNumber: 1, changed: false });
    expect(await asked('退款多久到账')).toEqual([id]);

    const texts = [{ language: 'en' as const, title: 'Warranty', html: '<p>Two years.</p>', questions: [] }];
    const edited = await articles.editArticle.execute(senior, {
      articleId: id,
      change: articleInput({ texts, version: first.version }),
    });
    expect(edited).toMatchObject({ changed: true, missing: ['zh-CN'], publishedNumber: 1 });
    expect(await asked('退款多久到账')).toEqual([id]);
    await articles.publishArticle.execute(lead, { articleId: id, version: edited.version });
    expect(await asked('退款多久到账')).toEqual([]);
    expect(await asked('warranty')).toEqual([id]);

    const versions = await articles.articleReader.versions(lin, id);
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [2, ''],
      [1, 'first'],
    ]);
    const restored = await articles.restoreArticle.execute(senior, {
      ...{ articleId: id, version: edited.version + 1, number: 1 },
    });
    expect(restored).toMatchObject({ changed: true, publishedNumber: 2 });
    expect(restored.texts.map(({ title }) => title)).toEqual(['退款多久到账', 'How long refunds take']);
  });

  it('are published by who may, and by one of two who try at once', async () => {
    const { id, version } = await articles.addArticle.execute(senior, articleInput());
    const publish = (who: AgentActor) => articles.publishArticle.execute(who, { articleId: id, version });
    await expect(publish(senior)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(articles.addArticle.execute(lin, articleInput())).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const results = await Promise.allSettled([publish(lead), publish(lead)]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'stale-edit' },
    });
    expect(await articles.articleReader.versions(lead, id)).toHaveLength(1);
  });

  it('are refused when they are empty, of no category, or a procedure for the public', async () => {
    const refused = (with_: Parameters<typeof articleInput>[0]) =>
      expect(articles.addArticle.execute(lead, articleInput(with_))).rejects.toMatchObject({
        code: 'invalid-setting',
      });
    await refused({ texts: [] });
    await refused({ category: 'nothing' });
    await refused({ type: 'procedure' });
    await refused({ effectiveFrom: '2026-02-01T00:00:00Z', effectiveUntil: '2026-01-01T00:00:00Z' });
    const { id, version } = await articles.addArticle.execute(
      lead,
      articleInput({ texts: [{ language: 'en', title: 'T', html: '<p> </p>', questions: [] }] }),
    );
    await expect(articles.publishArticle.execute(lead, { articleId: id, version })).rejects.toMatchObject({
      code: 'invalid-setting',
    });
  });

  it('reach nobody they are not for', async () => {
    const forLeads = await published({ audience: 'supervisor' });
    const forAgents = await published({ audience: 'agent' });
    const q = '退款多久到账';
    expect(await asked(q)).toEqual([]);
    expect(await asked(q, { audience: 'agent' })).toEqual([forAgents.id]);
    expect((await asked(q, { audience: 'supervisor' })).sort()).toEqual([forLeads.id, forAgents.id].sort());
    await expect(articles.articleReader.one(lin, forLeads.id)).rejects.toMatchObject({ code: 'not-found' });
    expect((await articles.articleReader.list(lin, {})).items.map(({ id }) => id)).toEqual([forAgents.id]);
    await expect(
      articles.addArticle.execute(senior, articleInput({ audience: 'supervisor' })),
    ).rejects.toMatchObject({ code: 'not-permitted' });
    const customer = { audience: 'public', language: 'en', inboxId: null } as const;
    expect(await articles.readArticles.one(forAgents.id, customer)).toBeNull();
    expect((await articles.readArticles.contents(customer)).categories).toEqual([]);
  });

  it('answer only while they hold, and only where they are for', async () => {
    const shop = newId();
    const now = db.clock.now().getTime();
    const { id } = await published({
      inboxIds: [shop],
      effectiveFrom: new Date(now + DAY_MS).toISOString(),
      effectiveUntil: new Date(now + 2 * DAY_MS).toISOString(),
    });
    const seen = () => asked('退款多久到账', { inboxId: shop });
    expect(await seen()).toEqual([]);
    db.clock.advance(DAY_MS + 1);
    expect(await seen()).toEqual([id]);
    expect(await asked('退款多久到账', { inboxId: newId() })).toEqual([]);
    db.clock.advance(DAY_MS);
    expect(await seen()).toEqual([]);
  });

  it('are seen changed by every process within a second', async () => {
    const { id, version } = await published();
    const other = node();
    const seenThere = async () => (await other.askArticles.ask('退款多久到账', 'zh')).map((one) => one.id);
    expect(await seenThere()).toEqual([id]);
    await articles.archiveArticle.execute(lead, { articleId: id, version });
    expect(await asked('退款多久到账')).toEqual([]);
    db.clock.advance(1_000);
    expect(await seenThere()).toEqual([]);
  });

  it('never show braces: the shop’s words, else usual ones', async () => {
    const { id } = await published({
      texts: [
        { language: 'en', title: 'Refund', html: '<p>{{refund_days}} {{other_thing}}</p>', questions: [] },
      ],
    });
    const reader = { audience: 'public', language: 'en', inboxId: null } as const;
    expect((await articles.readArticles.one(id, reader))?.text).toBe('3–7 (please ask us)');
    db.clock.advance(1_000);
    values = { refund_days: '<2>', other_thing: 'ok' };
    expect(await articles.readArticles.one(id, reader)).toMatchObject({
      ...{ text: '<2> ok', html: '<p>&lt;2&gt; ok</p>' },
    });
    expect((await articles.articleReader.one(lead, id)).unknownVariables).toEqual([]);
  });

  it('count a visitor’s last vote for each version, and figures add it up', async () => {
    const { id: articleId } = await published();
    const vote = (visitor: string, helpful: boolean) =>
      articles.countUse.vote({ articleId, number: 1, visitor, helpful, inboxId: newId() });
    await Promise.all([vote('a', true), vote('a', true), vote('b', true), vote('c', false)]);
    await vote('b', false);
    await articles.countUse.viewed(articleId);
    await articles.countUse.inserted(lin, { articleId, conversationId: newId(), how: 'text' });
    const day = new Date(db.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const figures = await articles.figures.of(lead, { from: day, to: day });
    expect(figures.articles).toMatchObject([
      { id: articleId, helpful: 1, unhelpful: 2, views: 1, inserted: 1, before: 0 },
    ]);
    expect(await recordedEvents(db.database, 'article.voted')).toHaveLength(4);
    await expect(
      articles.countUse.vote({ articleId, number: 2, visitor: 'a', helpful: true, inboxId: newId() }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are reported with what was asked, by its words without numbers, beside the period before', async () => {
    const { id } = await published();
    const ask = (text: string, best: string | null) =>
      articles.countUse.asked({ text, language: 'zh-CN', best });
    await ask('可以貨到付款嗎？', null);
    db.clock.advance(DAY_MS);
    await ask('可以货到付款吗', null);
    await ask('可以货到付款吗 13800138000', null);
    await ask('退款多久到账', id);
    await ask('12345678', null);
    const day = new Date(db.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    const figures = await articles.figures.of(lead, { from: day, to: day });
    expect(figures.unanswered).toMatchObject([
      { text: '可以货到付款吗', asked: 2, unanswered: 2, before: 1, language: 'zh-CN' },
    ]);
    expect(figures).toMatchObject({ asked: 3, answerless: 2, askedBefore: 1, answerlessBefore: 1 });
    expect(figures.articles).toMatchObject([{ id, found: 1 }]);
    await expect(articles.figures.of(lin, { from: day, to: day })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('fall due for review, and are right again when somebody says so', async () => {
    const { id, version } = await published({ reviewEveryDays: 30 });
    const due = async () =>
      (await articles.articleReader.list(lead, { due: true })).items.map((one) => one.id);
    expect(await due()).toEqual([]);
    db.clock.advance(30 * DAY_MS);
    expect(await due()).toEqual([id]);
    expect((await articles.articleReader.list(lead, {})).dueForReview).toBe(1);
    await articles.confirmArticle.execute(lead, { articleId: id, version });
    expect(await due()).toEqual([]);
  });

  it('are imported once by their keys, by however many', async () => {
    const ensure = () =>
      articles.ensureArticle.execute(system, {
        input: { ...articleInput(), key: 'kb-002' },
        published: true,
      });
    expect((await Promise.all([ensure(), ensure(), ensure()])).filter(Boolean)).toHaveLength(1);
    expect((await articles.askArticles.keys([{ id: 'q', text: '退款多久' }]))[0]).toMatchObject({
      ...{ id: 'q', articles: [{ key: 'kb-002' }] },
    });
  });

  it('are found by the shop’s own words for the same thing', async () => {
    const { id } = await published({
      texts: [{ language: 'zh-CN', title: '运费险怎么用', html: '<p>退货时自动理赔。</p>', questions: [] }],
    });
    expect(await asked('退货宝怎么用')).toEqual([]);
    const groups = [{ language: 'zh-CN' as const, words: ['运费险', '退货宝'] }];
    await articles.vocabulary.setSynonyms(lead, groups);
    expect(await asked('退货宝怎么用')).toEqual([id]);
    await expect(articles.vocabulary.setSynonyms(senior, [])).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('keep their categories', async () => {
    await published();
    const categories = await articles.articleReader.allCategories();
    const without = categories.filter(({ key }) => key !== 'returns_refunds');
    await expect(articles.vocabulary.setCategories(lead, without)).rejects.toMatchObject({
      code: 'invalid-setting',
    });
    const turned = [...categories].reverse();
    expect(await articles.vocabulary.setCategories(lead, turned)).toEqual(turned);
  });
});
