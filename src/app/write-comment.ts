// A person's comment replaces the drafted one; an empty text goes back to the draft. Comments are versions: one that was
// based on an older version than the latest is refused together with the latest, so that the page can show both.
import { draftComment } from '../analyse/draft-comment.ts';
import { ConflictError } from '../core/failure.ts';
import type { Comment } from '../http/contract.ts';
import type { WrittenComment } from '../report/contract.ts';
import { Overtaken } from './failures.ts';
import { indicatorYear } from './indicator-year.ts';
import { refuseIdentityNumberIn } from './receive-delivery.ts';
import { showComment } from './show-comment.ts';
import type { World } from './world.ts';
import { planned } from './year-of-region.ts';

export interface NewComment {
  readonly regionId: string;
  readonly year: number;
  readonly indicatorId: string;
  readonly template: string;
  readonly basedOn: number;
  readonly by: string;
}

/** Throws NotFound, Refused for a personal identity number, and Overtaken with the comment that holds now. */
export async function writeComment(world: World, comment: NewComment): Promise<Comment> {
  refuseIdentityNumberIn(comment.template, 'template');
  const { basedOn, regionId, year, indicatorId, by } = comment;
  const place = await planned(world, { regionId, year });
  const { indicator, figures, assessed } = await indicatorYear(world, place, indicatorId);
  const draft = draftComment(figures, assessed);
  try {
    const written = await world.comments.write(
      { regionId, year, indicatorId, template: comment.template.trim(), by, at: world.clock() },
      basedOn,
    );
    return showComment(place.region, indicator, draft, written);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // The version that the store refused in favour of, not a newer one that may not be on the disk yet.
    const { current } = error as ConflictError<WrittenComment | null>;
    throw new Overtaken(error.message, showComment(place.region, indicator, draft, current));
  }
}
