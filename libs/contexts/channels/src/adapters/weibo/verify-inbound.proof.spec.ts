import { createHash } from 'node:crypto';
import type { ChannelFixtures } from '../../testing/channel-fixtures';
import { describeFuzz } from '../../testing/fuzz-inbound';
import { describeOddPushes } from '../../testing/fuzz-reading';
import { weibo } from './index';

// Every run of the unit specs tries one in twenty of these.
const RUNS = 100_000;
const SETTINGS = {
  enabled: true,
  appSecret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  hookUrl: 'https://shop.example/hooks/weibo/demo',
};

const fixtures: ChannelFixtures = {
  settings: SETTINGS,
  now: new Date('2026-01-01T00:10:10Z'),
  reads: [],
  unknown: [],
  inbound: {
    body: '{"type":"text","receiver_id":9007199254740993,"sender_id":9007199254740995,"created_at":"Thu Jan 01 08:10:09 +0800 2026","text":"hi","data":{}}',
    push: (body, { at, settings }) => {
      const timestamp = String(at.getTime());
      const parts = [String(settings['appSecret']), timestamp, 'n0nce'].sort().join('');
      const signature = createHash('sha1').update(parts).digest('hex');
      return { body: Buffer.from(body), headers: {}, query: { timestamp, nonce: 'n0nce', signature } };
    },
    strangers: { ...SETTINGS, appSecret: 'f'.repeat(32) },
    bodySigned: false,
  },
};

describe('requests made to break Weibo', () => {
  describeFuzz(weibo, fixtures, RUNS);
  describeOddPushes(weibo, fixtures, RUNS);
});
