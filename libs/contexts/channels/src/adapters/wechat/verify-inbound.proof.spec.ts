import type { ChannelFixtures, InboundRequest } from '../../testing/channel-fixtures';
import { describeFuzz } from '../../testing/fuzz-inbound';
import { describeOddPushes } from '../../testing/fuzz-reading';
import type { Settings } from '../settings';
import { wechatMiniProgram } from '../wechat-mini-program/index';
import { wecom } from '../wecom/index';
import * as callbacks from '../wecom/testing/callbacks';
import { wechat } from './index';
import { json, NOW, plainPush, sealedPush, SETTINGS, STRANGERS, xml } from './testing/pushes';

// Every run of the unit specs tries one in twenty of these.
const RUNS = 100_000;

const TEXT = '<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好]]></Content><MsgId>1</MsgId>';
const nothingElse: Pick<ChannelFixtures, 'reads' | 'unknown'> = { reads: [], unknown: [] };
const secure: ChannelFixtures = {
  ...nothingElse,
  settings: SETTINGS,
  now: NOW,
  inbound: { body: xml(TEXT), push: sealedPush, strangers: STRANGERS },
};
// Without the parameter that nothing stands for: who changes it has changed nothing.
function signedOnly(body: string, by: { at: Date; settings: Settings }): InboundRequest {
  const { query, ...push } = plainPush(body, by);
  const { signature, timestamp, nonce } = query;
  return { ...push, query: { signature, timestamp, nonce } };
}
const plain = { ...SETTINGS, mode: 'plain', encodingAesKey: undefined };

describe('requests made to break secure mode', () => {
  describeFuzz(wechat, secure, RUNS);
  describeOddPushes(wechat, secure, RUNS);
});

describe('requests made to break plain mode', () => {
  const strangers = { ...plain, token: 'stranger' };
  const covers = { push: signedOnly, strangers, bodySigned: false };
  describeFuzz(wechat, { ...secure, settings: plain, inbound: { body: xml(TEXT), ...covers } }, RUNS);
});

describe('requests made to break the verification of JSON and of WeCom', () => {
  const inJson = { ...secure.inbound!, body: json('"MsgType":"text","MsgId":1') };
  describeFuzz(wechatMiniProgram, { ...secure, inbound: inJson }, RUNS);
  describeOddPushes(wechatMiniProgram, { ...secure, inbound: inJson }, RUNS);
  const { callback, NOW: now, push, SETTINGS: settings, STRANGERS: strangers } = callbacks;
  const inbound = { body: callback(), push, strangers };
  describeFuzz(wecom, { ...nothingElse, settings, now, inbound }, RUNS);
  describeOddPushes(wecom, { ...nothingElse, settings, now, inbound }, RUNS);
});
