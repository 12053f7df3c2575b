import type { Memory } from './memory';

/** What the loader hands to the panel's script once that is loaded. */
export interface Shell {
  /** Address of the loader's own script: everything else is beside it. */
  source: string;
  inbox: string;
  language: string;
  memory: Memory;
  root: HTMLElement;
  launcher: HTMLElement;
  box: HTMLElement;
  shadow: ShadowRoot;
  shown: boolean;
  hidden: boolean;
  /** Calls made before the panel's script came; `call` takes over. */
  calls: unknown[][];
  call?: (call: unknown[]) => void;
  /** Told after the box was opened or closed. */
  showing?: (on: boolean) => void;
  draw(): void;
  show(on: boolean): void;
  /** The form that stands in while the server cannot be reached; false takes it away. */
  form(on: boolean): void;
}

/** The function that the panel's script calls with nothing but itself in the page's hands. */
export type Attach = (attach: (shell: Shell) => void) => void;
