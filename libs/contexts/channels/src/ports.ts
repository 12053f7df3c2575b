/** Whether a team can be given an inbox's conversations. */
export abstract class TeamDirectory {
  /** False for unknown and archived teams. */
  abstract exists(teamId: string): Promise<boolean>;
}
