import { MarkRead, SendMessage } from '@yingda/conversations';
import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import type { Planned } from './conversations';
import type { Product } from './product';
import type { Questions } from './questions';
import type { Screen } from './screens';

/** Messages on their way in, answered after their commit; every call in another open conversation. */
export function sending(product: Product, questions: Questions): Screen[] {
  const active = questions.volume.conversations.filter((one) => one.status === 'active');
  const send = (actor: (one: Planned) => AgentActor | CustomerActor) => () => {
    const one = questions.random.one(active);
    return product.get(SendMessage).execute(actor(one), {
      conversationId: one.id,
      clientMessageId: newId(),
      content: { kind: 'text', text: '您好,保温杯今天下午会发出,请您耐心等待' },
    });
  };
  const customer = ({ customerId, identityId, inboxId }: Planned): CustomerActor => ({
    kind: 'customer',
    customerId,
    identityId,
    inboxId,
    name: '林小姐',
  });
  const agent = (one: Planned): AgentActor => ({ ...questions.agent(), agentId: one.agentId! });
  return [
    { name: 'message: of a customer', call: send(customer) },
    { name: 'message: of an agent', call: send(agent) },
    {
      name: 'message: fifty customers at once',
      call: () => Promise.all(Array.from({ length: 50 }, send(customer))),
    },
    {
      name: 'message: read',
      call() {
        const one = questions.random.one(active);
        return product
          .get(MarkRead)
          .execute(customer(one), { conversationId: one.id, upToSequence: one.entries });
      },
    },
  ];
}
