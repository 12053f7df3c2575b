import { blanksOf, filled } from './filled';

const samples = { store_name: '云杉商城', queue_position: '3' };
const said = (text: string) =>
  filled(text, samples)
    .map((piece) => piece.text)
    .join('');

describe('a text with blanks', () => {
  it('is shown with sample values', () => {
    expect(said('欢迎来到{{store_name}}，前面还有 {{ queue_position }} 位')).toBe(
      '欢迎来到云杉商城，前面还有 3 位',
    );
  });
  it('shows what is said instead when a value is missing', () => {
    expect(filled('您好{{customer_name|，朋友}}！', samples)).toEqual([
      { text: '您好' },
      { text: '，朋友', variable: 'customer_name', filled: 'fallback' },
      { text: '！' },
    ]);
  });
  it('leaves a blank nobody knows as it is written, and marks it', () => {
    expect(filled('{{sotre_name}}', samples)).toEqual([
      { text: '{{sotre_name}}', variable: 'sotre_name', filled: 'unknown' },
    ]);
    expect(filled('{{constructor}}', samples)[0]?.filled).toBe('unknown');
  });
  it('names each blank once', () => {
    expect(blanksOf('{{a}} {{b|x}} {{a}} {{ }}')).toEqual(['a', 'b']);
  });
});
