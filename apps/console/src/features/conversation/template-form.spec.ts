import { gapName, matching, missingGaps, templateContent } from './template-form';

const parcel = {
  name: 'parcel_on_its_way',
  title: '包裹已发出',
  language: 'zh_CN',
  text: '{{header.1}}\n您的包裹 {{1}} 已发出。',
};

describe('filling in a template', () => {
  it('names the gaps that are still open', () => {
    expect(missingGaps(parcel, {})).toEqual(['header.1', '1']);
    expect(missingGaps(parcel, { 'header.1': '通知', '1': '  ' })).toEqual(['1']);
    expect(missingGaps({ ...parcel, text: 'plain' }, {})).toEqual([]);
  });

  it('calls a gap what its line calls it', () => {
    const named = { ...parcel, text: '订单号：{{a}}\nName: {{1}} City: {{2}}\n您的包裹 {{3}} 已发出' };
    expect(['a', '1', '2', '3', '4'].map((field) => gapName(named, field))).toEqual([
      '订单号',
      'Name',
      'City',
      null,
      null,
    ]);
  });

  it('makes one line of what was pasted, and the text the customer will read', () => {
    expect(templateContent(parcel, { 'header.1': '通知', '1': ' SF\n12 ', other: 'x' })).toEqual({
      kind: 'template',
      name: 'parcel_on_its_way',
      language: 'zh_CN',
      values: [
        { field: 'header.1', value: '通知' },
        { field: '1', value: 'SF 12' },
      ],
      text: '通知\n您的包裹 SF 12 已发出。',
    });
  });

  it('shows open gaps as they are', () => {
    expect(templateContent(parcel, { 'header.1': '通知' }).text).toContain('{{1}}');
  });

  it('finds by name, title and words', () => {
    expect(matching([parcel], 'PARCEL')).toEqual([parcel]);
    expect(matching([parcel], '已发出')).toEqual([parcel]);
    expect(matching([parcel], 'refund')).toEqual([]);
  });
});
