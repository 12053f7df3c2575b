import type { ChannelAdapter } from '../adapter';
import { acknowledge, profile, typing } from './acts';
import { change } from './change';
import { check } from './check';
import { capabilities, fields } from './fields';
import { fetchMedia } from './fetch-media';
import { pull } from './pull';
import { read } from './read';
import { send } from './send';
import { verifyInbound } from './verify-inbound';

/** Telegram bots: by webhook, or by polling where this installation cannot be reached from outside. */
export const telegram: ChannelAdapter = {
  channel: 'telegram',
  fields,
  capabilities,
  verifyInbound,
  read,
  send,
  change,
  fetchMedia,
  pull,
  pulls: (settings) => settings.mode === 'polling',
  pullEveryMs: 2_000,
  profile,
  typing,
  acknowledge,
  check,
};
