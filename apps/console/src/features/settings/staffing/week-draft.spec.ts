import type { Shift, Template } from './use-staffing';
import { minutesPlanned, NO_DRAFT, painted, strokeOf, toggled, type WeekDraft } from './week-draft';

const template = (name: string, start: string, end: string): Template => ({
  ...{ id: name, name, color: 'teal', start, end },
  breaks: name === 'early' ? [{ open: '12:00', close: '12:45' }] : [],
});
const EARLY = template('early', '08:00', '16:00');
const LATE = template('late', '16:00', '00:00');
const DAY = template('day', '10:00', '18:00');
const cell = { agentId: 'ann', date: '2026-03-02' };
const planned = (id: string, by: Template, at = cell): Shift =>
  ({ ...at, id, teamId: 't', name: by.name, start: by.start, end: by.end, minutes: 435 }) as Shift;
const names = ({ add }: WeekDraft) => add.map((one) => one.template.name);

describe('painting a week', () => {
  it('plans several shifts a day, and makes room where they would overlap', () => {
    const shifts = [planned('one', EARLY)];
    const more = painted(NO_DRAFT, cell, { brush: { template: LATE }, shifts });
    expect([names(more), [...more.remove]]).toEqual([['late'], []]);
    const instead = painted(more, cell, { brush: { template: DAY }, shifts });
    expect([names(instead), [...instead.remove]]).toEqual([['day'], ['one']]);
  });

  it('painted with the same again, a cell is as it was before', () => {
    const shifts = [planned('one', EARLY)];
    const once = painted(NO_DRAFT, cell, { brush: { template: DAY }, shifts });
    const twice = painted(once, cell, { brush: { template: DAY }, shifts });
    expect([names(twice), [...twice.remove]]).toEqual([[], []]);
    const asPlanned = painted(NO_DRAFT, cell, { brush: { template: EARLY }, shifts });
    expect([names(asPlanned), [...asPlanned.remove]]).toEqual([[], []]);
  });

  it('begins a stroke that takes away on what was painted, and one that paints elsewhere', () => {
    const brush = { template: LATE };
    const draft = painted(NO_DRAFT, cell, { brush, shifts: [] });
    expect(strokeOf(draft, cell, brush)).toBe('undo');
    expect(strokeOf(draft, { ...cell, date: '2026-03-03' }, brush)).toBe('paint');
    expect(strokeOf(draft, cell, 'eraser')).toBe('paint');
  });

  it('erases a day, of this agent only', () => {
    const shifts = [
      planned('one', EARLY),
      planned('two', LATE),
      planned('bo', EARLY, { ...cell, agentId: 'bo' }),
    ];
    const draft = painted(painted(NO_DRAFT, cell, { brush: { template: DAY }, shifts }), cell, {
      ...{ brush: 'eraser', shifts },
    });
    expect([names(draft), [...draft.remove].sort()]).toEqual([[], ['one', 'two']]);
    expect([...toggled(draft, 'one').remove]).toEqual(['two']);
  });

  it('counts the hours of an agent with what is not saved yet', () => {
    const shifts = [planned('one', EARLY)];
    const draft = painted(NO_DRAFT, cell, { brush: { template: LATE }, shifts });
    expect(minutesPlanned(draft, shifts, 'ann')).toBe(435 + 480);
    expect(minutesPlanned(toggled(draft, 'one'), shifts, 'ann')).toBe(480);
    const early = painted(NO_DRAFT, cell, { brush: { template: EARLY }, shifts: [] });
    expect(minutesPlanned(early, [], 'ann')).toBe(435);
  });
});
