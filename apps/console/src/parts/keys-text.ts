/** Whether this machine has a ⌘ key. */
export const isMac = /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent);

/** Name of the modifier key as this machine's keyboard has it. */
export const MOD = isMac ? '⌘' : 'Ctrl+';
export const ALT = isMac ? '⌥' : 'Alt+';
export const SHIFT = '⇧';
