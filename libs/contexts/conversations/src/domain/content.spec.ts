import { checkSendable, checkStorable, excerptOf, textOf } from './content';
import { excerptAround } from './excerpt';
import { classify, tidyName } from './file-types';

const code = (code: string) => expect.objectContaining({ code });

describe('contents', () => {
  it('shortens a text to one line of 120 characters and names other kinds', () => {
    expect(excerptOf({ kind: 'text', text: '第一行\n\n 第二行' })).toBe('第一行 第二行');
    expect([...excerptOf({ kind: 'text', text: '😀'.repeat(200) })]).toHaveLength(120);
    expect(excerptOf({ kind: 'image', attachmentId: 'x' })).toBe('[image]');
    expect(excerptOf({ kind: 'location', latitude: 30.2, longitude: 120.1 })).toBe('[location]');
    const mail = { kind: 'email', text: '请尽快\n回复', html: null, quoted: null, attachments: [] } as const;
    expect(excerptOf({ ...mail, subject: '退货  申请', attachments: [] })).toBe('退货 申请');
    expect(excerptOf({ ...mail, subject: ' ', attachments: [] })).toBe('请尽快 回复');
    expect(excerptOf({ ...mail, subject: '', text: '', attachments: [] })).toBe('[email]');
  });

  it('finds files, products and links by their words', () => {
    const attachment = { name: '发票.pdf', contentType: 'application/pdf', bytes: 1 };
    expect(textOf({ kind: 'file', attachmentId: 'x', caption: '请看', attachment })).toBe('请看 发票.pdf');
    expect(textOf({ kind: 'product-card', productId: 'SKU-7', title: '保温杯' })).toBe('保温杯 SKU-7');
    expect(textOf({ kind: 'event', event: 'chat-closed', details: {} })).toBe('');
  });

  it('refuses half characters anywhere, and keeps emoji and markup as they are', () => {
    expect(() => checkStorable({ a: ['ok', { b: '\udc00' }] })).toThrow(code('invalid-payload'));
    expect(() => checkSendable({ kind: 'text', text: `👩‍👩‍👧 <b>'; drop table` })).not.toThrow();
  });

  it('marks the hits in an excerpt around the first', () => {
    const text = `${'前文'.repeat(60)}我的快递什么时候到?${'后文'.repeat(120)}`;
    const excerpt = excerptAround(text, ['快递', '到']);
    expect(excerpt).toContain('\u0001快递\u0002什么时候\u0001到\u0002');
    expect(excerpt.startsWith('…') && excerpt.endsWith('…')).toBe(true);
    expect(excerpt.length).toBeLessThanOrEqual(400);
    expect(excerptAround('C++ (new) [x]', ['c++', '(new)'])).toBe('\u0001C++\u0002 \u0001(new)\u0002 [x]');
    expect(excerptAround('a '.repeat(300), ['a']).length).toBeLessThanOrEqual(400);
    expect(excerptAround('nothing here', [])).toBe('nothing here');
  });

  type Said = [name: string, declaredType: string, detectedType: string | null];
  const file = ([name, declaredType, detectedType]: Said, bytes = 100) => ({
    name,
    declaredType,
    detectedType,
    bytes,
  });

  it.each<[Said, string, string]>([
    [['photo.JPG', 'image/jpeg', 'image/jpeg'], 'image', 'image/jpeg'],
    [['photo.png', 'image/png', 'image/webp'], 'image', 'image/webp'],
    [['blob', 'audio/webm;codecs=opus', 'video/webm'], 'voice', 'audio/webm'],
    [['song.mp3', '', 'audio/mpeg'], 'voice', 'audio/mpeg'],
    [['clip.mp4', 'video/mp4', 'video/mp4'], 'video', 'video/mp4'],
    [['发票.pdf', 'application/pdf', 'application/pdf'], 'file', 'application/pdf'],
    [['table.xls', 'application/vnd.ms-excel', 'application/x-cfb'], 'file', 'application/vnd.ms-excel'],
    [['notes.txt', 'text/plain', 'text/plain'], 'file', 'text/plain'],
    [['orders.csv', 'text/csv', 'text/plain'], 'file', 'text/csv'],
    [['things.zip', 'application/octet-stream', 'application/zip'], 'file', 'application/zip'],
  ])('takes %j as %s', (said, kind, contentType) => {
    expect(classify(file(said))).toEqual({ kind, contentType });
  });

  it.each<[Said, string]>([
    [['setup.exe', 'application/x-msdownload', 'application/x-msdownload'], 'file-type-not-allowed'],
    [['photo.png', 'image/png', 'application/x-msdownload'], 'file-type-mismatch'],
    [['photo.png', 'image/png', 'application/pdf'], 'file-type-mismatch'],
    [['photo.png', 'image/png', null], 'file-type-mismatch'],
    [['photo.png', 'image/png', 'text/plain'], 'file-type-mismatch'],
    [['page.html', 'text/html', 'text/plain'], 'file-type-not-allowed'],
    [['page.txt', 'text/html', 'text/plain'], 'file-type-not-allowed'],
    [['logo.svg', 'image/svg+xml', null], 'file-type-not-allowed'],
    [['x.apk', '', 'application/zip'], 'file-type-not-allowed'],
    [['blob', '', null], 'file-type-not-allowed'],
    [['blob', '', 'text/plain'], 'file-type-not-allowed'],
  ])('refuses %j: %s', (said, refused) => {
    expect(() => classify(file(said))).toThrow(code(refused));
  });

  it('refuses images over 10 MB and files over 20 MB', () => {
    const mb = 1024 * 1024;
    expect(() => classify(file(['a.png', 'image/png', 'image/png'], 10 * mb + 1))).toThrow(
      code('file-too-large'),
    );
    expect(() => classify(file(['a.pdf', 'application/pdf', 'application/pdf'], 20 * mb + 1))).toThrow(
      code('file-too-large'),
    );
    expect(classify(file(['a.pdf', 'application/pdf', 'application/pdf'], 20 * mb)).kind).toBe('file');
  });

  it('keeps of a name what is a name', () => {
    expect(tidyName('C:\\Users\\x\\发票.pdf')).toBe('发票.pdf');
    expect(tidyName('../../etc/passwd')).toBe('passwd');
    expect(tidyName('evil\u202egnp.exe')).toBe('evilgnp.exe');
    expect(tidyName('..')).toBe('file');
    const long = tidyName(`${'字'.repeat(300)}.pdf`);
    expect([long.length, long.endsWith('.pdf')]).toEqual([255, true]);
  });
});
