// An accepted delivery is taken back: its figures no longer count and the ones before it do again. Nothing is deleted.
import type { Delivery } from '../collect/contract.ts';
import { alreadyDecided } from './accept-delivery.ts';
import { refuseIdentityNumberIn } from './receive-delivery.ts';
import { deliveryById } from './show-delivery.ts';
import type { World } from './world.ts';

/** Throws NotFound, and Overtaken for a delivery that is not accepted. */
export async function withdrawDelivery(world: World, id: string, reason: string): Promise<Delivery> {
  refuseIdentityNumberIn(reason, 'reason');
  const delivery = await deliveryById(world, id);
  if (delivery.state !== 'accepted') throw alreadyDecided(delivery);
  return world.deliveries.withdraw(id, reason.trim(), world.clock());
}
