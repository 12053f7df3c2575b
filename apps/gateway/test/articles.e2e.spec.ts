import {
  type ArticlePage,
  type ArticleReading,
  type ArticleRecord,
  type ArticleVersion,
} from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { get } from 'node:http';
import { TestGateway } from './harness';

const draft = {
  ...{ type: 'help', category: 'returns_refunds', audience: 'public', inboxIds: [] },
  texts: [
    {
      ...{ language: 'zh-CN', title: '退款多久到账', questions: ['退款要几天'] },
      html: '<p onclick="x()">一般{{refund_days}}个工作日。<script>alert(1)</script></p>',
    },
    {
      language: 'en',
      title: 'How long refunds take',
      html: '<p>Usually {{refund_days}} days.</p>',
      questions: [],
    },
  ],
};

describe('the knowledge base', () => {
  let gateway: TestGateway;
  let lead: string;
  let agent: string;
  let shop: { id: string; key: string };
  let article: ArticleRecord;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    const team = await gateway.team();
    lead = await gateway.signIn((await gateway.agent([team], { role: 'supervisor' })).email);
    agent = await gateway.signIn((await gateway.agent([team])).email);
    shop = await gateway.inbox(team, { shopName: '禾间 <生活>' });
    article = await publish({ ...draft, key: 'refunds' });
  });
  afterAll(() => gateway.stop());

  /** `POST /articles` as whoever the token is of. */
  const call = <T>(token: string, what: string, body?: unknown) => {
    const [method = '', path = ''] = what.split(' ');
    return gateway.request<T>(method, `/api${path}`, { token, ...(body === undefined ? {} : { body }) });
  };
  const publish = async (body: object): Promise<ArticleRecord> => {
    const added = await call<ArticleRecord>(lead, 'POST /articles', body);
    expect(added.status).toBe(201);
    const { id, version } = added.body;
    const done = await call<ArticleRecord>(lead, `POST /articles/${id}/publish`, { version });
    expect(done.status).toBe(200);
    return done.body;
  };
  const page = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/help/${path}`, { headers, redirect: 'manual' });
    return { status: response.status, html: await response.text(), headers: response.headers };
  };

  /** As a browser asks that has the page: fetch would forbid the answer to be short. */
  const statusAgain = (path: string, etag: string) =>
    new Promise((resolve, reject) => {
      const asked = { headers: { 'accept-language': 'en-GB', 'if-none-match': etag } };
      get(`${gateway.url}/help/${path}`, asked, ({ statusCode }) => resolve(statusCode)).on('error', reject);
    });

  it('answers questions by keys and scores, for who may try things out', async () => {
    const questions = [
      { id: 'a', text: '退款什麼時候到賬', locale: 'zh-TW' },
      { id: 'b', text: 'how long until my refund arrives?', locale: 'en' },
      { id: 'c', text: '今天天气怎么样', locale: 'zh-CN' },
    ];
    const asked = await call(lead, 'POST /articles/ask', { questions });
    const hit = { key: 'refunds', id: article.id, score: expect.any(Number) };
    expect(asked).toMatchObject({
      ...{ status: 200 },
      body: {
        results: [
          { id: 'a', articles: [{ ...hit, title: '退款多久到账' }] },
          { id: 'b', articles: [{ ...hit, title: 'How long refunds take' }] },
          { id: 'c', articles: [] },
        ],
      },
    });
    expect((await call(agent, 'POST /articles/ask', { questions })).status).toBe(403);
    const many = Array.from({ length: 501 }, (_, id) => ({ id: String(id), text: 'x' }));
    expect((await call(lead, 'POST /articles/ask', { questions: many })).status).toBe(400);
  });

  it('gives an agent articles to read and insert, and counts what was inserted', async () => {
    const q = encodeURIComponent('退款多久');
    const found = await call<ArticleReading[]>(agent, `GET /articles/search?q=${q}&inboxId=${shop.id}`);
    expect(found.body).toMatchObject([
      { id: article.id, text: '一般3–7个工作日。', html: '<p>一般3–7个工作日。</p>' },
    ]);
    expect(found.body[0]!.url).toContain(`/help/${shop.key}/refunds`);
    const inserted = { conversationId: newId(), how: 'text' };
    expect((await call(agent, `POST /articles/${article.id}/insertions`, inserted)).status).toBe(204);
    expect((await call(agent, 'POST /articles', draft)).status).toBe(403);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const figures = await call(lead, `GET /articles/figures?from=${day}&to=${day}`);
    expect(figures.body).toMatchObject({ articles: [{ id: article.id, inserted: 1 }] });
  });

  it('keeps what is for staff from everybody else, whichever way they try', async () => {
    const inside = await publish({ ...draft, key: 'inside', audience: 'agent', type: 'procedure' });
    const forLeads = await publish({ ...draft, key: 'leads', audience: 'supervisor', type: 'procedure' });
    const secret = new RegExp(`${inside.id}|${forLeads.id}|inside|leads`);
    const q = encodeURIComponent('退款多久到账');
    const widget = (rest: string) => fetch(`${gateway.url}/api/widget/articles${rest}inboxKey=${shop.key}`);
    const tries = [`?q=${q}&`, `/${inside.id}?`, '/inside?', `/${forLeads.id}?`, '/leads?'].map(widget);
    for (const answer of await Promise.all(tries)) expect(await answer.text()).not.toMatch(secret);
    const pages = ['', `?q=${q}`, '/inside', `/${inside.id}`, '/leads', '/sitemap.xml'];
    for (const path of pages) expect((await page(`${shop.key}${path}`)).html).not.toMatch(secret);
    expect((await page(`${shop.key}/inside`)).status).toBe(404);
    const vote = { inboxKey: shop.key, helpful: true, number: 1 };
    const voted = await gateway.request('POST', `/api/widget/articles/${inside.id}/votes`, { body: vote });
    expect(voted.status).toBe(404);

    const seen = (await call<ArticlePage>(agent, 'GET /articles')).body.items.map(({ id }) => id);
    expect(seen).toEqual(expect.arrayContaining([inside.id]));
    expect(seen).not.toContain(forLeads.id);
    for (const path of ['', '/reading', '/versions'])
      expect((await call(agent, `GET /articles/${forLeads.id}${path}`)).status).toBe(404);
    expect((await call<ArticleVersion[]>(lead, `GET /articles/${forLeads.id}/versions`)).body).toHaveLength(
      1,
    );
  });

  it('shows help pages in the reader’s language, without script, kept until they change', async () => {
    const { status, html, headers } = await page(`${shop.key}/refunds`, { 'accept-language': 'en-GB' });
    expect(status).toBe(200);
    expect(html).toContain('<h1>How long refunds take</h1>');
    expect(html).toContain('禾间 &lt;生活&gt;');
    expect(html).toContain('hreflang="zh-CN"');
    expect(html).not.toMatch(/<script|onclick|\{\{/i);
    const policy = headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(await statusAgain(`${shop.key}/refunds`, headers.get('etag')!)).toBe(304);
    expect((await page(`${shop.key}/refunds?lang=zh-CN`, { 'accept-language': 'en' })).html).toContain(
      '退款多久到账',
    );
    expect((await page(`${shop.key}?lang=zh-CN`)).html).toContain('退换货与退款');
    expect((await page(`${shop.key}?lang=en&q=refund+time`)).html).toContain('How long refunds take');
    expect((await page(`${shop.key}?lang=en&q=${encodeURIComponent('<script>x')}`)).html).not.toContain(
      '<script',
    );
    expect((await page(`${shop.key}/sitemap.xml`)).html).toContain(`/help/${shop.key}/refunds`);
    expect((await page(`${shop.key}/nothing`)).status).toBe(404);
    expect((await page('no-such-shop')).status).toBe(404);
  });

  it('takes votes by a plain form and from the widget, once for each visitor', async () => {
    const form = (helpful: string) =>
      fetch(`${gateway.url}/help/${shop.key}/refunds/votes`, {
        ...{ method: 'POST', redirect: 'manual' },
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ helpful, number: '1', lang: 'en' }),
      });
    const first = await form('yes');
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toContain('voted=yes');
    await form('no');
    const { token } = await gateway.widget(shop.key);
    const body = { inboxKey: shop.key, helpful: true, number: 1 };
    const path = `/api/widget/articles/${article.id}/votes`;
    for (let time = 0; time < 2; time++)
      expect((await gateway.request('POST', path, { token, body })).status).toBe(204);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const figures = await call(lead, `GET /articles/figures?from=${day}&to=${day}`);
    expect(figures.body).toMatchObject({ articles: [{ id: article.id, helpful: 1, unhelpful: 1 }] });
  });

  it('suggests public articles in the widget, and counts a question when the typing is over', async () => {
    const suggest = (q: string, rest = '') =>
      gateway.request('GET', `/api/widget/articles?inboxKey=${shop.key}&q=${encodeURIComponent(q)}${rest}`);
    expect((await suggest('退款多')).body).toMatchObject([{ id: article.id, title: '退款多久到账' }]);
    expect((await suggest('can I pay by cheque', '&settled=true')).body).toEqual([]);
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    const figures = await call(lead, `GET /articles/figures?from=${day}&to=${day}`);
    expect(figures.body).toMatchObject({
      unanswered: expect.arrayContaining([
        expect.objectContaining({ text: 'can i pay by cheque', unanswered: 1 }),
      ]),
    });
  });

  it('stores pictures for articles, and serves them to whoever has their address', async () => {
    const pixel =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
    const upload = (bytes: Buffer, type: string) => {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(bytes)], { type }), 'a.png');
      return call<{ url: string }>(lead, 'POST /articles/images', body);
    };
    const stored = await upload(Buffer.from(pixel, 'base64'), 'image/png');
    expect(stored).toMatchObject({ status: 201, body: { url: expect.stringMatching(/^\/help\/images\//) } });
    const shown = await fetch(gateway.url + stored.body.url);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await upload(Buffer.from('hello'), 'text/plain')).status).toBe(415);
    expect((await fetch(`${gateway.url}/help/images/${newId()}`)).status).toBe(404);
  });
});
