// A disk of our own whose power can be cut: a file as a loop device with ext4 on it. The cut is the file system's own shutdown
// (EXT4_IOC_SHUTDOWN without flushing its journal), which the file systems' authors test recovery with: from that moment nothing
// more reaches the disk, and what the kernel had only in memory is gone at the next mount.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Disk {
  /** Where it is mounted. */
  readonly folder: string;
  cutPower(): void;
  /** When nobody uses it any more: the machine has started again. */
  mountAgain(): Promise<void>;
  remove(): Promise<void>;
}

const SIZE = '1G';

/** `_IOR('X', 125, __u32)`, and "no flush of the log". */
const SHUTDOWN =
  'open(F, "<", $ARGV[0]) or die; my $how = pack("L", 2); defined ioctl(F, 0x8004587d, $how) or die';

/** How long processes may take to let go of a disk that is gone. */
const BUSY_MILLISECONDS = 30_000;

function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr ?? error?.message}`);
  return stdout.trim();
}

/** A sentence about why not, where the machine lends no disks: they take root, and a kernel with loop devices and ext4. */
export function makeDisk(): Disk | string {
  const place = mkdtempSync(join(tmpdir(), 'utfall-disk-'));
  const [image, folder] = [join(place, 'image'), join(place, 'mounted')];
  let device: string | null = null;
  try {
    mkdirSync(folder);
    run('truncate', '-s', SIZE, image);
    run('mkfs.ext4', '-q', '-F', image);
    device = run('losetup', '--find', '--show', image);
    run('mount', device, folder);
  } catch (error) {
    if (device !== null) run('losetup', '--detach', device);
    rmSync(place, { recursive: true });
    return `no disk to cut the power of: ${error instanceof Error ? error.message : String(error)}`;
  }
  const loop = device;
  const unmount = async (): Promise<void> => {
    const deadline = Date.now() + BUSY_MILLISECONDS;
    for (;;)
      try {
        run('umount', folder);
        return;
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await sleep(100);
      }
  };
  return {
    folder,
    cutPower: () => {
      run('perl', '-e', SHUTDOWN, folder);
    },
    mountAgain: async () => {
      await unmount();
      run('mount', loop, folder);
    },
    remove: async () => {
      await unmount();
      run('losetup', '--detach', loop);
      rmSync(place, { recursive: true });
    },
  };
}
