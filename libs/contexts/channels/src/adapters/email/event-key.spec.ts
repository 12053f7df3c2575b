import { eventKey } from './event-key';
import { customerMail } from './samples/mail';

describe('what makes a mail the same mail', () => {
  test('its Message-ID, whichever way it came', () => {
    const one = customerMail({ 'Delivered-To': 'a@x' });
    expect(eventKey(one)).toBe('id:<m1@buyer.example>');
    expect(eventKey(customerMail({ Received: 'by elsewhere' }))).toBe(eventKey(one));
  });

  test('without one: sender, date, subject and body', () => {
    const without = (more: Record<string, string>, body = 'Hello') =>
      eventKey(customerMail({ 'Message-ID': '', ...more }, body));
    expect(without({})).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(without({ Received: 'by elsewhere' })).toBe(without({}));
    const keys = [
      without({}),
      without({ From: 'b@x' }),
      without({ Date: 'x' }),
      without({ Subject: 'y' }),
      without({}, 'Bye'),
    ];
    expect(new Set(keys).size).toBe(5);
  });

  test('an endless id still fits the index, and is not taken for another', () => {
    const long = (end: string) => eventKey(customerMail({ 'Message-ID': `<${'a'.repeat(600)}${end}@x>` }));
    expect(long('1').length).toBeLessThan(250);
    expect(long('1')).not.toBe(long('2'));
    expect(eventKey(customerMail({ 'Message-ID': 'bare-id' }))).toBe('id:bare-id');
  });
});
