import fc from 'fast-check';
import { decideVisitor } from './visitor-decision';

describe('a browser that opens a session', () => {
  it.each([
    ['unknown, unsigned', null, null, 'begin'],
    ['unknown, signed', null, 'u1', 'begin'],
    ['known, never signed, unsigned', { signedTo: null }, null, 'continue'],
    ['known, signed for the first time', { signedTo: null }, 'u1', 'join'],
    ['signed as before', { signedTo: 'u1' }, 'u1', 'continue'],
    ['signed to another', { signedTo: 'u1' }, 'u2', 'begin'],
    ['once signed, now without a signature', { signedTo: 'u1' }, null, 'begin'],
  ] as const)('%s', (...[, known, signed, decision]) => expect(decideVisitor(known, signed)).toBe(decision));

  it('never goes on with a history that is signed to somebody else', () => {
    const sub = fc.option(fc.constantFrom('u1', 'u2', 'u3'));
    fc.assert(
      fc.property(sub, sub, (signedTo, signed) => {
        const decision = decideVisitor({ signedTo }, signed);
        if (decision !== 'begin') expect([null, signed]).toContain(signedTo);
      }),
    );
  });
});
