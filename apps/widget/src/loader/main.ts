// Served as /widget.js and pasted by shops: draws the launcher. Everything else is loaded with the first click, or at once
// for a shopper with an open conversation, unread messages or words that are not sent yet.
import { icon, make } from './dom';
import { inkOn } from './ink';
import { openMemory } from './memory';
import type { Shell } from './shell';
import { style } from './style';
import { words } from './words';

type Call = ((...call: unknown[]) => void) & {
  q?: ArrayLike<unknown>[];
  attach?: (take: (shell: Shell) => void) => void;
};

/** File name of the panel's script, put in by the build. */
declare const PANEL: string;

/** After a refusal the launcher is drawn again, in case the shop has changed its settings. */
const REFUSED_FOR_MS = 600_000;
const PATIENCE_MS = 8_000;

const page = window as unknown as { Yingda?: Call };

function start(script: HTMLScriptElement) {
  const { inbox, color, side, language, open } = script.dataset;
  const early = page.Yingda;
  if (!inbox || early?.attach) return;
  const memory = openMemory(`yingda:${inbox}`);
  // Where and how wide the launcher stands is decided once per page: what the shop changes moves nothing that is drawn.
  const place = memory.get().look;
  const launcher = make('button', { class: 'go', 'aria-haspopup': 'dialog' });
  const box = make('div', { class: 'box shut' });
  const root = make('div', {}, box, launcher);
  const host = make('div', { id: 'yingda' });
  const shadow = host.attachShadow({ mode: 'open', delegatesFocus: true });
  let form: HTMLElement | undefined;
  let loading = false;

  const shell: Shell = {
    source: script.src,
    inbox,
    language: language ?? (document.documentElement.lang || navigator.language),
    memory,
    root,
    launcher,
    box,
    shadow,
    shown: false,
    hidden: Date.now() - (memory.get().refusedAt ?? 0) < REFUSED_FOR_MS,
    calls: [],
    draw() {
      const { look, unread } = memory.get();
      const { shown } = shell;
      const paint = look?.color ?? color ?? '#2556D4';
      const said = words(shell.language);
      const full = innerWidth < 480;
      const dark =
        look?.theme === 'dark' ||
        (look?.theme === 'system' && matchMedia('(prefers-color-scheme:dark)').matches);
      root.className = `root ${place?.side ?? side} ${dark ? 'dark' : ''} ${full ? 'full' : ''}`;
      root.style.cssText += `;--c:${paint};--o:${inkOn(paint)};--b:calc(${place?.offset ?? 24}px + var(--yingda-lift,0px))`;
      launcher.className = shown ? 'go on' : place?.pill ? 'go pill' : 'go';
      launcher.ariaLabel = shown
        ? said.close
        : said.open + (unread ? said.unread.replace('{n}', `${unread}`) : '');
      launcher.ariaExpanded = `${shown}`;
      launcher.replaceChildren(icon(shown ? 'M6 9l6 6 6-6' : 'M4 5h16v11H11l-4.5 4v-4H4z'));
      if (!shown && place?.pill) launcher.append(said.pill);
      if (!shown && unread) launcher.append(make('i', {}, unread > 99 ? '99+' : `${unread}`));
      host.hidden = shell.hidden;
    },
    show(on) {
      if (shell.hidden && on) return;
      if (on) load();
      shell.shown = on;
      box.classList.toggle('shut', !on);
      shell.draw();
      shell.showing?.(on);
    },
    form(on) {
      if (on === !!form) return;
      form?.remove();
      form = undefined;
      if (!on) return;
      const said = words(shell.language);
      const text = make('textarea', { rows: '5' });
      const contact = make('input', { autocomplete: 'email' });
      const left = memory.get().left;
      text.value = left?.text ?? '';
      contact.value = left?.contact ?? '';
      form = make(
        'div',
        {},
        make('label', { role: 'status' }, said.lost),
        make('label', {}, said.text, text),
        make('label', {}, said.contact, contact),
      );
      form.oninput = () => memory.set({ left: { text: text.value, contact: contact.value } });
      box.append(form);
      text.focus();
    },
  };

  function load() {
    if (loading || shell.call) return;
    loading = true;
    const panel = make('script', { src: new URL(PANEL, script.src).href });
    // The server cannot be reached, or takes too long: the form now, another attempt later.
    const failed = () => {
      loading = false;
      if (!shell.call) {
        shell.form(true);
        setTimeout(load, PATIENCE_MS);
      }
    };
    panel.onerror = failed;
    setTimeout(() => loading && failed(), PATIENCE_MS);
    document.head.append(panel);
  }

  const api: Call = (...call) => {
    if (shell.call) return shell.call(call);
    const [name, input] = call;
    if (name === 'open') return shell.show(true);
    if (name === 'close') return shell.show(false);
    if (name === 'reset') memory.set({ visitorToken: undefined, keep: false, unread: 0, left: null });
    if (name === 'hide' || name === 'show') shell.hidden = name === 'hide';
    if (name === 'language') shell.language = input as string;
    shell.calls.push(call);
    shell.draw();
  };
  api.attach = (take) => take(shell);
  page.Yingda = api;
  for (const call of Array.from(early?.q ?? [])) api(...Array.from(call));

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  launcher.onclick = () => shell.show(!shell.shown);
  shell.draw();
  document.body.append(host);
  const { keep, unread, left } = memory.get();
  if (open !== undefined) shell.show(true);
  else if ((keep || unread || left?.text) && !shell.hidden) load();
}

const script = document.currentScript as HTMLScriptElement;
if (document.body) start(script);
else addEventListener('DOMContentLoaded', () => start(script));
