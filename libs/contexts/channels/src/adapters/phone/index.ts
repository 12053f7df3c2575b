import type { ChannelAdapter } from '../adapter';
import { failed } from '../outcomes';
import { refused } from '../signatures';

/**
 * Calls have no provider here: agents write down what was said (`LogCall`). Nobody calls our address, and nothing is
 * sent; who wants to answer in writing chooses another channel.
 */
export const phone: ChannelAdapter = {
  channel: 'phone',
  fields: [
    {
      name: 'number',
      kind: 'text',
      required: false,
      label: { zh: '热线号码', en: 'Number of the hotline' },
      hint: { zh: '只用于显示。', en: 'For display only.' },
      pattern: { source: '^\\+?[\\d ()-]{3,25}$', zh: '填写电话号码', en: 'A telephone number' },
    },
  ],
  capabilities: () => ({
    text: { most: 5_000, unit: 'code-points' },
    carries: [],
    fileBytes: {},
    windows: {},
    fallbacks: ['other-channel'],
    receipts: 'none',
    typingOut: false,
    idempotent: false,
  }),
  verifyInbound: () => refused('calls have no provider'),
  read: () => [{ kind: 'ignored', why: 'calls have no provider' }],
  send: async () =>
    failed('not-permitted', {
      code: 'phone',
      detail: 'A call cannot be answered in writing; choose another channel.',
    }),
  check: async () => [],
};
