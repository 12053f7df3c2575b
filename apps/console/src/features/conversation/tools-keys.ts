import type { KeyboardEvent } from 'react';

const TOOLS = '.message-tools';
const buttonsOf = (tools: Element | undefined) => [...(tools?.querySelectorAll('button') ?? [])];

/** The lowest message in sight: from the timeline itself, Enter goes to its actions. */
function lowestInSight(timeline: HTMLElement): Element | undefined {
  const end = timeline.getBoundingClientRect().bottom;
  return [...timeline.querySelectorAll(TOOLS)]
    .filter((tools) => tools.getBoundingClientRect().top < end)
    .at(-1);
}

function focus(button: HTMLElement | undefined): boolean {
  button?.focus();
  button?.closest('.message')?.scrollIntoView({ block: 'nearest' });
  return Boolean(button);
}

/**
 * Keys among the actions of messages, which are one stop for Tab: left and right within a message, up and down to the
 * message before and after, Enter on the timeline to reach them, Esc back to it.
 */
export function onToolsKey(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const timeline = event.currentTarget;
  const button = event.target as HTMLElement;
  if (button === timeline) {
    if (event.key === 'Enter' && focus(buttonsOf(lowestInSight(timeline))[0])) event.preventDefault();
    return;
  }
  const tools = button.closest(TOOLS);
  if (!tools) return;
  if (step(event.key, { timeline, tools, button })) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function step(key: string, at: { timeline: HTMLElement; tools: Element; button: HTMLElement }): boolean {
  const buttons = buttonsOf(at.tools);
  const index = buttons.indexOf(at.button as HTMLButtonElement);
  const all = [...at.timeline.querySelectorAll(TOOLS)];
  const place = all.indexOf(at.tools);
  switch (key) {
    case 'ArrowLeft':
      return focus(buttons[Math.max(0, index - 1)]);
    case 'ArrowRight':
      return focus(buttons[Math.min(buttons.length - 1, index + 1)]);
    case 'ArrowUp':
      return focus(buttonsOf(all[place - 1])[0]) || true;
    case 'ArrowDown':
      return focus(buttonsOf(all[place + 1])[0]) || true;
    case 'Escape':
      at.timeline.focus();
      return true;
    default:
      return false;
  }
}
