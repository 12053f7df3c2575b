import { type ArticleAudience, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

const READS: Record<ArticleAudience, readonly ArticleAudience[]> = {
  public: ['public'],
  agent: ['public', 'agent'],
  supervisor: ['public', 'agent', 'supervisor'],
};

/** As whom somebody reads: customers and the shop's own systems what is public, staff by `article.read`. */
export function audienceOf(actor: Actor): ArticleAudience {
  if (actor.kind === 'system') return 'supervisor';
  if (actor.kind !== 'agent') return 'public';
  const reach = actor.permissions['article.read'];
  return reach === 'all' ? 'supervisor' : reach === 'own' ? 'agent' : 'public';
}

/** Which articles a reader may see. */
export function readableBy(reader: ArticleAudience): readonly ArticleAudience[] {
  return READS[reader];
}

export function mayRead(reader: ArticleAudience, audience: ArticleAudience): boolean {
  return READS[reader].includes(audience);
}

/** Senior agents write drafts of what they may read; whoever publishes may do all. */
export function requireWriting(actor: Actor): void {
  if (actor.kind === 'system') return;
  const reach = actor.kind === 'agent' ? actor.permissions['article.edit'] : undefined;
  if (reach === 'all' || reach === 'own') return;
  throw new Refusal('not-permitted', 'Articles are written by senior agents, supervisors and managers.', {
    permission: 'article.edit',
  });
}

/** Publishing, archiving, categories, synonyms, and trying questions out. */
export function requirePublishing(actor: Actor): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'agent' && actor.permissions['article.edit'] === 'all') return;
  throw new Refusal('not-permitted', 'Supervisors, managers and administrators decide about articles.', {
    permission: 'article.edit',
  });
}
