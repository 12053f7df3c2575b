import { IMPORT_EVENTS, IMPORT_PROBLEMS } from '@yingda/contracts/names';
import { pageOf } from './events-page';
import { IMPORT_EXAMPLE } from './import-example';

const LINE: [field: string, what: string][] = [
  ['id', 'what the other system calls the conversation; unique within it. Required'],
  ['inbox', 'key or id of an inbox here, whose channel it gets. Required'],
  ['customer', 'who wrote; see below. Required'],
  ['messages', 'what was said, in order of time'],
  ['events', 'what happened, in order of time'],
  ['team', 'name or id of the team whose queue it came to; the inbox’s when left out'],
  ['topic', 'what it was about: name (in either language) or id of a topic here'],
  ['subject', 'its subject'],
  ['agents', 'list of { name, email }, where messages and events name the same person by either'],
];
const CUSTOMER: [string, string][] = [
  ['key', 'the other system’s own id of the person: the same key is the same customer. Required'],
  ['id', 'the shop’s own id, as in PUT /api/v1/customers/:id; finds the customer who is here already'],
  [
    'name, email, phone, tier, language, attributes',
    'kept for customers who are new; what is known here is not replaced',
  ],
  [
    'identities',
    'list of { inbox, key }: what a channel calls them (openid, address), so that they are known when they write again',
  ],
];
const MESSAGE: [string, string][] = [
  ['at', 'a moment with its offset: 2025-03-01T09:30:00+08:00. Required'],
  ['from', 'customer, agent, bot or system. Required'],
  ['text', 'up to 5,000 characters. Required'],
  [
    'agent',
    'e-mail or name; required of an agent’s. Whoever has no account here becomes a name that figures count, never an account',
  ],
  ['note', 'true: only staff saw it'],
];
const EVENT: [string, string][] = [
  ['at', 'as above. Required'],
  ['kind', IMPORT_EVENTS.join(', ') + '. Required'],
  ['agent', 'to whom it was offered or assigned, who accepted, transferred, closed'],
  ['toAgent, team', 'of transferred: where to; team of queued: whose queue'],
  ['by', 'of closed: agent, customer, silence or system'],
  [
    'topic, resolved, text',
    'of closed and disposed: topic, yes/partly/no, summary; text of escalated is the reason, of transferred the note, of rated the comment',
  ],
  ['score', 'of rated: 1 to 5'],
];
const RULES = [
  'One line is one conversation, whole: it is taken or reported by itself, and holds up no other line.',
  'Only what is over is taken: the last thing to happen is closed or abandoned (a rating or disposition may follow).',
  'Events of the same moment come before messages, ends after them. Without a queued event it is queued as it opens; with one, a bot may have spoken before.',
  'An agent who answers without having been given it has taken it at that moment. A customer who writes within 24 hours of the end reopens it.',
  'Imported again, a line that is the same is passed over; one that differs replaces what it said before, unless somebody has changed the conversation here since (changed-here).',
  'Nothing is sent, queued, timed or shown to anybody. Imported conversations stand in histories and search, and count in reports by their own times.',
  'Send up to 50 GB, also with Content-Encoding: gzip; a line may have 4 MB. Ask GET /api/v1/imports/:id how far it is.',
];

/** /docs/imports: the format of another system's conversations, with an example. Without script. */
export function importsPage(): string {
  const table = (rows: [string, string][]) =>
    `<table>${rows.map(([name, what]) => `<tr><td><code>${name}</code></td><td style="text-align:left">${what}</td></tr>`).join('')}</table>`;
  const article = (title: string, body: string) => `<article><h4>${title}</h4>${body}</article>`;
  const example = IMPORT_EXAMPLE.trim()
    .split('\n')
    .map((line) => escaped(JSON.stringify(JSON.parse(line), null, 2)))
    .join('\n\n');
  return pageOf(
    'Yingda imports',
    `<header><h1>Yingda 应答 · imports</h1><p>Conversations of another system as lines of JSON (NDJSON): <code>POST /api/v1/imports?source=oldchat</code> with an API key and the content type <code>application/x-ndjson</code>, or Settings → Import in the console. <a href="/docs/imports/example.ndjson">Example file</a>.</p></header>
<main>${article('Rules', `<ul>${RULES.map((rule) => `<li>${rule}</li>`).join('')}</ul>`)}
${article('A line', table(LINE))}${article('customer', table(CUSTOMER))}${article('messages', table(MESSAGE))}${article('events', table(EVENT))}
${article('Why a line is not taken', `<p>${IMPORT_PROBLEMS.map((code) => `<code>${code}</code>`).join(' ')}</p>`)}
${article('Example (each on one line in the file)', `<pre style="overflow:auto"><code>${example}</code></pre>`)}</main>`,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
