import { readHolidayFile } from './holiday-file';

const newYear = [
  { date: '2027-01-01', off: true, nameZh: '元旦', nameEn: '元旦' },
  { date: '2027-01-02', off: false, nameZh: '元旦', nameEn: '元旦' },
];

describe('a file of holidays', () => {
  it.each([
    [
      'the JSON that is passed on',
      JSON.stringify({
        year: 2027,
        papers: ['https://www.gov.cn/…'],
        days: [
          { name: '元旦', date: '2027-01-02', isOffDay: false },
          { name: '元旦', date: '2027-01-01', isOffDay: true },
        ],
      }),
    ],
    [
      'a plain list of days',
      '[{"date":"2027-01-01","isOffDay":true,"name":"元旦"},{"date":"2027-01-02","isOffDay":false,"name":"元旦"}]',
    ],
    [
      'lines, with a heading and a remark',
      '\uFEFFdate,kind,name\r\n# from gov.cn\r\n2027-01-01,off,元旦\r\n2027-01-02,work,元旦\r\n',
    ],
    ['lines in Chinese', '日期，类型，名称\n2027-01-01，休，元旦\n2027-01-02，班，元旦'],
    ['cells copied from a table', '2027-01-01\t放假\t元旦\n2027-01-02\t上班\t元旦'],
  ])('is read as %s', (_, text) => {
    expect([...readHolidayFile(text)]).toEqual([[2027, newYear]]);
  });

  it('may hold several years', () => {
    const years = readHolidayFile('2028-01-01,off\n2027-01-01,off');
    expect([...years.keys()]).toEqual([2027, 2028]);
    const lists = readHolidayFile(
      '[{"year":2027,"days":[{"date":"2027-01-01","isOffDay":true}]},{"year":2028,"days":[{"date":"2028-01-01","isOffDay":true}]}]',
    );
    expect([...lists.keys()]).toEqual([2027, 2028]);
  });

  it.each([
    ['nothing', ' \n', 'The file names no day.'],
    ['broken JSON', '{"year": 2027', 'The file looks like JSON, but is not.'],
    ['JSON without days', '{"year": 2027}', 'The file has no list "days".'],
    [
      'a day without its kind',
      '{"days":[{"date":"2027-01-01"}]}',
      'Day 1 of the file needs "date" and "isOffDay" (true or false).',
    ],
    [
      'a line without its kind',
      '2027-01-01,off\n2027-01-02,maybe',
      'Line 2 needs "off" or "work" after the date.',
    ],
    ['a date there is not', '2027-02-30,off', '2027-02-30 is not a date of the calendar (YYYY-MM-DD).'],
    ['a date twice', '2027-01-01,off\n2027-01-01,work', '2027-01-01 stands in the file twice.'],
  ])('is refused with %s, in a sentence', (_, text, message) => {
    expect(() => readHolidayFile(text)).toThrow(message);
  });
});
