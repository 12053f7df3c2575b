import { type EditArticle, type EditCannedResponse } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { CannedTeams, KeptFiles } from './ports';

/** What somebody fills in to add a canned response of the shop. */
export function cannedInput(with_: Partial<EditCannedResponse> = {}): EditCannedResponse {
  const texts = [
    {
      language: 'zh-CN' as const,
      title: '接入问候',
      body: '您好，{{customer_name}}，欢迎来到{{store_name}}。',
    },
    {
      language: 'en' as const,
      title: 'Opening greeting',
      body: 'Hello {{customer_name}}, welcome to {{store_name}}.',
    },
  ];
  return { scope: 'shop', shortcut: `s${newId().slice(-10)}`, category: 'greeting_closing', texts, ...with_ };
}

/** What somebody fills in to write an article. */
export function articleInput(with_: Partial<EditArticle> = {}): EditArticle {
  return {
    type: 'help',
    category: 'returns_refunds',
    audience: 'public',
    inboxIds: [],
    texts: [
      {
        language: 'zh-CN',
        title: '退款多久到账',
        html: '<p>一般{{refund_days}}个工作日。</p>',
        questions: ['退款要几天'],
      },
      {
        language: 'en',
        title: 'How long refunds take',
        html: '<p>Usually {{refund_days}} working days.</p>',
        questions: [],
      },
    ],
    effectiveFrom: null,
    effectiveUntil: null,
    reviewEveryDays: 90,
    ...with_,
  };
}

/** Every file is a small picture. */
export class KnownFiles extends KeptFiles {
  readonly kept: string[] = [];

  async keep(_: Actor, attachmentIds: string[]): ReturnType<KeptFiles['keep']> {
    this.kept.push(...attachmentIds);
    return attachmentIds.map((id) => ({
      ...{ kind: 'image', facts: { name: `${id}.png`, contentType: 'image/png', bytes: 10 } },
    }));
  }
}

/** Teams as they are given. */
export class KnownTeams extends CannedTeams {
  constructor(private readonly teams: { id: string; name: string }[] = []) {
    super();
  }

  async all(): Promise<{ id: string; name: string }[]> {
    return this.teams;
  }
}
