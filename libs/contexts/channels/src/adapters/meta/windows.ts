import type { Capabilities } from '../adapter';
import { limitField } from '../limit-field';
import { numberOf, type SettingField, type Settings } from '../settings';

const HOUR_MS = 3_600_000;

/** Whether Meta has granted the app the right to the tag, and for how long it lets a person write with it. */
export const humanAgentFields: readonly SettingField[] = [
  {
    name: 'humanAgent',
    kind: 'flag',
    required: false,
    label: { zh: '已获得 Human Agent 权限', en: 'The app has the Human Agent permission' },
    hint: {
      zh: '有此权限时，超过 24 小时后人工客服仍可在 7 天内回复（机器不可以）。',
      en: 'With it a person, never a machine, may still answer within 7 days after the 24 hours.',
    },
    default: false,
  },
  limitField('humanAgentDays', 7, { zh: '人工客服可回复天数', en: 'Days in which a person may write' }),
];

/** A day after anything the customer did; with the tag a week, for people only. */
export function windowsOf(settings: Settings): Pick<Capabilities, 'windows' | 'fallbacks' | 'humanAgentMs'> {
  const day = { quota: null, milliseconds: numberOf(settings, 'windowHours', 24) * HOUR_MS };
  const windows = { message: day, menu: day, enter: day };
  if (settings.humanAgent !== true) return { windows, fallbacks: ['other-channel', 'ask-to-write'] };
  return {
    windows,
    fallbacks: ['human-agent-tag', 'other-channel', 'ask-to-write'],
    humanAgentMs: numberOf(settings, 'humanAgentDays', 7) * 24 * HOUR_MS,
  };
}
