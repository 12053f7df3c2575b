/** Whether this process has done everything it must before it is sent traffic. */
export class Readiness {
  ready = false;
}
