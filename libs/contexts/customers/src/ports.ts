/** Who is serving a customer at the moment: they may see and do more than others. */
export abstract class CurrentService {
  /** Agents and teams of the customer's open conversations (and of closed ones still to be wrapped up). */
  abstract of(customerId: string): Promise<{ agentIds: string[]; teamIds: string[] }>;
}

/** Which customers have named the same orders in what they wrote. */
export abstract class OrderTraces {
  /** Orders that this customer named, each with the others who named it; few, the latest first. */
  abstract shared(customerId: string): Promise<{ order: string; customerIds: string[] }[]>;
}
