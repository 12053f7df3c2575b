import { Paper } from '../paper';
import { readPdf } from '../testing/read-pdf';
import { editionMail } from './edition-mail';
import { editionPaper } from './edition-paper';
import { WEEKLY } from './testing/edition';

describe('a report on paper', () => {
  const paper = new Paper();
  afterAll(() => paper.stop());
  const read = async (edition = WEEKLY, language: 'zh-CN' | 'en' = 'zh-CN') =>
    readPdf(await paper.print(editionPaper(edition, language))).text.replace(/\s/g, '');

  it('says its days, every figure beside the period before and its target, and names groups', async () => {
    const text = await read();
    for (const said of [
      ...['每周投诉报告', '2026-11-16–2026-11-22(Asia/Shanghai)', '对比2026-11-09–2026-11-15'],
      ...['生成于2026-11-2300:01', '投诉量', '23', '+4', '3.1%', '+0.4个百分点', '66.7%4/6', '15(9)', '100%'],
      ...['截至生成时', '产品质量', '来料缺陷', '累计占比', '52.2%', '未填', '按产品', '本期没有。'],
      ...['指标说明', '三天关闭率的说明。'],
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('没有发生任何');
  });

  it('is in English for whoever reads English', async () => {
    const text = await read(WEEKLY, 'en');
    for (const said of ['Weeklycomplaintreport', 'Productquality', 'Periodbefore', '15(9)', '+0.4pts'])
      expect(text).toContain(said);
    expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('says honestly when nothing happened', async () => {
    const text = await read({ ...WEEKLY, empty: true, sections: WEEKLY.sections.slice(4) });
    expect(text).toContain('本期没有发生任何这份报告所统计的事项');
  });

  it('goes out in a mail that says the first figures and where all of it can be opened', () => {
    const mail = editionMail(WEEKLY, {
      language: 'zh-CN',
      publicUrl: 'https://chat.shop.example',
      pdf: Buffer.from(''),
    });
    expect(mail.subject).toBe('每周投诉报告 2026-11-16 – 2026-11-22');
    expect(mail.text).toContain('投诉量: 23 (+4)');
    expect(mail.text).toContain(`https://chat.shop.example/console/reports/editions/${WEEKLY.id}`);
    expect(mail.attachments[0]!.filename).toBe('weekly-complaints-2026-11-16.pdf');
  });
});
