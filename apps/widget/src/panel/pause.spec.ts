import { pauses } from './pause';

describe('what is written on the form while the chat cannot be reached', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is taken at once when nobody types', () => {
    const then = jest.fn();
    pauses(new EventTarget())(then);
    expect(then).toHaveBeenCalledTimes(1);
  });

  it('is never taken in the middle of a sentence', () => {
    const box = new EventTarget();
    const whenPaused = pauses(box);
    const then = jest.fn();
    box.dispatchEvent(new Event('input'));
    whenPaused(then);
    jest.advanceTimersByTime(4_000);
    box.dispatchEvent(new Event('input'));
    jest.advanceTimersByTime(4_000);
    expect(then).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1_000);
    expect(then).toHaveBeenCalledTimes(1);
  });
});
