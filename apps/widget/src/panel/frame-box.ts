import type { Init, ToFrame, ToLoader } from '../bridge/protocol';
import { marked, receive } from '../bridge/receive';
import { make } from '../loader/dom';
import type { Shell } from '../loader/shell';
import { pauses } from './pause';
import { panelWords } from './words';

/** How long the frame may take to say that it is ready before the loader's form stands in, and between attempts. */
const PATIENCE_MS = 10_000;
/** A page that has loaded and says nothing for so long, twice, was kept out by the browser: the inbox does not allow this shop. */
const SILENT_MS = 4_000;

export interface FrameBox {
  post(message: ToFrame): void;
  focus(): void;
  drop(): void;
}

/** The iframe in the loader's box: loads it, watches that it comes, and talks with it and nobody else. */
export function frameBox(shell: Shell, init: () => Init, heard: (message: ToLoader) => void): FrameBox {
  const address = () => {
    const url = new URL('/widget/frame.html', shell.source);
    url.searchParams.set('inbox', shell.inbox);
    url.searchParams.set('lang', /^zh/i.test(shell.language) ? 'zh-CN' : 'en');
    return url;
  };
  const { origin } = address();
  let frame: HTMLIFrameElement | undefined;
  let ready = false;
  let silences = 0;
  let timer: ReturnType<typeof setTimeout>;
  const whenPaused = pauses(shell.box);

  const post = (message: ToFrame) => {
    if (ready) frame?.contentWindow?.postMessage(marked(message), origin);
  };
  const load = () => {
    frame?.remove();
    frame = make('iframe', {
      src: address().href,
      title: panelWords(shell.language).title,
      allow: 'microphone; clipboard-write',
    });
    frame.onload = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void silent(), SILENT_MS);
    };
    shell.box.append(frame);
    timer = setTimeout(failed, PATIENCE_MS);
  };
  const failed = () => {
    shell.form(true);
    load();
    if (frame) frame.hidden = true;
  };
  const silent = async () => {
    const reached = await fetch(address(), { mode: 'no-cors' }).then(
      () => true,
      () => false,
    );
    if (ready || !frame) return;
    if (!reached) return failed();
    if (silences++ === 0) return load();
    heard({ type: 'refused', code: 'origin-not-allowed' });
  };
  addEventListener('message', (event) => {
    const message = receive<ToLoader>(event, { window: () => frame?.contentWindow, origin: () => origin });
    if (!message || !frame) return;
    if (message.type === 'ready') {
      clearTimeout(timer);
      frame.onload = null;
      // What stands on the form is sent as it is: not while it is being written.
      whenPaused(begin);
    }
    heard(message);
  });
  // Also when the frame has loaded itself anew: another visitor, another version.
  const begin = () => {
    if (!frame) return;
    ready = true;
    shell.form(false);
    frame.hidden = false;
    shell.box.classList.add('up');
    post(init());
    if (shell.shown) frame.focus();
  };
  load();
  return {
    post,
    focus: () => frame?.focus(),
    drop() {
      clearTimeout(timer);
      frame?.remove();
      frame = undefined;
    },
  };
}
