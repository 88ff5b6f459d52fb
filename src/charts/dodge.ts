// Moves labels apart along one line so that none overlaps another, each as near its wish as the others allow.

export interface Wish {
  /** Where the middle of the label wants to be. */
  readonly at: number;
  readonly size: number;
}

interface Cluster {
  readonly members: readonly number[];
  readonly size: number;
  /** Sum over members of the wish minus the member's offset in the cluster: the best start is its mean. */
  readonly pull: number;
}

/**
 * The middles of the labels, in the order given. Least-squares placing by pooling neighbours that collide (isotonic
 * regression, Barlow et al. 1972), then shifted inside the bounds; when there is no room for all they overflow at the end.
 */
export function dodge(
  wishes: readonly Wish[],
  gap: number,
  bounds: { readonly from: number; readonly to: number },
): readonly number[] {
  const order = wishes
    .map((_, index) => index)
    .sort((a, b) => wishAt(wishes, a).at - wishAt(wishes, b).at || a - b);
  const clusters: Cluster[] = [];
  for (const index of order) {
    const { at, size } = wishAt(wishes, index);
    clusters.push({ members: [index], size: size + gap, pull: at - size / 2 });
    mergeColliding(clusters, bounds);
  }
  const middles = wishes.map((wish) => wish.at);
  for (const cluster of clusters) {
    let edge = startOf(cluster, bounds);
    for (const member of cluster.members) {
      const { size } = wishAt(wishes, member);
      middles[member] = edge + size / 2;
      edge += size + gap;
    }
  }
  return middles;
}

function mergeColliding(clusters: Cluster[], bounds: { readonly from: number; readonly to: number }): void {
  for (;;) {
    const last = clusters.at(-1);
    const before = clusters.at(-2);
    if (last === undefined || before === undefined) return;
    if (startOf(before, bounds) + before.size <= startOf(last, bounds)) return;
    const pull = before.pull + last.pull - before.size * last.members.length;
    clusters.splice(-2, 2, {
      members: [...before.members, ...last.members],
      size: before.size + last.size,
      pull,
    });
  }
}

function startOf(cluster: Cluster, { from, to }: { readonly from: number; readonly to: number }): number {
  const best = cluster.pull / cluster.members.length;
  return Math.max(from, Math.min(best, to - cluster.size));
}

function wishAt(wishes: readonly Wish[], index: number): Wish {
  const wish = wishes[index];
  if (wish === undefined) throw new RangeError(`No label ${index}`);
  return wish;
}
