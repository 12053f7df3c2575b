import type { HistorySurvey } from '../../domain/history';
import type { FigureKey } from '@yingda/contracts/names';
import { type ReportOptions } from '@yingda/contracts';

/** A conversation and what its customer was asked afterwards; everything happened on 20 October by the shop's clock. */
export interface GoldenSurvey {
  id: string;
  about: string;
  lines: string;
  /** `hh:mm:ss` of that day. */
  surveys: (Pick<HistorySurvey, 'scores'> & {
    sent: string;
    answered?: string;
    invalid?: true;
    agent?: 'ann' | 'bob';
    tags?: string[];
  })[];
  /** When the same customer came again. */
  returned?: string;
}

const chat = (at: string, agent: string) =>
  `20 ${at} in; +5 c; +10 give ${agent}; +20 a ${agent}; +60 close yes`;

export const GOLDEN_SURVEYS: GoldenSurvey[] = [
  {
    id: 'g201',
    about: 'all answered, all well',
    lines: chat('10:00:00', 'ann'),
    surveys: [
      {
        ...{ sent: '10:01:00', answered: '10:02:00', agent: 'ann' },
        scores: {
          overall: 5,
          product: 4,
          service: 5,
          attitude: 5,
          knowledge: 4,
          speed: 4,
          recommend: 10,
          effort: 7,
        },
      },
    ],
  },
  {
    id: 'g202',
    about: 'two of five for slowness',
    lines: chat('10:10:00', 'ann'),
    surveys: [
      {
        ...{ sent: '10:11:00', answered: '10:15:00', agent: 'ann', tags: ['slow', 'rude'] },
        scores: { overall: 2, product: 4, service: 2, speed: 1, recommend: 3, effort: 2 },
      },
    ],
  },
  {
    id: 'g203',
    about: 'never answered',
    lines: chat('10:20:00', 'bob'),
    surveys: [{ sent: '10:21:00', scores: {}, agent: 'bob' }],
  },
  {
    id: 'g204',
    about: 'answered within a second: kept, not counted',
    lines: chat('10:30:00', 'bob'),
    surveys: [
      { sent: '10:31:00', answered: '10:31:01', invalid: true, scores: { overall: 1 }, agent: 'bob' },
    ],
  },
  {
    id: 'g205',
    about: 'transferred: ann is credited although bob had it last',
    lines: '20 10:40:00 in; +5 c; +10 give ann; +20 a ann; +30 give bob; +40 a bob; +60 close yes',
    surveys: [{ sent: '10:41:00', answered: '10:42:00', scores: { overall: 4, recommend: 8 }, agent: 'ann' }],
  },
  {
    id: 'g206',
    about: 'rated without a survey',
    lines: `${chat('10:50:00', 'bob')}; +90 rate 4`,
    surveys: [],
  },
  {
    id: 'g207',
    about: 'the bot alone, three seconds after the question, and well',
    lines: '20 11:00:00 bot; +2 c; +5 b; +60 silence',
    surveys: [],
  },
  {
    id: 'g208',
    about: 'the bot alone, but the customer is back an hour later',
    lines: '20 11:10:00 bot; +2 c; +7 b; +60 silence',
    surveys: [],
    returned: '12:11:00',
  },
  {
    id: 'g209',
    about: 'handed over',
    lines: '20 11:20:00 bot; +2 c; +3 b; +10 c; +11 q; +15 give ann; +30 a ann; +60 close yes',
    surveys: [],
  },
];

/** What these come to, added up by hand. */
export const SURVEY_TABLE: {
  figure: FigureKey;
  options?: ReportOptions;
  worked: string;
  above: number;
  below: number;
}[] = [
  {
    figure: 'satisfaction',
    worked: '4 or 5: g201, g205, g206; also answered g202. 3 of 4',
    above: 3,
    below: 4,
  },
  { figure: 'satisfaction-score', worked: '100 + 25 + 75 + 75 of 4', above: 275, below: 4 },
  {
    figure: 'survey-return',
    worked: 'sent: g201–g205 and g206’s rating; not g203, g204. 4 of 6',
    above: 4,
    below: 6,
  },
  { figure: 'product-satisfaction', worked: 'g201 4, g202 4', above: 2, below: 2 },
  { figure: 'service-satisfaction', worked: 'g201 5, g202 2', above: 1, below: 2 },
  { figure: 'attitude-satisfaction', worked: 'g201 5', above: 1, below: 1 },
  { figure: 'knowledge-satisfaction', worked: 'g201 4', above: 1, below: 1 },
  { figure: 'speed-satisfaction', worked: 'g201 4, g202 1', above: 1, below: 2 },
  {
    figure: 'net-promoter-score',
    worked: 'g201 promotes, g202 detracts, g205 neither: 0 of 3',
    above: 0,
    below: 3,
  },
  { figure: 'effort-score', worked: '7 + 2 of 2', above: 9, below: 2 },
  {
    figure: 'bot-containment',
    worked: 'a bot spoke in g207, g208, g209; g208 came back, g209 was handed over',
    above: 1,
    below: 3,
  },
  { figure: 'bot-first-response', worked: '3 + 5 + 1 of 3', above: 9, below: 3 },
];
