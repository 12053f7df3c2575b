import type { Same } from '../same';
import type { spoken as zh } from '../zh-cn/spoken';

export const spoken: Same<typeof zh> = {
  variable: 'Insert variable',
  preview: 'The customer will read',
  byHand: 'Agents fill in before sending: {list}',
  unknown: 'There is no such variable: {list}',
  fallback: 'Without {name} it says “{text}”',
  missing: 'No {language}',
  keywords: {
    remove: 'Remove “{word}”',
    doubled: 'There already: {list}',
    tooLong: 'At most 80 characters; longer ones were not added',
    full: 'At most {n}',
  },
};
