import { filledTemplate, templateFields } from './templates';

describe('texts of templates', () => {
  it('names the places once each, in order', () => {
    expect(templateFields('Hi {{name}}, {{1}} of {{2}}: {{1}} {{keyword1.DATA}}')).toEqual([
      'name',
      '1',
      '2',
      'keyword1.DATA',
    ]);
    expect(templateFields('plain {not a place} {{ nor this }}')).toEqual([]);
  });

  it('fills them in, without what stands around a value, and leaves what has none', () => {
    const values = [
      { field: '1', value: ' SF123 ' },
      { field: '2', value: ' ' },
    ];
    expect(filledTemplate('{{1}}/{{1}}/{{2}}', values)).toBe('SF123/SF123/{{2}}');
  });

  it('takes values for what they are, not for places or patterns', () => {
    expect(filledTemplate('{{1}} {{2}}', [{ field: '1', value: '{{2}} $& $1' }])).toBe('{{2}} $& $1 {{2}}');
  });
});
