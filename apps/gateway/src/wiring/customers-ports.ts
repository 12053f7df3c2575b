import { CurrentService } from '@yingda/customers';
import { ServingView } from '../views/serving';
import type { Lookup } from './lookup';

/** customers → conversations: who serves a customer at the moment. */
export class ServiceFromConversations extends CurrentService {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override of(customerId: string): Promise<{ agentIds: string[]; teamIds: string[] }> {
    return this.lookup.get(ServingView).of(customerId);
  }
}
