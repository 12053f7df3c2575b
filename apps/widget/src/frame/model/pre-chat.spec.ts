import { cleaned, contactProblem, fieldsToAsk, problemOf } from './pre-chat';

describe('the pre-chat form', () => {
  it('does not ask what is known', () => {
    const fields = [
      { kind: 'name' as const, required: true },
      { kind: 'contact' as const, required: true },
      { kind: 'topic' as const, required: false },
      { kind: 'consent' as const, required: true },
    ];
    expect(
      fieldsToAsk(fields, { hasName: true, hasContact: true, hasConsent: true }).map(({ kind }) => kind),
    ).toEqual(['topic']);
    expect(fieldsToAsk(fields, { hasName: false, hasContact: false, hasConsent: false })).toEqual(fields);
  });

  it.each([
    ['13800000417', null],
    ['138 0000 0417', null],
    ['+44 20 7946 0000', null],
    ['1380000', 'contact.phone'],
    ['jianing@mail.example', null],
    ['jianing@mail', 'contact.email'],
    ['jianing', 'contact.email'],
  ])('finds %s: %s', (contact, problem) => expect(contactProblem(contact)).toBe(problem));

  it('lets optional fields stay empty and asks for required ones', () => {
    expect(problemOf({ kind: 'name', required: false }, {})).toBeNull();
    expect(problemOf({ kind: 'name', required: true }, { name: '  ' })).toBe('required');
    expect(problemOf({ kind: 'topic', required: true }, {})).toBe('required');
    expect(problemOf({ kind: 'consent', required: true }, {})).toBe('prechat.consent.needed');
    expect(problemOf({ kind: 'consent', required: true }, { consent: true })).toBeNull();
    expect(problemOf({ kind: 'contact', required: false }, { contact: '12' })).toBe('contact.phone');
  });

  it('sends no empty answers', () => {
    expect(cleaned({ name: ' 周嘉宁 ', contact: '', consent: true })).toEqual({
      name: '周嘉宁',
      consent: true,
    });
  });
});
