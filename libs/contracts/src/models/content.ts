import { IsLatitude, IsLongitude, IsNumber, IsUrl, Matches } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Strings,
  Text,
  Time,
  Word,
  Written,
} from '../fields';
import { LIMITS } from '../names/limits';
import { TIMELINE_EVENTS, type ContentKind, type TimelineEvent } from '../names/states';

const httpUrl = () => IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false });

/** Which item of which of our menus was chosen. */
export class MenuChoice {
  /** The message that was the menu. */
  @Id() messageId!: string;
  @Word(/^[\w.:-]+$/) itemId!: string;
}

/** Plain text with line breaks and emoji; stored as written and always rendered as text. */
export class TextContent {
  @OneOf(['text']) kind!: 'text';
  @Written(LIMITS.textCodePoints) text!: string;
  /** It was chosen from a menu instead of written. */
  @Optional() @Nested(() => MenuChoice) choice?: MenuChoice;
}

/** What is known of a stored file; sizes in bytes and pixels, length in milliseconds. */
export class AttachmentFacts {
  @Text(255, 1) name!: string;
  @Text(127, 1) contentType!: string;
  @Count() bytes!: number;
  @Optional() @Count() width?: number;
  @Optional() @Count() height?: number;
  @Optional() @Count() durationMs?: number;
  /** Of a file that a customer sent elsewhere: still at the provider, or not to be had. Absent: it is here. */
  @Optional() @OneOf(['pending', 'failed']) state?: 'pending' | 'failed';
  /** False: kept as it came, for download; no browser plays or shows it. */
  @Optional() @Flag() playable?: boolean;
}

class AttachmentContent {
  @Id() attachmentId!: string;
  @Optional() @Written(LIMITS.captionCodePoints, 0) caption?: string;
  /** Filled by the server from the stored file; what a sender puts here is ignored. */
  @Optional() @Nested(() => AttachmentFacts) attachment?: AttachmentFacts;
}
export class ImageContent extends AttachmentContent {
  @OneOf(['image']) kind!: 'image';
}
export class FileContent extends AttachmentContent {
  @OneOf(['file']) kind!: 'file';
}
export class VoiceContent extends AttachmentContent {
  @OneOf(['voice']) kind!: 'voice';
}
export class VideoContent extends AttachmentContent {
  @OneOf(['video']) kind!: 'video';
}

/** A product of the shop; `price` is text as the shop shows it ("¥129.00"). */
export class ProductCardContent {
  @OneOf(['product-card']) kind!: 'product-card';
  @Text(64, 1) productId!: string;
  @Written(200) title!: string;
  @Optional() @Text(40) price?: string;
  @Optional() @Text(2_000) @httpUrl() imageUrl?: string;
  @Optional() @Text(2_000) @httpUrl() url?: string;
}

/** An order of the customer, as it stood when it was sent; `status` and `total` are text as the shop words them. */
export class OrderCardContent {
  @OneOf(['order-card']) kind!: 'order-card';
  @Id() orderId!: string;
  @Text(64, 1) number!: string;
  @Written(200) title!: string;
  @Text(40) status!: string;
  @Text(40) total!: string;
  @Time() placedAt!: string;
  /** Carrier and number. */
  @Optional() @Text(200) tracking?: string;
  @Optional() @Text(2_000) @httpUrl() imageUrl?: string;
  @Optional() @Text(2_000) @httpUrl() url?: string;
}

export class LinkContent {
  @OneOf(['link']) kind!: 'link';
  @Text(2_000, 1) @httpUrl() url!: string;
  @Optional() @Written(200, 0) title?: string;
}

/** A place; degrees as WGS 84 has them, or as the provider gave them. */
export class LocationContent {
  @OneOf(['location']) kind!: 'location';
  @IsNumber() @IsLatitude() latitude!: number;
  @IsNumber() @IsLongitude() longitude!: number;
  @Optional() @Written(200, 0) name?: string;
  @Optional() @Written(500, 0) address?: string;
}

export class TemplateValue {
  @Word(/^[\w.-]+$/) field!: string;
  /** One line: providers refuse more. */
  @Written(1_000) @Matches(/^[^\r\n\t]*$/) value!: string;
}

/** A text the provider has approved beforehand, with its places filled in; may go when the window is closed. */
export class TemplateContent {
  @OneOf(['template']) kind!: 'template';
  /** As the provider knows it. */
  @Text(512, 1) name!: string;
  /** Empty where the provider has one language for each. */
  @Text(20) language!: string;
  @ListOf(() => TemplateValue, 40) values!: TemplateValue[];
  /** As the customer reads it: the template's text with the values in it. */
  @Written(LIMITS.textCodePoints) text!: string;
}

/** A file that came with a mail. */
export class EmailAttachment {
  @Id() attachmentId!: string;
  /** The html shows it at `src="cid:<contentId>"`. */
  @Optional() @Text(500) contentId?: string;
  @Optional() @Nested(() => AttachmentFacts) attachment?: AttachmentFacts;
}

/** A mail as it is shown: what it says in text, and in html that is already clean; what it quotes stands apart. */
export class EmailContent {
  @OneOf(['email']) kind!: 'email';
  @Text(1_000) subject!: string;
  @Text(LIMITS.emailUnits) text!: string;
  @Optional() @Text(LIMITS.emailUnits) html!: string | null;
  @Optional() @Text(LIMITS.emailUnits) quoted!: string | null;
  @ListOf(() => EmailAttachment, 50) attachments!: EmailAttachment[];
  /** Written by a machine. */
  @Optional() @Flag() automatic?: boolean;
}

/** One thing to choose. With `url` it opens a page instead of saying its label. */
export class MenuItem {
  @Word(/^[\w.:-]+$/) id!: string;
  @Written(80) label!: string;
  @Optional() @Text(2_000) @httpUrl() url?: string;
}

/** A question with its answers: buttons where there are any, numbered lines elsewhere. */
export class MenuContent {
  @OneOf(['menu']) kind!: 'menu';
  @Written(2_000) text!: string;
  @ListOf(() => MenuItem, 20) items!: MenuItem[];
  /** Said after the items. */
  @Optional() @Written(500, 0) tail?: string;
}

/** What an answer is called, and what it counts as. */
export class SurveyOption {
  @Word(/^[\w.-]+$/) value!: string;
  @Written(80) label!: string;
}

/** An invitation to a survey: its first question is answered at once, the rest behind it or on the page at `url`. */
export class SurveyContent {
  @OneOf(['survey']) kind!: 'survey';
  /** The invitation. */
  @Id() surveyId!: string;
  @Written(200) title!: string;
  /** How the first question is shown; `text`: only on the page. */
  @OneOf(['rating', 'faces', 'nps', 'effort', 'choice', 'text'])
  shown!: 'rating' | 'faces' | 'nps' | 'effort' | 'choice' | 'text';
  @Written(500) question!: string;
  @ListOf(() => SurveyOption, 11) options!: SurveyOption[];
  @Text(2_000) @httpUrl() url!: string;
  /** Answers can be given and changed until then. */
  @Time() expiresAt!: string;
}

/** Something that happened, with the names needed to say it; screens turn it into a sentence of their language. */
export class EventContent {
  @OneOf(['event']) kind!: 'event';
  @OneOf(TIMELINE_EVENTS) event!: TimelineEvent;
  @Strings() details!: Record<string, string>;
}

/** A provider's message kind we do not know; the raw form is kept. */
export class UnsupportedContent {
  @OneOf(['unsupported']) kind!: 'unsupported';
  @Word(/^[\w.-]+$/) providerKind!: string;
}

export type Content =
  | TextContent
  | ImageContent
  | FileContent
  | VoiceContent
  | VideoContent
  | ProductCardContent
  | OrderCardContent
  | LinkContent
  | LocationContent
  | TemplateContent
  | EmailContent
  | MenuContent
  | SurveyContent
  | EventContent
  | UnsupportedContent;

/** kind → class. An unknown kind is refused before any validation. */
export const contentClasses: Record<ContentKind, new () => object> = {
  text: TextContent,
  image: ImageContent,
  file: FileContent,
  voice: VoiceContent,
  video: VideoContent,
  'product-card': ProductCardContent,
  'order-card': OrderCardContent,
  link: LinkContent,
  location: LocationContent,
  template: TemplateContent,
  email: EmailContent,
  menu: MenuContent,
  survey: SurveyContent,
  event: EventContent,
  unsupported: UnsupportedContent,
};

/** A file stored for later sending. `url` reads it for 5 minutes; ask for a new link afterwards. */
export class StoredAttachment extends AttachmentFacts {
  @Id() id!: string;
  @OneOf(['image', 'file', 'voice', 'video']) kind!: 'image' | 'file' | 'voice' | 'video';
  @Text(2_000) url!: string;
  @Optional() @Flag() sent?: boolean;
}
