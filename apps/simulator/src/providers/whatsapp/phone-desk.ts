import type { PushResult } from '../../world/pushes';
import type { Person } from '../chat/desk';
import type { Fields } from '../chat/wire';
import { MetaDesk, type MetaSettings } from '../meta/meta-desk';
import { metaPush } from '../meta/webhooks';

export interface PhoneSettings extends MetaSettings {
  business_account: string;
  display_number: string;
  /** Names of approved templates and how many parameters their bodies have. */
  templates: Record<string, number>;
  /** Statuses that follow a message by themselves, in this order. */
  receipts: string[];
  /** Statuses go out before the call is answered. */
  receipts_first: boolean;
  /** 131047 comes as a failed status instead of an answer. */
  late_window_error: boolean;
}

/** What a person's phone is known by; without a number when they go by a user name. */
export interface Shopper extends Person {
  waId: string | null;
  scopedId: string;
  username: string | null;
}

const MEDIA_URL_MS = 5 * 60_000;

/** One number of a business. */
export class PhoneDesk extends MetaDesk<PhoneSettings> {
  /** What came along with a message, by its id: every status gives it back. */
  readonly callbackData = new Map<string, string>();
  /** Addresses of files, and until when. */
  readonly urls = new Map<string, { file: string; until: number; wrongDigest: boolean }>();

  override join(id: string, name: string): Shopper {
    const shopper: Shopper = {
      ...super.join(id, name),
      waId: id,
      scopedId: `CN.${this.world.random.digits(14)}`,
      username: null,
    };
    this.people.set(id, shopper);
    return shopper;
  }

  shopper(id?: string, name?: string): Shopper {
    return this.person(id, name) as Shopper;
  }

  /** By number or by scoped id. */
  reach(to: unknown): Shopper | undefined {
    const number = String(to ?? '').replace(/\D/g, '');
    return [...this.people.values()]
      .map((person) => person as Shopper)
      .find((person) => person.scopedId === to || (number !== '' && person.id === number));
  }

  isOpen(person: Person): boolean {
    return (
      person.lastActAt !== null && this.now() < person.lastActAt + this.settings.window_hours * 3_600_000
    );
  }

  /** Pushes one `value` of the field `messages`; a list makes one batch of several changes. */
  tell(event: string, ...values: Fields[]): Promise<PushResult> | null {
    if (!this.settings.hook_url) return null;
    const metadata = {
      display_phone_number: this.settings.display_number,
      phone_number_id: this.settings.id,
    };
    return this.push(
      metaPush(event, this.hook, {
        object: 'whatsapp_business_account',
        entry: [
          {
            id: this.settings.business_account,
            changes: values.map((value) => ({
              value: { messaging_product: 'whatsapp', metadata, ...value },
              field: 'messages',
            })),
          },
        ],
      }),
    );
  }

  contactOf(person: Shopper): Fields {
    return {
      profile: { name: person.name, ...(person.username ? { username: person.username } : {}) },
      ...(person.waId ? { wa_id: person.waId } : {}),
      user_id: person.scopedId,
    };
  }

  statusOf(person: Shopper, told: { id: string; status: string; errors?: Fields[] }): Fields {
    const { id, status, errors } = told;
    const data = this.callbackData.get(id);
    return {
      id,
      status,
      timestamp: String(this.world.clock.seconds()),
      ...(person.waId ? { recipient_id: person.waId } : {}),
      recipient_user_id: person.scopedId,
      ...(errors ? { errors } : {}),
      ...(data === undefined ? {} : { biz_opaque_callback_data: data }),
    };
  }

  /** An address for a file, good for five minutes. */
  urlOf(file: string, wrongDigest: boolean): string {
    const key = this.world.random.text(20);
    this.urls.set(key, { file, until: this.now() + MEDIA_URL_MS, wrongDigest });
    return `${this.world.publicUrl}/whatsapp/download/${key}`;
  }

  newMessageId(): string {
    return `wamid.${Buffer.from(this.world.random.text(24)).toString('base64')}`;
  }
}
