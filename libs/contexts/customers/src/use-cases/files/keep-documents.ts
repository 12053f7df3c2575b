import { type CustomerDocument } from '@yingda/contracts';
import { CUSTOMER_LIMITS, LIMITS, Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { type FileStorage, newId } from '@yingda/platform';
import type { Readable } from 'node:stream';
import { requireRight, requireSight } from '../../domain/rights';
import { storable } from '../../domain/storable';
import type { Document, Documents } from '../../storage/files/documents';
import { by } from '../audited';
import { type FileGround, lockedCustomer } from './file-ground';

/** A file as it was sent. */
export interface SentDocument {
  name: string;
  contentType: string;
  bytes: Buffer;
  note: string;
}

/**
 * Files kept with a customer: contracts, drawings. They are never shown as a page, only handed out as a download, so what
 * they hold need not be known.
 */
export class KeepDocuments {
  constructor(
    private readonly ground: FileGround,
    private readonly documents: Documents,
    private readonly storage: FileStorage,
  ) {}

  /** Newest first. @throws Refusal not-permitted, customer-not-found */
  async list(actor: Actor, customerId: string): Promise<CustomerDocument[]> {
    requireSight(actor);
    const root = await this.ground.customers.rootOfId(customerId);
    return root ? (await this.documents.of(root)).map(documentRecord) : [];
  }

  /** @throws Refusal not-permitted, customer-not-found, file-too-large, invalid-payload */
  async add(actor: Actor, customerId: string, sent: SentDocument): Promise<CustomerDocument> {
    requireRight(actor, 'customer.edit');
    if (sent.bytes.length > LIMITS.fileBytes)
      throw new Refusal('file-too-large', 'A file may have 20 MB.', { most: LIMITS.fileBytes });
    const { customers, notes, audit, unitOfWork, clock } = this.ground;
    const id = newId();
    const storageKey = `customers/${customerId}/${id}`;
    await this.storage.put(storageKey, sent.bytes, 'application/octet-stream');
    try {
      return await unitOfWork.run(async () => {
        const customer = await lockedCustomer(customers, customerId);
        if ((await this.documents.of(customer.id)).length >= CUSTOMER_LIMITS.files)
          throw new Refusal('invalid-payload', `A customer has ${CUSTOMER_LIMITS.files} files at most.`);
        const who = refOf(actor);
        const document: Document = {
          ...{ id, customerId, storageKey, size: sent.bytes.length, at: clock.now() },
          name: storable(sent.name).slice(0, 255) || 'file',
          contentType: storable(sent.contentType).slice(0, 120),
          note: storable(sent.note).trim().slice(0, 300),
          ...{ byId: who.kind === 'agent' ? who.id : null, byName: who.name },
        };
        await this.documents.insert(document);
        await notes.add(actor, customerId, [{ field: 'file', key: '', before: '', after: document.name }]);
        await audit.record({ ...audited(actor, customerId), action: 'customer.file-added' });
        return documentRecord(document);
      });
    } catch (error) {
      await this.storage.remove(storageKey);
      throw error;
    }
  }

  /** @throws Refusal not-permitted, attachment-not-found */
  async known(actor: Actor, customerId: string, documentId: string): Promise<Document> {
    requireSight(actor);
    const found = (await this.list(actor, customerId)).find(({ id }) => id === documentId);
    const document = found ? await this.documents.find(found.id) : null;
    if (!document) throw new Refusal('attachment-not-found', 'There is no such file.');
    return document;
  }

  /** For whoever has a link to it. @throws Refusal attachment-not-found */
  async open(documentId: string): Promise<{ name: string; size: number; stream: Readable }> {
    const document = await this.documents.find(documentId);
    if (!document) throw new Refusal('attachment-not-found', 'There is no such file.');
    const { stream, size } = await this.storage.read(document.storageKey);
    return { name: document.name, size, stream };
  }

  /** @throws Refusal not-permitted, attachment-not-found */
  async remove(actor: Actor, customerId: string, documentId: string): Promise<void> {
    requireRight(actor, 'customer.edit');
    const document = await this.known(actor, customerId, documentId);
    const { notes, audit, unitOfWork } = this.ground;
    await unitOfWork.run(async () => {
      await this.documents.remove(document.id);
      await notes.add(actor, document.customerId, [
        { field: 'file', key: '', before: document.name, after: '' },
      ]);
      await audit.record({ ...audited(actor, document.customerId), action: 'customer.file-removed' });
    });
    await this.storage.remove(document.storageKey);
  }
}

function audited(actor: Actor, subjectId: string) {
  return { ...by(actor), subjectKind: 'customer', subjectId };
}

function documentRecord({ id, name, contentType, size, note, byName, at }: Document): CustomerDocument {
  return { id, name, contentType, size, note, byName, at: at.toISOString() };
}
