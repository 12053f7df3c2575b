import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { MailHeaders } from './mail-headers';
import { customerMail } from './samples/mail';
import {
  conversationOfToken,
  conversationToken,
  lookedUp,
  ourMessageId,
  recipientsOf,
  referencesFor,
  replyAddress,
  tokenAmong,
  tokenOfMessageId,
} from './threading';

const key = randomBytes(32);
const id = '0198f000-1234-7000-8000-0123456789ab';

describe('threads of mail', () => {
  test('property: a token names its conversation again, in capitals too, and fits into an address', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const token = conversationToken(uuid, key);
        const address = replyAddress('support@inbound.example', token);
        expect(token).toMatch(/^[a-z2-7]{42}$/);
        expect(address.split('@')[0]!.length).toBeLessThanOrEqual(64);
        expect(conversationOfToken(token, key)).toBe(uuid);
        expect(conversationOfToken(token.toUpperCase(), key)).toBe(uuid);
        expect(conversationOfToken(token, randomBytes(32))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  test('a token with any letter of it changed names nothing', () => {
    const token = conversationToken(id, key);
    for (let at = 0; at < 41; at++) {
      const changed = token.slice(0, at) + (token[at] === 'a' ? 'b' : 'a') + token.slice(at + 1);
      expect(conversationOfToken(changed, key)).toBeNull();
    }
    for (const wrong of ['', 'a', token.slice(1), `${token}a`, '1'.repeat(42)]) {
      expect(conversationOfToken(wrong, key)).toBeNull();
    }
  });

  test('an address whose name leaves no room for the token stays as it is', () => {
    const token = conversationToken(id, key);
    expect(replyAddress('a-very-long-name-of-a-shop@shop.example', token)).toBe(
      'a-very-long-name-of-a-shop@shop.example',
    );
  });

  test('the token is found in every header that names a recipient, whatever its case', () => {
    const token = conversationToken(id, key);
    for (const name of ['To', 'Cc', 'Delivered-To', 'X-Original-To', 'Envelope-To']) {
      const headers = new MailHeaders(
        customerMail({
          To: 'other@x.example',
          [name]: `"Shop, the" <Support+${token.toUpperCase()}@SHOP.example>, b@c.example`,
        }),
      );
      expect(tokenAmong(recipientsOf(headers))).toBe(token);
    }
    const elsewhere = new MailHeaders(
      customerMail({ Subject: `support+${token}@shop.example`, 'X-To': `support+${token}@shop.example` }),
    );
    expect(tokenAmong(recipientsOf(elsewhere))).toBeUndefined();
    expect(tokenAmong([`${token}@shop.example`, 'support+sale@shop.example'])).toBeUndefined();
  });

  test('our Message-IDs carry message, conversation and domain, another for each piece', () => {
    const token = conversationToken(id, key);
    const made = { messageId: id, token, domain: 'Shop.example' };
    expect(ourMessageId(made)).toBe(`<${id}.${token}@shop.example>`);
    expect(ourMessageId({ ...made, piece: 2 })).toBe(`<${id}-2.${token}@shop.example>`);
    expect(tokenOfMessageId(ourMessageId({ ...made, piece: 2 }))).toBe(token);
    for (const foreign of ['<m1@buyer.example>', `<${id}.${token}>`, `<${id}@shop.example>`, '']) {
      expect(tokenOfMessageId(foreign)).toBeNull();
    }
  });

  test('an answer refers to what the answered mail referred to, and to it', () => {
    expect(referencesFor({ messageId: '<3@x>', references: ['<1@x>', '<2@x>'] })).toEqual({
      inReplyTo: '<3@x>',
      references: ['<1@x>', '<2@x>', '<3@x>'],
    });
    expect(referencesFor({ messageId: '<2@x>', references: [], inReplyTo: '<1@x>' }).references).toEqual([
      '<1@x>',
      '<2@x>',
    ]);
    expect(referencesFor({ messageId: '<1@x>', references: [] }).references).toEqual(['<1@x>']);
  });

  test('property: the first and the newest stay, 20 ids and 900 characters at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 5, max: 120 }), (count, length) => {
        const references = Array.from(
          { length: count },
          (_, at) => `<${String(at).padStart(length, '0')}@x>`,
        );
        const made = referencesFor({ messageId: '<newest@x>', references }).references;
        expect(made.at(-1)).toBe('<newest@x>');
        expect(made[0]).toBe(references[0] ?? '<newest@x>');
        expect(made.length).toBeLessThanOrEqual(20);
        expect(made.join(' ').length).toBeLessThanOrEqual(900);
        const all = [...references, '<newest@x>'];
        expect(made.slice(1)).toEqual(all.slice(all.length - made.length + 1));
      }),
    );
  });

  test('looked up are the mail answered, then References from the last to the first', () => {
    const headers = new MailHeaders(
      customerMail({ 'In-Reply-To': '<c@x>', References: '<a@x>\r\n <b@x> <c@x>', Subject: 'Re: <z@x>' }),
    );
    expect(lookedUp(headers)).toEqual(['<c@x>', '<b@x>', '<a@x>']);
  });
});
