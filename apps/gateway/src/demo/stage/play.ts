import {
  AbandonConversation,
  AddNote,
  AssignConversation,
  CloseByCustomer,
  CloseBySilence,
  CloseConversation,
  ConversationReader,
  DisposeConversation,
  EscalateConversation,
  LeaveMessage,
  MarkRead,
  OpenConversation,
  SendMessage,
  TransferConversation,
  WaitForCustomer,
} from '@yingda/conversations';
import { type Content, type ConversationState } from '@yingda/contracts';
import { VisitPage } from '@yingda/customers';
import type { CustomerActor, SystemActor } from '@yingda/events';
import { staff } from '../samples/staff';
import type { Cast } from './cast';
import type { Episode, Move, ShownProduct } from './episode';
import { idOf } from './ids';
import { ask, type Owed, rated, settle } from './ratings';
import type { Stage } from './stage';

// The parts of the server that do these things, under the names they act by.
const ROUTING: SystemActor = { kind: 'system', name: 'routing' };
const DEPARTURES: SystemActor = { kind: 'system', name: 'departures' };
const SILENCE: SystemActor = { kind: 'system', name: 'silence' };

/** How episodes are played. */
export interface Playing {
  stage: Stage;
  cast: Cast;
  /** Where the shop's pages are. */
  publicUrl: string;
  /** Numbers before those of the installation (see the demo's migration). */
  numberedBefore: boolean;
  /** Ends in the middle of an episode, of which nothing is left then. */
  signal?: AbortSignal;
}

interface Scene extends Playing {
  episode: Episode;
  customer: CustomerActor;
  /** Sequences of the customer's messages, in order. */
  heard: number[];
  /** What is owed for a low score. */
  owed: Owed | null;
}

/** The shopper is talking at this entrance right now, and has one conversation there at a time. */
export class ShopperBusy extends Error {}

/**
 * Plays one episode in one transaction, unless it was played before. True when it is there now and was not.
 * @throws ShopperBusy and then nothing was done
 */
export async function play(playing: Playing, episode: Episode): Promise<boolean> {
  const { stage, cast, numberedBefore } = playing;
  if (await stage.get(ConversationReader).state(episode.id)) return false;
  const customer = await cast.shopper(episode.person, episode.inbox, episode.openedAt);
  const scene: Scene = { ...playing, episode, customer, heard: [], owed: null };
  stage.over = episode.moves.some((move) => move.do === 'assign' || move.do === 'abandon');
  await stage.run(numberedBefore, async () => {
    scene.heard = [];
    scene.owed = null;
    await open(scene);
    for (const [index, move] of episode.moves.entries()) {
      playing.signal?.throwIfAborted();
      stage.clock.set(move.at);
      await make(scene, move, idOf(`${episode.id} ${index}`));
    }
    if (scene.owed) await settle(scene, scene.owed);
  });
  await read(scene);
  return true;
}

async function open({ stage, cast, episode, customer }: Scene): Promise<void> {
  stage.clock.set(episode.openedAt);
  const { id: inboxId, teamId } = cast.shop.inboxes[episode.inbox];
  const { created } = await stage.get(OpenConversation).execute(customer, {
    conversationId: episode.id,
    inboxId,
    channel: 'web',
    teamId,
    customerId: customer.customerId,
    identityId: customer.identityId,
  });
  if (!created) throw new ShopperBusy(`${episode.person.key} is talking at ${episode.inbox}`);
}

async function make(scene: Scene, move: Move, clientMessageId: string): Promise<unknown> {
  const { stage, cast, customer } = scene;
  const conversationId = scene.episode.id;
  const { shop } = cast;
  switch (move.do) {
    case 'visit':
      return stage
        .get(VisitPage)
        .execute(customer, { url: `${scene.publicUrl}${move.page.path}`, title: move.page.title });
    case 'say':
    case 'show':
      return send(scene, move, clientMessageId);
    case 'note': {
      const mentions = (move.mentions ?? []).map((key) => shop.staff[key]);
      const note = { conversationId, clientMessageId, text: move.text, mentions };
      return stage.get(AddNote).execute(cast.agent(move.by), note);
    }
    case 'assign':
      return stage
        .get(AssignConversation)
        .execute(ROUTING, { conversationId, agentId: shop.staff[move.to], how: 'routed' });
    case 'transfer': {
      const to =
        'team' in move.to ? { teamId: shop.teams[move.to.team] } : { agentId: shop.staff[move.to.agent] };
      return stage
        .get(TransferConversation)
        .execute(cast.agent(move.by), { conversationId, to, note: move.note });
    }
    case 'escalate':
      return stage
        .get(EscalateConversation)
        .execute(cast.agent(move.by), { conversationId, reason: move.reason });
    case 'wait':
      return stage.get(WaitForCustomer).execute(cast.agent(move.by), { conversationId });
    case 'rate':
      scene.owed = await rated(scene, move, { conversationId, customer });
      return;
    case 'close':
    case 'leave':
    case 'fall-silent':
      await finish(scene, move);
      return ask(stage, conversationId);
    default:
      return finish(scene, move);
  }
}

type Finishing = Exclude<
  Move,
  { do: 'visit' | 'say' | 'show' | 'note' | 'assign' | 'transfer' | 'escalate' | 'wait' | 'rate' }
>;

function finish({ stage, cast, episode, customer }: Scene, move: Finishing): Promise<ConversationState> {
  const conversationId = episode.id;
  switch (move.do) {
    case 'leave-message':
      return stage.get(LeaveMessage).execute(customer, { conversationId });
    case 'abandon':
      return stage.get(AbandonConversation).execute(DEPARTURES, { conversationId });
    case 'leave':
      return stage.get(CloseByCustomer).execute(customer, { conversationId });
    case 'fall-silent':
      return stage.get(CloseBySilence).execute(SILENCE, { conversationId });
    case 'close':
    case 'dispose': {
      const { topic, resolved, summary } = move;
      const disposition = { topicId: cast.shop.topics[topic], resolved, summary };
      const useCase = stage.get<CloseConversation | DisposeConversation>(
        move.do === 'close' ? CloseConversation : DisposeConversation,
      );
      return useCase.execute(cast.agent(move.by), { conversationId, disposition });
    }
  }
}

async function send(
  scene: Scene,
  move: Extract<Move, { do: 'say' | 'show' }>,
  clientMessageId: string,
): Promise<void> {
  const content: Content =
    move.do === 'say' ? { kind: 'text', text: move.text } : cardOf(move.product, scene.publicUrl);
  const author = move.by === 'customer' ? scene.customer : scene.cast.agent(move.by);
  const sent = await scene.stage
    .get(SendMessage)
    .execute(author, { conversationId: scene.episode.id, clientMessageId, content });
  if (move.by === 'customer') scene.heard.push(sent.sequence);
}

function cardOf({ id, title, price }: ShownProduct, publicUrl: string): Content {
  const imageUrl = `${publicUrl}/shop-assets/products/${id}.svg`;
  return { kind: 'product-card', productId: id, title, price, imageUrl, url: `${publicUrl}/products/${id}` };
}

/** Marks go by a statement of their own, which sees only what is committed. */
async function read({ stage, cast, episode, customer, heard }: Scene): Promise<void> {
  const conversationId = episode.id;
  const mark = stage.get(MarkRead);
  const state = await stage.get(ConversationReader).state(conversationId);
  if (!state) return;
  const all = state.head.sequence;
  await mark.execute(customer, { conversationId, upToSequence: all });
  const holder = staff.find(({ key }) => cast.shop.staff[key] === state.agentId);
  if (!holder) return;
  const firstUnread = episode.unread ? heard[heard.length - episode.unread] : undefined;
  const upToSequence = firstUnread === undefined ? all : firstUnread - 1;
  await mark.execute(cast.agent(holder.key), { conversationId, upToSequence });
}
