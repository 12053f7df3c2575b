import type { KeyboardEvent } from 'react';

const TOOLS = '.message-tools';
const buttonsOf = (tools: Element | undefined) => [...(tools?.querySelectorAll('button') ?? [])];

/** One action of one message, both counted from 0 in the order they are read. */
export interface Place {
  message: number;
  action: number;
}

/** Where a key leads from an action; null when the key means nothing here. `actions` are how many this message has. */
export function nextPlace(
  key: string,
  from: Place,
  size: { messages: number; actions: number },
): Place | null {
  const { message, action } = from;
  switch (key) {
    case 'ArrowLeft':
      return { message, action: Math.max(0, action - 1) };
    case 'ArrowRight':
      return { message, action: Math.min(size.actions - 1, action + 1) };
    // At the first and the last message in reach the key is still taken, so that the page does not scroll away from it.
    case 'ArrowUp':
      return message > 0 ? { message: message - 1, action: 0 } : from;
    case 'ArrowDown':
      return message < size.messages - 1 ? { message: message + 1, action: 0 } : from;
    default:
      return null;
  }
}

function focus(button: HTMLElement | undefined): boolean {
  button?.focus();
  button?.closest('.message')?.scrollIntoView({ block: 'nearest' });
  return Boolean(button);
}

/** The lowest message in sight: from the timeline itself, Enter goes to its actions. */
function lowestInSight(timeline: HTMLElement): Element | undefined {
  const end = timeline.getBoundingClientRect().bottom;
  return [...timeline.querySelectorAll(TOOLS)]
    .filter((tools) => tools.getBoundingClientRect().top < end)
    .at(-1);
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
  if (event.key === 'Escape') {
    timeline.focus();
  } else {
    const all = [...timeline.querySelectorAll(TOOLS)];
    const buttons = buttonsOf(tools);
    const from = { message: all.indexOf(tools), action: buttons.indexOf(button as HTMLButtonElement) };
    const to = nextPlace(event.key, from, { messages: all.length, actions: buttons.length });
    if (!to) return;
    focus(buttonsOf(all[to.message])[to.action]);
  }
  event.preventDefault();
  event.stopPropagation();
}
