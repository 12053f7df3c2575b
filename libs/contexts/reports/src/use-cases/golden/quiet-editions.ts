import { Backlog, EditionNames, EditionPost } from '../../ports';

class NoNames extends EditionNames {
  override async all() {
    return [];
  }
}
class NoPost extends EditionPost {
  override ready(): boolean {
    return false;
  }
  override async send(): Promise<string> {
    return 'There is no mail here.';
  }
}
class NoBacklog extends Backlog {
  override async isComplete(): Promise<boolean> {
    return true;
  }
}

/** For specs of figures: reports are made by nobody and go nowhere. */
export const quietEditions = {
  editionNames: new NoNames(),
  editionPost: new NoPost(),
  backlog: new NoBacklog(),
};
