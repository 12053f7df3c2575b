// What a driver (npm run bench, npm run faults) may ask of us over its IPC channel: processes.
const SIGNALS = ['SIGKILL', 'SIGSTOP', 'SIGCONT', 'SIGTERM'];

/** Answers the requests of `driver`, a forked child, with what `topology` does. */
export function keepFor(driver, topology) {
  const tell = (message) => {
    if (driver.connected) driver.send(message, () => {});
  };
  topology.onEnded = (ended) => tell({ event: 'ended', ...ended });
  driver.on('message', async ({ id, ...request }) => {
    try {
      tell({ id, ok: true, ...(await doAs(request, topology)) });
    } catch (error) {
      tell({ id, ok: false, message: error.message });
    }
  });
}

async function doAs({ do: what, ...request }, topology) {
  switch (what) {
    case 'start':
      return topology.start(request);
    case 'signal':
      if (!SIGNALS.includes(request.signal)) throw new Error(`"${request.signal}" is no signal to send.`);
      return topology.signal(request.name, request.signal);
    case 'stop':
      return topology.stop(request.name);
    case 'list':
      return { processes: topology.list() };
    default:
      throw new Error(`"${what}" is nothing that can be asked.`);
  }
}
