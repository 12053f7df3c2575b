import { Webhook } from 'standardwebhooks';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { describeFuzz } from '../../testing/fuzz-inbound';
import { describeOddPushes } from '../../testing/fuzz-reading';
import { api } from './index';

// Every run of the unit specs tries one in twenty of these.
const RUNS = 100_000;
const SETTINGS = {
  signingSecret: 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=',
  hookUrl: 'https://shop.example/hooks/api/demo',
};

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: new Date('2026-01-01T00:10:10Z'),
  reads: [],
  unknown: [],
  inbound: {
    body: '{"type":"message.created","data":{"external_message_id":"m-1","contact":{"external_id":"u-7"},"text":"hi"}}',
    push: (body, { at, settings }) => ({
      body: Buffer.from(body),
      query: {},
      headers: {
        'webhook-id': 'msg_1',
        'webhook-timestamp': String(at.getTime() / 1_000),
        'webhook-signature': new Webhook(String(settings['signingSecret'])).sign('msg_1', at, body),
      },
    }),
    strangers: { ...SETTINGS, signingSecret: `whsec_${Buffer.alloc(32, 9).toString('base64')}` },
  },
};

describe('requests made to break the API channel', () => {
  describeFuzz(api, fixtures, RUNS);
  describeOddPushes(api, fixtures, RUNS);
});
