/** Whether this process has done everything it must before it is sent traffic. */
export class Readiness {
  ready = false;
  /** It is on its way out: what runs is finished, nothing new is wanted. */
  draining = false;
}
