import { type MessageTemplate, type TemplateContent } from '@yingda/contracts';
import { filledTemplate, Refusal, templateFields } from '@yingda/contracts/names';
import type { BuildAdapterContext } from './adapter-contexts';
import type { Outgoing, Target } from './outgoing';

/** An account, whoever a message to it is for. */
type Account = Pick<Target, 'inbox' | 'adapter' | 'can'>;

/** So long an account's list is taken as it was; providers approve templates in hours. */
const KNOWN_MS = 60_000;

/** The texts an account's provider has approved for messages outside the window. */
export class TemplateReader {
  private readonly known = new Map<string, { until: number; list: Promise<MessageTemplate[]> }>();

  constructor(
    private readonly outgoing: Outgoing,
    private readonly contexts: BuildAdapterContext,
  ) {}

  /** Empty where the channel has none. @throws Refusal not-permitted, temporarily-unavailable */
  async of(conversationId: string, identityId?: string): Promise<MessageTemplate[]> {
    const target = await this.outgoing.target(conversationId, { identityId });
    return target && hasTemplates(target) ? this.listOf(target) : [];
  }

  /** @throws Refusal temporarily-unavailable */
  async ofAccount(account: Account): Promise<MessageTemplate[]> {
    return hasTemplates(account) ? this.listOf(account) : [];
  }

  /** Refuses what is not one of the account's templates, filled in as it says. @throws Refusal */
  async check(content: TemplateContent, target: Target | null): Promise<void> {
    if (!target || !hasTemplates(target))
      throw new Refusal('unsupported-content-kind', 'This channel has no templates.');
    const template = (await this.listOf(target)).find(
      ({ name, language }) => name === content.name && language === content.language,
    );
    const wrong = (message: string) => new Refusal('invalid-payload', message, { field: 'content' });
    if (!template) throw wrong('The provider has no such template approved; load the list again.');
    const fields = templateFields(template.text);
    const given = content.values.map(({ field }) => field);
    if (given.length !== fields.length || fields.some((field) => !given.includes(field)))
      throw wrong(`The template is filled in by ${fields.join(', ') || 'nothing'}.`);
    if (filledTemplate(template.text, content.values) !== content.text)
      throw wrong('The text is not what the template says with these values.');
  }

  private listOf({ inbox, adapter }: Account): Promise<MessageTemplate[]> {
    const key = `${inbox.id} ${inbox.version}`;
    const known = this.known.get(key);
    if (known && known.until > performance.now()) return known.list;
    for (const [old, { until }] of this.known) if (until <= performance.now()) this.known.delete(old);
    const list = this.fetch(adapter.templates!(this.contexts.build(inbox)));
    this.known.set(key, { until: performance.now() + KNOWN_MS, list });
    // What failed is asked for again the next time.
    list.catch(() => this.known.delete(key));
    return list;
  }

  private async fetch(
    asked: ReturnType<NonNullable<Target['adapter']['templates']>>,
  ): Promise<MessageTemplate[]> {
    const answer = await asked.catch((error: Error) => ({ ok: false as const, detail: error.message }));
    if (answer.ok) return answer.templates;
    throw new Refusal('temporarily-unavailable', `The provider did not give its templates: ${answer.detail}`);
  }
}

function hasTemplates({ can, adapter }: Account): boolean {
  return can.carries.includes('template') && adapter.templates !== undefined;
}
