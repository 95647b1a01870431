import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import {
  type ExtensionBrowser,
  launchExtension,
  tabIdOf,
} from '../../scripts/extension-browser.ts';
import { type PlainSite, startPlainSite } from './support/plain-site.ts';
import { storeCycles } from './support/stored-cycles.ts';
import { rowsOf } from './support/whetstone.ts';

const test = base.extend<{ site: PlainSite; extension: ExtensionBrowser }>({
  site: async ({}, use) => {
    const site = await startPlainSite();
    await use(site);
    await site.stop();
  },
  extension: async ({}, use) => {
    const extension = await launchExtension();
    await use(extension);
    await extension.context.close();
  },
});

/** Opens the site in a tab and the popup, for that tab, in another. */
async function openPopup(extension: ExtensionBrowser, site: PlainSite): Promise<Page> {
  const page = await extension.context.newPage();
  await page.goto(site.url);
  return extension.open(`popup.html?tab=${await tabIdOf(extension, site.url)}`);
}

async function writePrompt(popup: Page, prompt: string): Promise<void> {
  await popup.getByRole('button', { name: 'Edit' }).click();
  await popup.getByRole('textbox', { name: 'The prompt, in your own words' }).fill(prompt);
  await popup.getByRole('button', { name: 'Save as a new version' }).click();
}

test('who opens the popup for the first time is told what to do', async ({ extension, site }) => {
  const popup = await openPopup(extension, site);
  await expect(popup.getByText(/Open the chat you use/)).toBeVisible();
  await expect(popup.getByText(/No ratings yet/)).toBeVisible();
  await expect(popup.getByTestId('prompt')).toHaveText('You are a helpful assistant.');
});

test('a site is switched on and off in the popup', async ({ extension, site }) => {
  const popup = await openPopup(extension, site);
  const watch = popup.getByRole('switch', { name: 'Watch this chat' });
  await expect(watch).not.toBeChecked();
  await watch.click();
  await expect(watch).toBeChecked();
  await expect(popup.getByText('No chat found on this page yet.')).toBeVisible();
  await watch.click();
  await expect(watch).not.toBeChecked();
});

test('a page that extensions are kept away from is said to be one', async ({ extension }) => {
  const popup = await extension.open('popup.html?tab=987654321');
  await expect(popup.getByText(/keeps extensions away/)).toBeVisible();
  await expect(popup.getByRole('switch')).toHaveCount(0);
});

test('a prompt in the person’s own words becomes version 2, and is copied word for word', async ({
  extension,
  site,
}) => {
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const popup = await openPopup(extension, site);
  const prompt = 'You sell software.\n\n## Hard rules\n- Name the VAT.';
  await writePrompt(popup, prompt);
  await expect(popup.getByText('v2 was written by you.')).toBeVisible();
  await expect(popup.getByTestId('prompt')).toHaveText(prompt);

  await popup.getByRole('button', { name: 'Copy' }).click();
  await expect(popup.getByText(/^Copied/)).toBeVisible();
  expect(await popup.evaluate(() => navigator.clipboard.readText())).toBe(prompt);
  expect(await rowsOf(extension, 'deployments')).toMatchObject([
    { versionNumber: 2, site: site.origin, because: 'copied' },
  ]);
});

test('a draft is dropped by Cancel, and cannot be saved while it is empty', async ({
  extension,
  site,
}) => {
  const popup = await openPopup(extension, site);
  await popup.getByRole('button', { name: 'Edit' }).click();
  await popup.getByRole('textbox').fill('  ');
  await expect(popup.getByRole('button', { name: 'Save as a new version' })).toBeDisabled();
  await popup.getByRole('button', { name: 'Cancel' }).click();
  await expect(popup.getByTestId('prompt')).toHaveText('You are a helpful assistant.');
});

test('the dashboard shows what changed between versions, while they come', async ({
  extension,
  site,
}) => {
  const dashboard = await extension.open('dashboard.html');
  const versions = dashboard.getByRole('region', { name: 'Versions' });
  await expect(versions.getByText('v1 is the prompt you began with.')).toBeVisible();
  const popup = await openPopup(extension, site);
  await writePrompt(popup, 'You are a brief assistant.\n\n## Guidelines\n- Answer in Dutch.');
  await expect(versions.getByText('Changes from v1')).toBeVisible();
  await expect(versions.locator('del')).toContainText('helpful');
  await expect(versions.locator('ins').first()).toContainText('brief');
  await expect(versions.getByRole('listitem')).toContainText('By you in v2');
});

test('the dashboard shows each cycle in its four phases, the newest first, a page at a time', async ({
  extension,
}) => {
  await storeCycles(extension, 21);
  const dashboard = await extension.open('dashboard.html');
  const feedback = dashboard.getByRole('region', { name: 'Feedback' });
  const cards = feedback.locator('details.card');
  await expect(cards).toHaveCount(20);
  await expect(cards.first()).toContainText('Question 21');
  await feedback.getByRole('button', { name: 'Show older ones' }).click();
  await expect(cards).toHaveCount(21);
  await expect(cards.last()).toContainText('Question 1');
  await expect(feedback.getByRole('button', { name: 'Show older ones' })).toHaveCount(0);

  await cards.first().locator('summary').first().click();
  const phases = cards.first().locator('.phases > li');
  await expect(phases).toHaveCount(4);
  await expect(phases.nth(0)).toContainText('Which version the chat ran is not known');
  await expect(phases.nth(1)).toContainText('Answer 21');
  await expect(phases.nth(2)).toContainText('[DWELL]');
  await expect(phases.nth(3)).toContainText('Wrong in case 21.');
});

test('text of a chat is shown as text, never as HTML', async ({ extension }) => {
  await storeCycles(extension, 1, '<img src=x onerror="document.title=`owned`"><b>bold</b>');
  const dashboard = await extension.open('dashboard.html');
  const card = dashboard.locator('#feedback details.card');
  await card.locator('summary').first().click();
  await expect(card.getByText('<b>bold</b>').first()).toBeVisible();
  await expect(card.locator('img, b')).toHaveCount(0);
  await expect(dashboard).toHaveTitle('Whetstone dashboard');
});

test('a site is added on the dashboard by its address', async ({ extension, site }) => {
  const dashboard = await extension.open('dashboard.html');
  const sites = dashboard.getByRole('region', { name: 'Sites' });
  const address = sites.getByRole('textbox', { name: 'Address of a chat' });
  await address.fill('not an address');
  await sites.getByRole('button', { name: 'Add and allow' }).click();
  await expect(sites.getByText(/This is no address/)).toBeVisible();
  await address.fill(`${site.url}some/page`);
  await sites.getByRole('button', { name: 'Add and allow' }).click();
  await expect(sites.getByRole('switch', { name: `Watch ${site.origin}` })).toBeChecked();
  await expect(sites.getByText(/This is no address/)).toHaveCount(0);
});

test('a model server that is not there is named in both pages', async ({ extension, site }) => {
  await site.stop();
  const dashboard = await extension.open('dashboard.html');
  const server = dashboard.getByRole('region', { name: 'Model server' });
  await server.getByRole('textbox', { name: 'Address' }).fill(site.origin);
  await server.getByRole('button', { name: 'Save and check' }).click();
  await expect(server.getByText(/^The model server does not answer/)).toBeVisible();
  await expect(server.getByRole('textbox', { name: 'Address' })).toHaveValue(site.origin);
  const popup = await extension.open('popup.html');
  await expect(popup.getByText(/^The model server does not answer/)).toBeVisible();
  await expect(popup.getByRole('button', { name: 'Try again' })).toBeVisible();
});

/** What the rules of WCAG 2.2 AA find on a page in these colours. */
async function violations(page: Page, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.emulateMedia({ colorScheme });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const scheme of ['light', 'dark'] as const) {
  test(`popup and dashboard keep to WCAG 2.2 AA in ${scheme} colours`, async ({
    extension,
    site,
  }) => {
    await storeCycles(extension, 1);
    const dashboard = await extension.open('dashboard.html');
    await dashboard.locator('#feedback summary').first().click();
    await expect(dashboard.getByText('Answer 1')).toBeVisible();
    expect(await violations(dashboard, scheme)).toEqual([]);
    const popup = await openPopup(extension, site);
    await popup.getByRole('button', { name: 'Edit' }).click();
    expect(await violations(popup, scheme)).toEqual([]);
    await popup.getByRole('button', { name: 'Cancel' }).click();
    expect(await violations(popup, scheme)).toEqual([]);
  });
}

test('neither page scrolls sideways in 320 pixels', async ({ extension, site }) => {
  await storeCycles(extension, 1, 'word'.repeat(100));
  const sideways = (page: Page) =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  const dashboard = await extension.open('dashboard.html');
  await dashboard.setViewportSize({ width: 320, height: 600 });
  await dashboard.locator('#feedback summary').first().click();
  await expect(dashboard.getByText(/^(word)+$/)).toBeVisible();
  expect(await sideways(dashboard)).toBe(0);
  const popup = await openPopup(extension, site);
  await popup.setViewportSize({ width: 320, height: 600 });
  await expect(popup.getByText('v1 is the prompt you began with.')).toBeVisible();
  expect(await sideways(popup)).toBe(0);
});

base('a Spanish browser speaks Spanish', async () => {
  const extension = await launchExtension({ language: 'es' });
  const popup = await extension.open('popup.html');
  await expect(popup.getByText(/Aún no hay valoraciones/)).toBeVisible();
  await expect(popup.locator('html')).toHaveAttribute('lang', 'es');
  const dashboard = await extension.open('dashboard.html');
  await expect(dashboard).toHaveTitle('Panel de Whetstone');
  await extension.context.close();
});
