import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import twilio from 'twilio';
import { isFromTwilio, parseForm, twilioSignature } from './twilio-signature';

const TOKEN = '12345';
const URL_GIVEN = 'https://shop.example/hooks/sms/demo';

/** Some value of a parameter, with what makes encodings differ. */
function someText(): string {
  const parts = ['a b', '+86138', '你好🙂', '&=?#', '%41', "it's", '', '\n', '"<>', randomUUID()];
  return Array.from({ length: randomInt(4) }, () => parts[randomInt(parts.length)]).join('');
}

const encode = (form: URLSearchParams) => Buffer.from(form.toString());
const genuine = (request: {
  url?: string;
  query?: Record<string, string | string[]>;
  body?: Buffer;
  signature: string;
  isJson?: boolean;
}) => isFromTwilio({ url: URL_GIVEN, query: {}, body: Buffer.alloc(0), isJson: false, ...request }, [TOKEN]);

describe('Twilio’s signature', () => {
  test('signs as in Twilio’s documentation', () => {
    const form = parseForm(
      encode(
        new URLSearchParams({
          CallSid: 'CA1234567890ABCDE',
          Caller: '+14158675309',
          Digits: '1234',
          From: '+14158675309',
          To: '+18005551212',
        }),
      ),
    );
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(twilioSignature({ token: TOKEN, url, form })).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  test('agrees with the published package on random forms, with repeated parameters and any order', () => {
    for (let run = 0; run < 500; run += 1) {
      const token = randomBytes(16).toString('hex');
      const params: Record<string, string | string[]> = {};
      for (let count = randomInt(8); count >= 0; count -= 1) {
        const name = `${['Body', 'From', 'a', 'B', '_', 'MediaUrl0'][randomInt(6)]}${randomInt(3) || ''}`;
        params[name] = randomInt(4) === 0 ? [someText(), someText(), 'x'] : someText();
      }
      const form = new URLSearchParams();
      for (const [name, value] of Object.entries(params).reverse()) {
        for (const one of [value].flat()) form.append(name, one);
      }
      const signature = twilio.getExpectedTwilioSignature(token, URL_GIVEN, params);
      const request = { url: URL_GIVEN, query: {}, body: encode(form), signature, isJson: false };
      expect(isFromTwilio(request, [token])).toBe(true);
      expect(
        isFromTwilio({ ...request, body: Buffer.concat([request.body, Buffer.from('&z=1')]) }, [token]),
      ).toBe(false);
      expect(isFromTwilio(request, [randomBytes(16).toString('hex')])).toBe(false);
    }
  });

  test.each([
    ['without the port', 'https://shop.example/hooks/sms/demo', 'https://shop.example:443/hooks/sms/demo'],
    ['with the port', 'https://shop.example:443/hooks/sms/demo', 'https://shop.example/hooks/sms/demo'],
    [
      'with a port of its own',
      'https://shop.example:8443/hooks/sms/demo',
      'https://shop.example:8443/hooks/sms/demo',
    ],
    [
      'signed without its own port',
      'https://shop.example:8443/hooks/sms/demo',
      'https://shop.example/hooks/sms/demo',
    ],
    ['over http', 'http://shop.example/hooks/sms/demo', 'http://shop.example:80/hooks/sms/demo'],
    ['on IPv6', 'http://[::1]:3000/hooks/sms/demo', 'http://[::1]:3000/hooks/sms/demo'],
  ])('takes an address %s', (_, url, signed) => {
    const signature = twilio.getExpectedTwilioSignature(TOKEN, signed, { Body: 'hi' });
    expect(twilio.validateRequest(TOKEN, signature, url, { Body: 'hi' })).toBe(true);
    expect(genuine({ url, body: Buffer.from('Body=hi'), signature })).toBe(true);
  });

  test('knows the query by its values, however it was written, and refuses another one', () => {
    for (const search of ['shop=a%20b&x=%E6%82%A8', 'shop=a+b&x=%E6%82%A8', 'shop=a b&x=您']) {
      const signature = twilio.getExpectedTwilioSignature(TOKEN, `${URL_GIVEN}?${search}`, {});
      expect(genuine({ query: { shop: 'a b', x: '您' }, signature })).toBe(true);
      expect(genuine({ query: { shop: 'a b', x: '我' }, signature })).toBe(false);
      expect(genuine({ query: {}, signature })).toBe(false);
    }
  });

  test('of JSON it signs the address, and the address holds the digest of the body', () => {
    const body = Buffer.from('{"MessageSid":"SM1","Body":"您好"}');
    const hash = createHash('sha256').update(body).digest('hex');
    const url = `${URL_GIVEN}?bodySHA256=${hash}`;
    const signature = twilio.getExpectedTwilioSignature(TOKEN, url, {});
    expect(twilio.validateRequestWithBody(TOKEN, signature, url, body.toString())).toBe(true);
    const request = { query: { bodySHA256: hash }, body, signature, isJson: true };
    expect(genuine(request)).toBe(true);
    expect(genuine({ ...request, body: Buffer.from('{"MessageSid":"SM2"}') })).toBe(false);
    expect(genuine({ ...request, query: {} })).toBe(false);
    expect(genuine({ ...request, query: { bodySHA256: [hash, hash] } })).toBe(false);
  });

  test('while the token is changed, the former one verifies too', () => {
    const signature = twilio.getExpectedTwilioSignature(TOKEN, URL_GIVEN, {});
    const request = { url: URL_GIVEN, query: {}, body: Buffer.alloc(0), signature, isJson: false };
    expect(isFromTwilio(request, ['new', TOKEN])).toBe(true);
    expect(isFromTwilio(request, ['new'])).toBe(false);
    expect(isFromTwilio(request, [])).toBe(false);
  });
});
