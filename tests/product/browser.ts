// Debian's chromium, driven by playwright-core, with everything off that would look for another host.
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `keepsPages`: keeps whole pages to go back to, as people's browsers do (the back/forward cache). */
export async function openBrowser({
  keepsPages = false,
}: {
  readonly keepsPages?: boolean;
} = {}): Promise<Browser> {
  return chromium.launch({
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
    executablePath: process.env.UTFALL_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: FLAGS,
  });
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations of WCAG 2.2 A and AA, one line each; empty when the page is clean. */
export function accessibilityViolations(page: Page): Promise<readonly string[]> {
  return violationsOf(axeOn(page).withTags(STANDARDS));
}

/** Those of the rules that another theme can break: what a page's colours decide. */
export function colourViolations(page: Page): Promise<readonly string[]> {
  return violationsOf(axeOn(page).withRules(['color-contrast', 'link-in-text-block']));
}

/**
 * Run in the page itself and without a list of what passed: the same violations in a third of the time. What legacy mode leaves
 * out is frames from other hosts, which no page has.
 */
function axeOn(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
}

async function violationsOf(axe: AxeBuilder): Promise<readonly string[]> {
  const { violations } = await axe.analyze();
  return violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} – ${violation.nodes.map((node) => node.target.join(' ')).join(' | ')}`,
  );
}
