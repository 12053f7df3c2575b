import type { QueuedMessage, QueueStorage } from './types';

const STORE = 'messages';

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The storage of this device failed.'));
  });
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'clientMessageId' });
  return answered(request);
}

/** Unsent messages in IndexedDB, files included. */
export function indexedDbStorage(name: string): QueueStorage {
  let database: Promise<IDBDatabase> | undefined;
  const store = async (mode: IDBTransactionMode) => {
    database ??= openDatabase(name).then((opened) => {
      // Another version of the page wants to upgrade: let go, and open again with the next use.
      opened.onversionchange = () => opened.close();
      opened.onclose = () => (database = undefined);
      return opened;
    });
    // A failed opening is tried again with the next use.
    const opened = await database.catch((error: unknown) => {
      database = undefined;
      throw error;
    });
    return opened.transaction(STORE, mode).objectStore(STORE);
  };
  return {
    all: async () => answered((await store('readonly')).getAll() as IDBRequest<QueuedMessage[]>),
    put: async (message) => void (await answered((await store('readwrite')).put(message))),
    remove: async (clientMessageId) =>
      void (await answered((await store('readwrite')).delete(clientMessageId))),
  };
}

/** Unsent messages in localStorage, one key each. Files do not fit: their messages wait only as long as the page lives. */
export function localStorageStorage(name: string, area: Storage = localStorage): QueueStorage {
  const prefix = `${name}:`;
  return {
    all: async () =>
      Object.keys(area)
        .filter((key) => key.startsWith(prefix))
        .map((key) => JSON.parse(area.getItem(key) as string) as QueuedMessage),
    put: async (message) => {
      if (message.file && !message.content) return;
      area.setItem(prefix + message.clientMessageId, JSON.stringify({ ...message, file: undefined }));
    },
    remove: async (clientMessageId) => area.removeItem(prefix + clientMessageId),
  };
}

/** Unsent messages for as long as the page lives. */
export function memoryStorage(): QueueStorage {
  const items = new Map<string, QueuedMessage>();
  return {
    all: async () => [...items.values()],
    put: async (message) => void items.set(message.clientMessageId, message),
    remove: async (clientMessageId) => void items.delete(clientMessageId),
  };
}

/** The most durable storage this page may use: browsers forbid some of them inside frames and in private windows. */
export async function bestStorage(name: string): Promise<QueueStorage> {
  try {
    const storage = indexedDbStorage(name);
    await storage.all();
    return storage;
  } catch {
    try {
      const storage = localStorageStorage(name);
      await storage.all();
      return storage;
    } catch {
      return memoryStorage();
    }
  }
}
