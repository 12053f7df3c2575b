import { Webhook } from 'standardwebhooks';
import twilio from 'twilio';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { describeFuzz } from '../../testing/fuzz-inbound';
import { describeOddPushes } from '../../testing/fuzz-reading';
import { sms } from './index';

// Every run of the unit specs tries one in twenty of these.
const RUNS = 100_000;
const hookUrl = 'https://shop.example/hooks/sms/demo';
const shared = { reads: [], unknown: [], now: new Date('2026-01-01T00:10:10Z') };
const byTwilio = { provider: 'twilio', authToken: '0123456789abcdef0123456789abcdef', hookUrl };
const SECRET = 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=';
const byBridge = { provider: 'http', signingSecret: SECRET, hookUrl };

const form: ChannelFixtures = {
  ...shared,
  settings: byTwilio,
  inbound: {
    body: new URLSearchParams({
      MessageSid: `SM${'0a'.repeat(16)}`,
      From: '+8613800138000',
      Body: '您好',
    }).toString(),
    push: (body, { settings }) => {
      const values = Object.fromEntries(new URLSearchParams(body));
      const signature = twilio.getExpectedTwilioSignature(String(settings['authToken']), hookUrl, values);
      return { body: Buffer.from(body), query: {}, headers: { 'x-twilio-signature': signature } };
    },
    strangers: { ...byTwilio, authToken: 'f'.repeat(32) },
  },
};

const bridge: ChannelFixtures = {
  ...shared,
  settings: byBridge,
  inbound: {
    body: JSON.stringify({ id: 'in-1', from: '+8613800138000', to: '10690001', text: '您好' }),
    push: (body, { at, settings }) => ({
      body: Buffer.from(body),
      query: {},
      headers: {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(at.getTime() / 1_000),
        'webhook-signature': new Webhook(String(settings['signingSecret'])).sign('msg_1', at, body),
      },
    }),
    strangers: { ...byBridge, signingSecret: `whsec_${Buffer.alloc(32, 9).toString('base64')}` },
  },
};

describe('requests made to break SMS by Twilio', () => {
  describeFuzz(sms, form, RUNS);
  describeOddPushes(sms, form, RUNS);
});
describe('requests made to break SMS by a gateway', () => {
  describeFuzz(sms, bridge, RUNS);
  describeOddPushes(sms, bridge, RUNS);
});
