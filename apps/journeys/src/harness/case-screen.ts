import type { Locator, Page } from 'playwright-core';
import type { AgentConsole } from './agent-console';
import { eventually } from './eventually';
import { serviceWords as words } from './service-words';

/** Cases in somebody's console: a list, one case from its facts to its end, approvals, actions. */
export class CaseScreen {
  private readonly page: Page;

  constructor(private readonly console: AgentConsole) {
    this.page = console.page;
  }

  /** Two clicks: on the message, and on the dialog that has filled itself in. */
  async openOf(message: string): Promise<void> {
    const line = this.console.timeline.getByRole('article').filter({ hasText: message });
    // What is suggested above the composer moves the messages away from under the pointer.
    await eventually('the message offers a case', async () => {
      await line.hover();
      await line.getByRole('button', { name: words.openCase }).click({ timeout: 1_000 });
      return true;
    });
    await this.dialog.getByRole('button', { name: words.submitCase }).last().click();
  }

  /** Says that a case was opened. */
  get notice(): Locator {
    return this.page.getByRole('alert').filter({ hasText: words.opened });
  }

  /** From the notice that a case was opened to the case. */
  async follow(): Promise<string> {
    await this.notice.getByRole('button', { name: words.open, exact: true }).click();
    await this.page.waitForURL('**/cases/*');
    return this.page.url();
  }

  async askDepartment(text: string): Promise<void> {
    await this.begin(words.ask.open);
    await this.dialog.getByLabel(words.ask.text).fill(text);
    await this.submit(words.ask.submit);
  }

  /** Makes a link for somebody without an account; its address is told once. */
  async linkFor(task: string, email: string): Promise<string> {
    await this.part(words.tasks).getByRole('button', { name: task }).click();
    const drawer = this.dialog;
    await drawer.getByRole('textbox', { name: words.link.email, exact: true }).fill(email);
    await drawer.getByRole('button', { name: words.link.make, exact: true }).click();
    const address = await drawer.getByRole('textbox', { name: words.link.address }).inputValue();
    await this.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    return address;
  }

  /** Looks at what the department answered, and takes it. */
  async accept(answer: string): Promise<void> {
    await this.part(words.tasks).getByRole('button', { name: words.look, exact: true }).click();
    await this.dialog.getByText(answer).waitFor();
    await this.dialog.getByRole('button', { name: words.look, exact: true }).click();
    await this.dialog.getByText(words.accepted).first().waitFor();
    await this.page.keyboard.press('Escape');
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** A deed that is one text: the customer's agreement, the result, the first answer. */
  async say(deed: { open: RegExp; text: string; submit: string }, text: string): Promise<void> {
    await this.begin(deed.open);
    await this.dialog.getByLabel(deed.text).fill(text);
    await this.submit(deed.submit);
  }

  /** The solution, with a refund of so many yuan where one is named. */
  async propose(solution: string, refund?: { yuan: number; reason: string }): Promise<void> {
    const { propose } = words;
    await this.begin(propose.open);
    await this.dialog.getByLabel(propose.solution).first().fill(solution);
    if (refund) {
      await this.choose(propose.remedy, propose.refund);
      await this.dialog.getByLabel(propose.amount).fill(String(refund.yuan));
      await this.dialog.getByLabel(propose.reason).fill(refund.reason);
    }
    await this.submit(propose.submit);
  }

  /** The lead approves what is given of so much, from the list of what waits for them. */
  async approve(much: string): Promise<void> {
    await this.console.goTo(words.nav);
    await this.page.getByRole('link', { name: words.approvals }).click();
    await this.page
      .locator('.case-remedy')
      .filter({ hasText: much })
      .getByRole('button', { name: words.approve, exact: true })
      .click();
    await this.submit(words.approve);
  }

  /** Carried out: `proof` shows it, where something was given. */
  async execute(proof?: string): Promise<void> {
    await this.begin(words.execute.open);
    if (proof) await this.dialog.getByLabel(words.execute.proof).fill(proof);
    await this.submit(words.execute.submit);
  }

  /** Called back. */
  async followUp(outcome: 'satisfied' | 'unsatisfied', said: string): Promise<void> {
    await this.begin(words.followUp.open);
    await this.dialog.getByRole('radio', { name: words.followUp[outcome] }).check();
    await this.dialog.getByLabel(words.followUp.said).fill(said);
    await this.submit(words.followUp.submit);
  }

  /** The cause, chosen from the shop's list, and what was found. */
  async analyse(found: string): Promise<void> {
    const { analyse } = words;
    await this.part(words.cause).getByRole('button', { name: analyse.open }).click();
    await this.choose(analyse.cause, analyse.defect);
    await this.dialog.getByLabel(analyse.found).fill(found);
    await this.submit(analyse.save);
  }

  /** A preventive action of somebody, by a day. */
  async prevent(what: string, by: { owner: string; day: string }): Promise<void> {
    const { action } = words;
    await this.part(words.cause).getByRole('button', { name: action.open }).click();
    await this.choose(action.kind, action.preventive);
    await this.dialog.getByLabel(action.what).fill(what);
    await this.choose(action.owner, by.owner);
    const due = this.dialog.getByLabel(action.due);
    await due.fill(by.day);
    await due.press('Enter');
    await this.submit(action.submit);
  }

  /** Among the shop's actions, wherever it came from. */
  private async actionOf(what: string): Promise<Locator> {
    await this.console.goTo(words.nav);
    await this.page.getByRole('link', { name: words.actions, exact: true }).click();
    return this.page.getByRole('listitem').filter({ hasText: what });
  }

  /** Its owner says what shows that an action is done. */
  async finish(what: string, evidence: string): Promise<void> {
    const { action } = words;
    await (await this.actionOf(what)).getByRole('button', { name: action.finish, exact: true }).click();
    await this.dialog.getByLabel(action.evidence).fill(evidence);
    await this.submit(action.finish);
  }

  /** Somebody else has looked whether it helped: it did. */
  async verify(what: string, finding: string): Promise<void> {
    const { action } = words;
    const line = await this.actionOf(what);
    await this.page.getByText(action.toCheck, { exact: true }).click();
    await line.getByRole('button', { name: action.verify, exact: true }).click();
    await this.dialog.getByRole('radio', { name: action.effective, exact: true }).check();
    await this.dialog.getByLabel(action.finding).fill(finding);
    await this.submit(action.verify);
    await this.page.getByText(action.ended, { exact: true }).click();
    await line.getByText(action.effective, { exact: true }).waitFor();
  }

  /** What the bar under the stages says comes next. */
  get next(): Locator {
    return this.page.getByRole('region', { name: words.next });
  }
  get head(): Locator {
    return this.page.locator('.case-page .page-head');
  }
  /** A card of the case's page. */
  part(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  async isAt(step: RegExp): Promise<void> {
    await this.next.getByText(step).first().waitFor();
  }

  private async begin(step: RegExp): Promise<void> {
    await this.next.getByRole('button', { name: step }).click();
    await this.dialog.waitFor();
  }

  private async submit(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name }).last().click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  private async choose(field: string, option: string): Promise<void> {
    const box = this.dialog.getByLabel(field, { exact: false }).first();
    await box.click();
    if (await box.isEditable()) await box.fill(option);
    await this.page.locator('.ant-select-item-option').filter({ hasText: option }).first().click();
    await eventually(`${option} is chosen`, async () => (await this.dialog.innerText()).includes(option));
  }
}
