import type { Cabinet } from './cabinet';
import { Visitor } from './visitor';

const cabinet = (): Cabinet => {
  const kept = new Map<string, unknown>();
  return {
    read: <T>(key: string) => (kept.get(key) as T | undefined) ?? null,
    write: (key, value) => void kept.set(key, value),
    onForeign: () => () => undefined,
    clear: () => kept.clear(),
  };
};
const session = (visitorToken: string, id: string, isVisitor: boolean) => ({
  visitorToken,
  customer: { id, isVisitor },
});

describe('who writes on this device', () => {
  it('is the same after a reload', () => {
    const drawer = cabinet();
    const first = new Visitor(drawer, null);
    expect(first.settle(session('t', 'c1', true))).toBe(true);
    expect(new Visitor(drawer, 't').key).toBe(first.key);
  });
  it('keeps what was written before the first session', () => {
    const drawer = cabinet();
    const offline = new Visitor(drawer, null);
    const later = new Visitor(drawer, 't');
    expect(later.key).toBe(offline.key);
  });
  it('keeps the drawers of a visitor who signs in', () => {
    const visitor = new Visitor(cabinet(), 't');
    visitor.settle(session('t', 'c1', true));
    const { key } = visitor;
    expect(visitor.settle(session('t', 'known', false))).toBe(true);
    expect(visitor.key).toBe(key);
  });
  it('opens other drawers for another person on the same browser', () => {
    const visitor = new Visitor(cabinet(), 't');
    visitor.settle(session('t', 'ann', false));
    const { key } = visitor;
    expect(visitor.settle(session('t2', 'bob', false))).toBe(false);
    expect(visitor.key).not.toBe(key);
  });
  it('opens other drawers when the shop has forgotten the visitor', () => {
    const drawer = cabinet();
    const first = new Visitor(drawer, 't');
    first.settle(session('t', 'c1', true));
    expect(new Visitor(drawer, null).key).not.toBe(first.key);
    expect(new Visitor(drawer, 'other').key).not.toBe(first.key);
  });
});
