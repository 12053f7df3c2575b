import { smsSegments } from '@yingda/contracts/names';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import twilio from 'twilio';
import { ProviderUnreachable } from '../../domain/provider-error';
import { lengthIn } from '../../domain/text-length';
import type { ProviderReply } from '../../testing/channel-fixtures';
import { describeChannelAdapter } from '../../testing/describe-channel-adapter';
import { FakeContext } from '../../testing/fake-context';
import type { Piece } from '../piece';
import { sms } from '.';

const NOW = new Date('2026-01-01T00:10:10Z');
const SID = `AC${'a'.repeat(32)}`;
const HOOK = 'https://shop.example/hooks/sms/demo';
const TWILIO = {
  provider: 'twilio',
  accountSid: SID,
  authToken: '0123456789abcdef0123456789abcdef',
  from: '+15005550006',
  hookUrl: HOOK,
};
const SECRET = 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=';
const BRIDGE = {
  provider: 'http',
  providerUrl: 'https://sms.example/send',
  signingSecret: SECRET,
  from: '10690001',
  hookUrl: HOOK,
};
const PIECE: Piece = { id: '0198f0', to: '+8613800138000', body: { kind: 'text', text: '您好' } };

const form = (values: Record<string, string>) => new URLSearchParams(values).toString();
const event = (values: Record<string, string>) => ({ key: 'k', at: null, raw: Buffer.from(form(values)) });
const message = {
  MessageSid: 'SM1',
  AccountSid: SID,
  From: '+8613800138000',
  To: '+15005550006',
  NumMedia: '0',
};
const refusal = (status: number, code: number) => ({
  status,
  body: { code, message: `Error ${code}`, status },
});

describeChannelAdapter(sms, {
  settings: TWILIO,
  now: NOW,
  inbound: {
    body: form({
      ...message,
      MessageSid: `SM${'0a'.repeat(16)}`,
      Body: '您好，订单到哪了？',
      NewUnknownParameter: 'x',
    }),
    push: (body, { settings }) => ({
      body: Buffer.from(body),
      query: {},
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': twilio.getExpectedTwilioSignature(
          String(settings['authToken']),
          HOOK,
          Object.fromEntries(new URLSearchParams(body)),
        ),
      },
    }),
    strangers: { ...TWILIO, authToken: 'f'.repeat(32) },
    rotated: { ...TWILIO, authToken: 'e'.repeat(32), authTokenPrevious: TWILIO.authToken },
  },
  reads: [
    {
      name: 'a text',
      event: event({ ...message, Body: '您好' }),
      expected: [
        {
          kind: 'message',
          externalId: 'SM1',
          sender: { externalId: '+8613800138000', phone: '+8613800138000' },
          parts: [{ kind: 'text', text: '您好' }],
        },
      ],
    },
    {
      name: 'a picture and a sound with a text',
      event: event({
        ...message,
        Body: 'see',
        NumMedia: '2',
        MediaUrl0: 'https://api.twilio.com/m/0',
        MediaContentType0: 'image/jpeg',
        MediaUrl1: 'https://api.twilio.com/m/1',
        MediaContentType1: 'audio/amr',
      }),
      expected: [
        {
          parts: [
            { kind: 'text', text: 'see' },
            { kind: 'image', media: { ref: 'https://api.twilio.com/m/0', contentType: 'image/jpeg' } },
            { kind: 'voice', media: { ref: 'https://api.twilio.com/m/1' } },
          ],
        },
      ],
    },
    ...['STOP', ' stop ', '退订', 'ＴＤ', 'T', '“退订”'].map((text) => ({
      name: `"${text}" as an opt-out that nothing answers`,
      event: event({ ...message, Body: text }),
      expected: [
        { kind: 'contact', act: 'opted-out' },
        { kind: 'message', automatic: true },
      ],
    })),
    {
      name: 'an opt-out that Twilio itself found',
      event: event({ ...message, Body: 'please no more', OptOutType: 'STOP' }),
      expected: [{ kind: 'contact', act: 'opted-out' }, { kind: 'message' }],
    },
    {
      name: 'START as an opt-in',
      event: event({ ...message, Body: 'Start' }),
      expected: [{ kind: 'contact', act: 'opted-in' }, { kind: 'message' }],
    },
    {
      name: 'a sentence with "stop" in it as a sentence',
      event: event({ ...message, Body: 'please stop by' }),
      expected: [{ kind: 'message', parts: [{ text: 'please stop by' }] }],
    },
    ...(['sent', 'delivered', 'read'] as const).map((state) => ({
      name: `the status ${state}`,
      event: event({ MessageSid: 'SM9', MessageStatus: state }),
      expected: [{ kind: 'receipt', providerId: 'SM9', state }],
    })),
    ...(['failed', 'undelivered', 'canceled'] as const).map((status) => ({
      name: `the status ${status} as a failure`,
      event: event({ MessageSid: 'SM9', MessageStatus: status, ErrorCode: '30007' }),
      expected: [{ kind: 'receipt', state: 'failed', failure: { class: 'bad-content', code: '30007' } }],
    })),
    ...(['accepted', 'scheduled', 'queued', 'sending'] as const).map((status) => ({
      name: `the status ${status} as no news`,
      event: event({ MessageSid: 'SM9', MessageStatus: status }),
      expected: [{ kind: 'ignored' }],
    })),
    {
      name: 'a JSON body',
      event: {
        key: 'k',
        at: null,
        raw: Buffer.from('{"MessageSid":"SM1","From":"+8613800138000","Body":"hi"}'),
      },
      expected: [{ kind: 'message', parts: [{ kind: 'text', text: 'hi' }] }],
    },
  ],
  unknown: [{ event: event({ ...message, Body: '' }), providerKind: 'empty' }],
});

describe('sending by Twilio', () => {
  test.each([
    [false, 'retry-later'],
    [true, 'unknown-outcome'],
  ] as const)('without an answer after it had left (%s): %s', async (left, expected) => {
    const context = new FakeContext(TWILIO, NOW, () => {
      throw new ProviderUnreachable('No answer.', left);
    });
    expect(await sms.send(PIECE, context)).toMatchObject({ ok: false, class: expected });
  });

  const send = async (
    answer: { status?: number; headers?: Record<string, string>; body: string | object },
    more = {},
  ) => {
    const context = new FakeContext({ ...TWILIO, ...more }, NOW, () => answer);
    return { outcome: await sms.send(PIECE, context), call: context.calls[0] };
  };

  test('posts a form with basic authentication and asks for receipts', async () => {
    const { outcome, call } = await send({
      status: 201,
      body: { sid: 'SM7', status: 'queued', error_code: null },
    });
    expect(outcome).toEqual({ ok: true, state: 'accepted', providerId: 'SM7' });
    expect(call?.url).toBe(`https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json`);
    expect(Object.fromEntries(new URLSearchParams(String(call?.init.body)))).toEqual({
      To: '+8613800138000',
      From: '+15005550006',
      Body: '您好',
      StatusCallback: HOOK,
    });
    const credentials = Buffer.from(`${SID}:${TWILIO.authToken}`).toString('base64');
    expect(call?.init.headers).toMatchObject({ authorization: `Basic ${credentials}` });
  });

  test('sends by a messaging service when its id is set, with the approved brand before the text', async () => {
    const service = `MG${'1'.repeat(32)}`;
    const { call } = await send({ status: 201, body: { sid: 'SM7' } }, { from: service, brand: '应答商城' });
    const sent = Object.fromEntries(new URLSearchParams(String(call?.init.body)));
    expect(sent).toMatchObject({ MessagingServiceSid: service, Body: '【应答商城】您好' });
    expect(sent).not.toHaveProperty('From');
  });

  test.each([
    [refusal(400, 21211), 'recipient-unreachable'],
    [refusal(400, 21408), 'not-permitted'],
    [refusal(400, 21612), 'not-permitted'],
    [refusal(400, 21610), 'recipient-unreachable'],
    [refusal(400, 21617), 'bad-content'],
    [refusal(429, 20429), 'retry-later'],
    [refusal(401, 20003), 'not-permitted'],
    [refusal(400, 30007), 'bad-content'],
    [refusal(400, 99999), 'bad-content'],
    [{ status: 503, body: '<html>' }, 'retry-later'],
    [{ status: 504, body: '' }, 'unknown-outcome'],
    [{ status: 302, body: '' }, 'not-permitted'],
    [{ status: 201, body: '{"si' }, 'unknown-outcome'],
  ] as const)('the answer %j means %s', async (answer, expected) => {
    expect((await send(answer)).outcome).toMatchObject({ ok: false, class: expected });
  });

  test('waits as long as it is asked to', async () => {
    const { outcome } = await send({ ...refusal(429, 20429), headers: { 'retry-after': '7' } });
    expect(outcome).toMatchObject({ class: 'retry-later', retryAfterMs: 7_000 });
  });

  test('an administrator’s word on a code goes before the table', async () => {
    const { outcome } = await send(refusal(400, 21617), {
      errorClasses: '30001=bad-content, 21617=quota-reached',
    });
    expect(outcome).toMatchObject({ class: 'quota-reached' });
  });

  test('no secret stands in the details of a failure', async () => {
    const { outcome } = await send({ status: 400, body: { code: 1, message: `wrong ${TWILIO.authToken}` } });
    expect(JSON.stringify(outcome)).not.toContain(TWILIO.authToken);
  });

  test('sends nothing but templates where only they are allowed', async () => {
    const { outcome, call } = await send({ body: {} }, { templateOnly: true });
    expect(outcome).toMatchObject({ ok: false, class: 'not-permitted', code: 'template-only' });
    expect(call).toBeUndefined();
  });

  test('a file goes as MMS where the number can', async () => {
    const picture = {
      kind: 'image' as const,
      attachmentId: 'a',
      url: 'https://shop.example/f/1',
      caption: 'see',
    };
    const context = new FakeContext({ ...TWILIO, mms: true }, NOW, () => ({
      status: 201,
      body: { sid: 'SM7' },
    }));
    expect(await sms.send({ ...PIECE, body: picture }, context)).toMatchObject({ ok: true });
    const sent = new URLSearchParams(String(context.calls[0]?.init.body));
    expect(sent.get('MediaUrl')).toBe('https://shop.example/f/1');
    expect(sent.get('Body')).toBe('see');
  });
});

describe('files of an MMS', () => {
  const fetched = async (ref: string, redirect?: string) => {
    const context = new FakeContext(TWILIO, NOW, (call): ProviderReply =>
      redirect && call.url === ref
        ? { status: 307, headers: { location: redirect }, body: '' }
        : { headers: { 'content-type': 'image/png' }, body: Buffer.from('png') },
    );
    const file = await sms.fetchMedia!(ref, context);
    return {
      file,
      calls: context.calls.map(({ url, init }) => [url, init.headers?.['authorization'] !== undefined]),
    };
  };

  test('Twilio is signed in to, where it sends us on to is not', async () => {
    const ref = `https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages/MM1/Media/ME1`;
    const { file, calls } = await fetched(ref, 'https://cdn.example/x');
    expect(file).toMatchObject({ contentType: 'image/png', bytes: Buffer.from('png') });
    expect(calls).toEqual([
      [ref, true],
      ['https://cdn.example/x', false],
    ]);
  });

  test.each(['https://evil.example/x', 'https://api.twilio.com.evil.example/x'])(
    '%s gets no password',
    async (ref) => {
      expect((await fetched(ref)).calls).toEqual([[ref, false]]);
    },
  );

  test('plain http is refused', async () => {
    await expect(fetched('http://api.twilio.com.example/x')).rejects.toThrow('https');
  });
});

describe('any other gateway', () => {
  const body = JSON.stringify({
    id: 'in-1',
    from: '+8613800138000',
    to: '10690001',
    text: '退订',
    received_at: '2026-01-01T00:10:00Z',
  });
  const request = (raw: string, secret = SECRET, at = NOW) => ({
    raw: Buffer.from(raw),
    headers: {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('msg_1', at, raw),
    },
  });
  const verify = ({ raw, headers }: ReturnType<typeof request>, settings = BRIDGE) =>
    sms.verifyInbound(raw, headers, {}, settings, NOW);

  test('is known by its signature; keys are the ids of its messages and states', () => {
    expect(verify(request(body))).toMatchObject({
      events: [{ key: 'message:in-1', at: new Date('2026-01-01T00:10:00Z') }],
    });
    const status = JSON.stringify({ id: PIECE.id, status: 'delivered', at: '2026-01-01T00:10:05Z' });
    expect(verify(request(status))).toMatchObject({ events: [{ key: `status:${PIECE.id}:delivered` }] });
    expect(verify(request(body, `whsec_${Buffer.alloc(32, 7).toString('base64')}`)).kind).toBe('refused');
    expect(verify(request(body, SECRET, new Date(NOW.getTime() - 301_000))).kind).toBe('refused');
    expect(verify(request(body), { ...BRIDGE, signingSecret: '' }).kind).toBe('refused');
  });

  test('says what customers write and what became of ours', () => {
    const read = (raw: string) => sms.read({ key: 'k', at: NOW, raw: Buffer.from(raw) }, BRIDGE);
    expect(read(body)).toMatchObject([{ act: 'opted-out' }, { kind: 'message', externalId: 'in-1' }]);
    const picture = {
      id: 'in-2',
      from: '+8613800138000',
      text: '',
      media: [{ url: 'https://x.example/1', content_type: 'image/png' }],
    };
    expect(read(JSON.stringify(picture))).toMatchObject([{ parts: [{ kind: 'image' }] }]);
    expect(
      read(JSON.stringify({ id: PIECE.id, status: 'delivered', at: '2026-01-01T00:10:05Z' })),
    ).toMatchObject([
      { kind: 'receipt', pieceId: PIECE.id, state: 'delivered', at: new Date('2026-01-01T00:10:05Z') },
    ]);
    expect(read(JSON.stringify({ id: PIECE.id, status: 'failed', error_code: 'E7' }))).toMatchObject([
      { kind: 'receipt', state: 'failed', failure: { code: 'E7', class: 'recipient-unreachable' } },
    ]);
  });

  test('gets a signed request with our id as idempotency key', async () => {
    const context = new FakeContext(BRIDGE, NOW, () => ({ status: 202, body: '' }));
    expect(await sms.send(PIECE, context)).toEqual({ ok: true, state: 'accepted', providerId: PIECE.id });
    const { url, init } = context.calls[0]!;
    expect(url).toBe('https://sms.example/send');
    expect(JSON.parse(String(init.body))).toEqual({
      id: PIECE.id,
      to: PIECE.to,
      from: '10690001',
      text: '您好',
    });
    expect(init.headers).toMatchObject({
      'idempotency-key': PIECE.id,
      'webhook-signature': new Webhook(SECRET).sign(PIECE.id, NOW, String(init.body)),
    });
  });

  test('gets templates by id, also where nothing else is allowed', async () => {
    const context = new FakeContext({ ...BRIDGE, templateOnly: true }, NOW, () => ({ body: {} }));
    const template = { kind: 'template' as const, name: 'SMS_001', language: 'zh-CN', params: ['123'] };
    expect(await sms.send({ ...PIECE, body: template }, context)).toMatchObject({ ok: true });
    expect(context.sent('sms.example')).toMatchObject([{ template_id: 'SMS_001', params: ['123'] }]);
    expect(await sms.send(PIECE, context)).toMatchObject({ class: 'not-permitted' });
  });

  test.each([
    [400, 'bad-content'],
    [401, 'not-permitted'],
    [429, 'retry-later'],
    [500, 'retry-later'],
    [504, 'retry-later'],
  ] as const)('its answer %i means %s', async (status, expected) => {
    const context = new FakeContext(BRIDGE, NOW, () => ({ status, body: {} }));
    expect(await sms.send(PIECE, context)).toMatchObject({ ok: false, class: expected });
  });
});

test('the composer counts parts as splitting does', () => {
  const character = fc.constantFrom('a', '€', '[', '您', '🙂', '\n', 'é');
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'b', '€', '\n'), { maxLength: 400 }), (some) => {
      expect(smsSegments(some.join('')).segments).toBe(lengthIn(some.join(''), 'sms'));
    }),
  );
  fc.assert(
    fc.property(fc.array(character, { maxLength: 400 }), (some) => {
      expect(smsSegments(some.join('')).segments).toBe(lengthIn(some.join(''), 'sms'));
    }),
  );
});

test('a signed form whose names and values were parted elsewhere is no message', () => {
  const sid = `SM${'0a'.repeat(16)}`;
  const values = { MessageSid: sid, From: '+8613800138000', Body: 'hi' };
  const signature = twilio.getExpectedTwilioSignature(TWILIO.authToken, HOOK, values);
  const verdict = (body: string) =>
    sms.verifyInbound(Buffer.from(body), { 'x-twilio-signature': signature }, {}, TWILIO, NOW).kind;
  expect(verdict(form(values))).toBe('accepted');
  for (const moved of [
    `MessageSid&${sid}=&From=%2B8613800138000&Body=hi`,
    `MessageSid=S&${sid.slice(1)}=&From=%2B8613800138000&Body=hi`,
    `MessageSid=${sid}&From%2B86=13800138000&Body=hi`,
    `MessageSid=${sid}&From=%2B8613800138000&Bodyh=i`,
  ]) {
    expect(verdict(moved)).toBe('refused');
  }
});
