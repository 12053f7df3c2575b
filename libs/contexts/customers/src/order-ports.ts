/** Conversations of a customer, by when they began. */
export abstract class BegunConversations {
  /** Those of the customer that began in this time, both ends included. */
  abstract begun(
    customerId: string,
    time: { from: Date; to: Date },
  ): Promise<{ id: string; openedAt: Date }[]>;
}

/** Whom leads are handed to. */
export abstract class SalesDesks {
  /** Whether the team or department is there to take something. */
  abstract exist(desk: { teamId: string | null; departmentId: string | null }): Promise<boolean>;
}
