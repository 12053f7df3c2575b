// One launcher per data folder: who runs it, under which address, and what a killed one left behind.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Failure } from './failure.js';
import { end, identityOf, isRunning } from './processes.js';
import { writePrivately } from './secrets.js';

const me = () => ({ pid: process.pid, identity: identityOf(process.pid) });
const isAlive = (who) => Boolean(who) && isRunning(who);

/** The claim of this process on a data folder, readable to the next start. */
export class RunRecord {
  constructor(file, { address, parents }) {
    this.file = file;
    this.content = { launcher: me(), parents, gateway: null, address, stopping: false };
  }

  /** Takes the folder, ending what a killed launcher left; fails when another one is really running. */
  async claim() {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      if (this.#create()) {
        // Two starts that both removed a dead record both get here; the later one wins.
        await sleep(60);
        if (readRecord(this.file)?.launcher.pid === process.pid) return;
        continue;
      }
      const other = readRecord(this.file);
      if (other && isAlive(other.launcher)) await giveWay(other);
      else if (other && isAlive(other.gateway)) await endGateway(other.gateway);
      rmSync(this.file, { force: true });
    }
    throw new Failure(`Another start of this folder is going on: wait a moment, then start again.`);
  }

  update(changes) {
    Object.assign(this.content, changes);
    writePrivately(this.file, JSON.stringify(this.content));
  }

  /** Notes the gateway's process, so that the next start can end it should this launcher be killed. */
  setGateway(pid) {
    this.update({ gateway: { pid, identity: identityOf(pid) } });
  }

  release() {
    rmSync(this.file, { force: true });
  }

  #create() {
    try {
      writeFileSync(this.file, JSON.stringify(this.content), { mode: 0o600, flag: 'wx' });
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      throw error;
    }
  }
}

// A launcher whose npm was killed, or that is on its way out, is waited for; any other one is in its right.
async function giveWay({ launcher, parents = [], stopping, address }) {
  const orphaned = !parents.every(isRunning);
  if ((stopping || orphaned) && (await end(launcher, [['SIGTERM', 60_000]]))) return;
  throw new Failure(
    `Yingda already runs from this folder at ${address} (process ${launcher.pid}): open that address, or stop it with Ctrl-C where it was started (or kill ${launcher.pid}).`,
  );
}

async function endGateway(gateway) {
  if (
    await end(gateway, [
      ['SIGTERM', 15_000],
      ['SIGKILL', 5_000],
    ])
  )
    return;
  throw new Failure(
    `An older server (process ${gateway.pid}) does not end: stop it (kill -9 ${gateway.pid}) and start again.`,
  );
}

function readRecord(file) {
  try {
    const record = JSON.parse(readFileSync(file, 'utf8'));
    return record?.launcher ? record : undefined;
  } catch {
    return undefined;
  }
}
