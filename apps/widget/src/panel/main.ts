// Loaded by the loader with the first click: the iframe, the preview card, and all of `Yingda(…)` beyond opening.
import type { PageInfo, ProductInfo, ToLoader } from '../bridge/protocol';
import type { Shell } from '../loader/shell';
import { chime } from './chime';
import { frameBox } from './frame-box';
import { phone } from './phone';
import { previewCard } from './preview-card';
import { panelStyle } from './style';

/** Pages that change their address without loading are noticed this often. */
const LOOK_MS = 1_000;
const withoutCount = (title: string) => title.replace(/^\(\d+\+?\) /, '');

function attach(shell: Shell) {
  if (shell.call) return;
  const { memory, root } = shell;
  const listeners: Record<string, ((detail: unknown) => void)[]> = {};
  const emit = (name: string, detail?: unknown) => listeners[name]?.forEach((listener) => listener(detail));
  let identity: string | null = null;
  let product: ProductInfo | null = null;
  let here: PageInfo = {
    url: location.href,
    title: withoutCount(document.title),
    referrer: document.referrer,
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(panelStyle);
  shell.shadow.adoptedStyleSheets = [...shell.shadow.adoptedStyleSheets, sheet];
  const card = previewCard(shell);
  const screen = phone(shell, (full) => frame.post({ type: 'full', full }));

  const title = () => {
    const { unread = 0 } = memory.get();
    const bare = withoutCount(document.title);
    const wanted = unread > 0 ? `(${unread > 99 ? '99+' : unread}) ${bare}` : bare;
    if (document.title !== wanted) document.title = wanted;
  };
  const visit = (page: PageInfo) => {
    here = page;
    frame.post({ type: 'page', page });
  };

  const heard = (message: ToLoader) => {
    if (message.type === 'session') {
      const { visitorToken, look } = message;
      memory.set({ visitorToken, look, refusedAt: 0 });
      emit('ready');
    } else if (message.type === 'keep') memory.set({ keep: message.keep });
    else if (message.type === 'unread') {
      memory.set({ unread: message.count });
      if (message.count === 0) card.hide();
      title();
      emit('unread', message.count);
    } else if (message.type === 'preview') card.show(message.id, message.name, message.text);
    else if (message.type === 'sound') chime();
    else if (message.type === 'close') shell.show(false);
    else if (message.type === 'expand') root.classList.toggle('wide', message.on);
    else if (message.type === 'taken') memory.set({ left: null });
    else if (message.type === 'event') emit(message.name, message.detail);
    else if (message.type === 'refused') {
      console.error(`Yingda: the chat is not shown on this page (${message.code}).`);
      memory.set({ refusedAt: Date.now(), keep: false, unread: 0 });
      shell.show(false);
      shell.hidden = true;
      frame.drop();
    }
    if (message.type !== 'ready') draw();
  };
  // The loader draws anew on every change; classes of the panel are put back after it.
  const draw = () => {
    const wide = root.classList.contains('wide');
    shell.draw();
    root.classList.toggle('wide', wide);
    shell.launcher.classList.add('up');
  };

  const frame = frameBox(
    shell,
    () => ({
      type: 'init',
      inbox: shell.inbox,
      language: shell.language,
      color: root.style.getPropertyValue('--c').trim(),
      visitorToken: memory.get().visitorToken ?? null,
      identity,
      page: here,
      product,
      left: memory.get().left ?? null,
      shown: shell.shown,
      full: screen.full(),
    }),
    heard,
  );

  shell.showing = (on) => {
    card.hide();
    draw();
    screen.showing(on);
    frame.post({ type: 'shown', shown: on });
    if (on) frame.focus();
    else if (document.activeElement === shell.shadow.host || document.activeElement === document.body) {
      shell.launcher.focus();
    }
    emit(on ? 'open' : 'close');
  };
  root.onkeydown = (event) => {
    if (event.key === 'Escape') shell.show(false);
  };

  const calls: Record<string, (input: never, more: never) => void> = {
    open: () => shell.show(true),
    close: () => shell.show(false),
    hide() {
      shell.show(false);
      shell.hidden = true;
      draw();
    },
    show() {
      shell.hidden = false;
      draw();
    },
    identify({ token }: { token: string }) {
      identity = token;
      frame.post({ type: 'identify', token });
    },
    reset() {
      identity = null;
      memory.set({ visitorToken: undefined, keep: false, unread: 0, left: null });
      card.hide();
      title();
      draw();
      frame.post({ type: 'reset' });
    },
    product(next: ProductInfo | null) {
      product = next ?? null;
      frame.post({ type: 'product', product });
    },
    page: visit,
    language(language: string) {
      shell.language = language;
      draw();
      frame.post({ type: 'language', language });
    },
    on(name: string, listener: (detail: unknown) => void) {
      (listeners[name] ??= []).push(listener);
    },
  };
  shell.call = ([name, ...input]) => calls[name as string]?.(...(input as [never, never]));
  for (const call of shell.calls.splice(0)) shell.call(call);
  setInterval(() => {
    if (location.href === here.url) return;
    visit({ url: location.href, title: withoutCount(document.title), referrer: here.url });
  }, LOOK_MS);
  if (shell.shown) screen.showing(true);
  draw();
}

(window as unknown as { Yingda?: { attach?: (take: (shell: Shell) => void) => void } }).Yingda?.attach?.(
  attach,
);
