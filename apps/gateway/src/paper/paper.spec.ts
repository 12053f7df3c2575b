import { Paper } from './paper';
import { printThread } from './print-thread';
import { readPdf } from './testing/read-pdf';

describe('paper', () => {
  const paper = new Paper();
  afterAll(() => paper.stop());

  it('says in Chinese and English what was to be printed, with a part of the font only', async () => {
    const file = await paper.print({
      title: '每周投诉报告',
      language: 'zh-CN',
      footer: '应答 · 内部资料',
      content: [
        { text: '每周投诉报告', style: 'title' },
        { text: 'Weekly complaint report, 退款 ¥128.50', style: 'subtitle' },
        {
          layout: 'rows',
          table: {
            widths: ['*', 60],
            body: [['类别', '投诉量'], ...Array.from({ length: 80 }, (_, no) => [`质量 ${no}`, `${no * 3}`])],
          },
        },
      ],
    });
    const { text, pages, fonts } = readPdf(file);
    const words = text.replace(/\s/g, '');
    for (const said of [
      '每周投诉报告',
      'Weeklycomplaintreport,',
      '退款¥128.50',
      '质量79',
      '应答·内部资料',
      '1/3',
      '3/3',
    ])
      expect(words).toContain(said);
    expect(pages).toBe(3);
    expect(fonts.length).toBeGreaterThan(0);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+NotoSansSC/);
    expect(file.length).toBeLessThan(120_000);
  });

  it('prints several at once, and goes on after what makes no document', async () => {
    const document = (content: string | object) =>
      paper.print({ title: 'x', language: 'en', footer: '', content: content as string });
    const broken = document({ table: { body: 'none' } });
    const [first, second] = await Promise.all([
      document('one'),
      document('two'),
      expect(broken).rejects.toThrow(/cannot be printed/),
    ]);
    expect(readPdf(first!).text).toContain('one');
    expect(readPdf(second!).text).toContain('two');
  });

  it('reads no file and fetches nothing for a document', async () => {
    const stealing = paper.print({
      title: 'x',
      language: 'en',
      footer: '',
      content: { image: '/etc/hostname' },
    });
    await expect(stealing).rejects.toThrow(/cannot be printed/);
  });

  it('hands over a source that names nothing a bundler would replace', () => {
    expect(printThread.toString()).not.toMatch(/\b(require|import)\b/);
  });

  it('refuses what is no data', async () => {
    const content = (() => 'x') as never;
    await expect(paper.print({ title: 'x', language: 'en', footer: '', content })).rejects.toThrow();
  });
});
