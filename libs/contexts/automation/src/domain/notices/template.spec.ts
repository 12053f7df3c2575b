import { type NoticePlan, type NoticeTemplate } from '@yingda/contracts';
import { checkPlan } from './notice';
import { filledFor, templateFor } from './template';

const INBOX = '0198f000-1234-7000-8000-000000000001';
const parcel: NoticeTemplate = {
  ...{ inboxId: INBOX, name: 'parcel', language: 'zh_CN', text: '{{1}}，您在{{2}}的包裹延误一天。' },
  values: [
    { field: '1', value: '{{customer_name|您好}}' },
    { field: '2', value: '{{store_name}}' },
  ],
};
const plan = (templates: NoticeTemplate[], over: Partial<NoticePlan> = {}): NoticePlan => ({
  ...{ name: 'n', audience: 'segment', way: 'message', purpose: 'service', segmentId: INBOX },
  ...{ teamIds: [], inboxIds: [], channels: ['whatsapp'], texts: { zh: '延误', en: '' }, perMinute: 60 },
  ...{ startsAt: null, endsAt: null, alsoMessage: false, templates, ...over },
});
const known = (...pairs: [string, string][]) => new Map(pairs);

describe('approved texts of a notice', () => {
  it('are filled in from the customer, on one line', () => {
    const filled = filledFor(parcel, known(['customer_name', '王\n敏'], ['store_name', '云杉']));
    expect(filled).toMatchObject({ kind: 'template', name: 'parcel', language: 'zh_CN' });
    expect(filled!.text).toBe('王 敏，您在云杉的包裹延误一天。');
    expect(filledFor(parcel, known(['store_name', '云杉']))!.values[0]).toEqual({
      field: '1',
      value: '您好',
    });
  });

  it('are not sent with a gap', () => {
    expect(filledFor(parcel, known(['customer_name', '王敏']))).toBeNull();
  });

  it('are chosen by account and language', () => {
    const english = { ...parcel, name: 'parcel_en', language: 'en_US' };
    const both = [parcel, english];
    expect(templateFor(both, { inboxId: INBOX, language: 'en' })?.name).toBe('parcel_en');
    expect(templateFor(both, { inboxId: INBOX, language: 'zh-CN' })?.name).toBe('parcel');
    expect(templateFor([english], { inboxId: INBOX, language: 'zh-CN' })?.name).toBe('parcel_en');
    expect(templateFor(both, { inboxId: 'another', language: 'en' })).toBeNull();
  });

  it.each<[string, NoticePlan]>([
    ['two of one language', plan([parcel, { ...parcel, name: 'other' }])],
    ['a gap', plan([{ ...parcel, values: parcel.values.slice(0, 1) }])],
    ['a value for a place that is not there', plan([{ ...parcel, text: '{{1}}' }])],
    [
      'a value of which nothing is known',
      plan([{ ...parcel, text: '{{1}}', values: [{ field: '1', value: '{{x}}' }] }]),
    ],
    [
      'an account it does not go through',
      plan([parcel], { inboxIds: ['0198f000-1234-7000-8000-000000000002'] }),
    ],
  ])('are refused with %s', (_, wrong) => {
    expect(() => checkPlan(plan([parcel]))).not.toThrow();
    expect(() => checkPlan(wrong)).toThrow(expect.objectContaining({ details: { field: 'templates' } }));
  });
});
